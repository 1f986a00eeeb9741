"""Words that look like a diagnosis. They warn and never block: the person who writes decides (B104)."""

import re

STEMS = (
    "adhd", "add", "ass", "autis", "asperger", "depressi", "verslaafd", "verslaving", "alcoholis", "borderline", "ptss",
    "psychose", "psychoti", "schizofren", "bipola", "angststoornis", "stoornis", "anorexia", "boulimi", "laagbegaafd",
    "zwakbegaafd", "verstandelijk beperk", "lvb", "trauma", "suïcid", "suicid",
)  # fmt: skip
# These are words of their own: "add" is not the beginning of "address", nor "ass" that of "assistent".
WHOLE = ("adhd", "add", "ass", "lvb", "ptss")
FOUND = re.compile(
    r"(?<!\w)(?:" + "|".join(rf"{stem}(?!\w)" if stem in WHOLE else rf"{stem}\w*" for stem in STEMS) + ")",
    re.IGNORECASE,
)


def diagnosis_words(text: str) -> list[str]:
    """The words in this text that name a condition, each once, as they were written."""
    return list(dict.fromkeys(FOUND.findall(text)))
