"""The eleven questions of Almere once more, five with an answer to choose: those answers another party can use (E8).

A form of its own beside the first one, so that a tenant chooses. What is known under a code is shown in both.
"""

from typing import Any

from cases.intake.shipped_november_2026 import ALMERE

YES_NO: dict[str, Any] = {"kind": "ja_nee"}
CHOSEN: dict[str, dict[str, Any]] = {
    "ondersteuningsbehoefte": {
        "kind": "keuze",
        "choices": ["Werken", "Naar school", "Werken en naar school", "Weet het nog niet"],
    },
    "eerder-traject": YES_NO,
    "studiefinanciering": YES_NO,
    "stage-werkervaring": YES_NO,
    "huidig-werk": YES_NO,
}
ALMERE_CHOICES: dict[str, Any] = ALMERE | {
    "code": "almere-keuzes",
    "naam": "Intakeformulier Almere met keuzes",
    "body": {"questions": [one | CHOSEN.get(one["code"], {}) for one in ALMERE["body"]["questions"]]},
}
