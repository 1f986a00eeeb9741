"""The question in another language, beside the Dutch that counts: content of the gemeente, with versions."""

from dataclasses import dataclass
from typing import Any, Self

from cases.content.bodies import ContentRefused, body_of, read
from cases.content.models import ContentKind, Edition
from cases.content.services import in_force
from consent.machtigingen.models import Machtiging
from consent.machtigingen.text import AGAIN, PARTS, composed, fingerprint, places_in

DUTCH_COUNTS = "Dit is een vertaling, om te helpen. De Nederlandse tekst telt."
COUNTS = "dutch_counts"
LONGEST = 1000
# What a translation has: each part of the Dutch, and the sentence that says which text counts.
TO_TRANSLATE = {COUNTS: DUTCH_COUNTS, **PARTS}


@dataclass(frozen=True)
class Language:
    """A language as a reader finds it: by its own name, in the direction in which it is written."""

    code: str
    naam: str
    own_name: str
    direction: str = "ltr"


LANGUAGES: dict[str, Language] = {
    one.code: one
    for one in (
        Language("ar", "Arabisch", "العربية", "rtl"),
        Language("en", "Engels", "English"),
        Language("fa", "Farsi", "فارسی", "rtl"),
        Language("uk", "Oekraïens", "Українська"),
        Language("pap", "Papiaments", "Papiamentu"),
        Language("pl", "Pools", "Polski"),
        Language("so", "Somalisch", "Soomaali"),
        Language("ti", "Tigrinya", "ትግርኛ"),
        Language("tr", "Turks", "Türkçe"),
    )
}


@body_of(ContentKind.VERTALING)
@dataclass(frozen=True)
class Vertaling:
    """All parts of one version of the text, in one language.

    An older translation has no words for what is asked again: it is not offered where those are needed.
    """

    language: str
    text_version: str
    parts: dict[str, str]

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        language, version = str(body.get("language", "")), str(body.get("text_version", ""))
        if language not in LANGUAGES:
            raise ContentRefused("Kies een taal uit de lijst.")
        parts = {name: str(body.get("parts", {}).get(name, "")).strip() for name in TO_TRANSLATE}
        for name, dutch in TO_TRANSLATE.items():
            if name != AGAIN or parts[name]:
                require_same_places(dutch, parts[name])
        return cls(language, version, parts)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each part with its Dutch, as it is today."""
        return [(dutch, self.parts[name]) for name, dutch in TO_TRANSLATE.items()]

    def to_json(self) -> dict[str, Any]:
        return {"language": self.language, "text_version": self.text_version, "parts": self.parts}


def require_same_places(dutch: str, translated: str) -> None:
    """What is filled in stands in the translation too, and nothing else: else it would say less, or something odd."""
    if not translated or len(translated) > LONGEST:
        raise ContentRefused(f"Vertaal ook dit, in hooguit {LONGEST} tekens: ‘{dutch}’")
    if places_in(dutch) != places_in(translated):
        places = ", ".join(f"{{{name}}}" for name in sorted(places_in(dutch))) or "geen"
        raise ContentRefused(f"In de vertaling horen dezelfde plekken te staan ({places}): ‘{dutch}’")


@dataclass(frozen=True)
class Shown:
    """A question in another language, as it is shown beside the Dutch."""

    edition: Edition
    language: Language
    text: str
    dutch_counts: str

    @property
    def sha256(self) -> str:
        return fingerprint(self.text)

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n")


def languages_of(machtiging: Machtiging) -> list[Language]:
    """In which other languages this question can be read: those in which this version of the text was set."""
    found = {edition.body.get("language", "") for edition in editions_of(machtiging)}
    return [language for code, language in LANGUAGES.items() if code in found]


def shown_in(machtiging: Machtiging, language: str) -> Shown | None:
    """The question in this language, or None when it was not set in it."""
    edition = next((one for one in editions_of(machtiging) if one.body.get("language") == language), None)
    if edition is None:
        return None
    body: Vertaling = read(edition)
    text = composed(
        machtiging.afweging, last_day=machtiging.valid_until, parts=body.parts, codes=list(machtiging.field_codes),
        again=machtiging.replaces_id is not None,
    )  # fmt: skip
    return Shown(edition, LANGUAGES[body.language], text, body.parts[COUNTS])


def editions_of(machtiging: Machtiging) -> list[Edition]:
    """Translations of the very version of the text that was frozen, with all of its words; the newest first."""
    current = in_force(ContentKind.VERTALING).filter(body__text_version=machtiging.text_version)
    whole = [one for one in current.order_by("-created_at") if one.body.get("parts", {}).get(AGAIN)]
    return whole if machtiging.replaces_id else list(current.order_by("-created_at"))
