"""Doelgroepen that a tenant adds itself: the routekaart promises four and describes three (B26b)."""

import re
from dataclasses import dataclass
from typing import Any, Self

from cases.content.bodies import ContentRefused, body_of
from cases.content.models import ContentKind
from cases.content.services import in_force
from cases.dossier.tasks import Doelgroep

OWN = "eigen:"  # before the code of one of the tenant, so that it never looks like one of the rule
LONGEST = 1000


@body_of(ContentKind.DOELGROEP)
@dataclass(frozen=True, kw_only=True)
class OwnDoelgroep:
    """Who belongs to it, in words: a person decides, because there is no rule for it."""

    about: str

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        about = str(body.get("about") or "").strip()
        if not about:
            raise ContentRefused("Schrijf op wie er bij deze doelgroep hoort.")
        if len(about) > LONGEST:
            raise ContentRefused(f"Schrijf hoogstens {LONGEST} tekens op.")
        return cls(about=about)

    def to_json(self) -> dict[str, Any]:
        return {"about": self.about}


def own_code(doelgroep: str) -> str:
    return doelgroep.removeprefix(OWN)


def is_known(doelgroep: str) -> bool:
    """One of the rule, or the form of one of the tenant; which those are changes, and old content stays readable."""
    return doelgroep in Doelgroep.values or bool(re.fullmatch(rf"{OWN}[-a-z0-9_]{{1,60}}", doelgroep))


def own_doelgroepen() -> list[tuple[str, str]]:
    """Those of the tenant that are in use, as choices."""
    return [(OWN + edition.code, edition.naam) for edition in in_force(ContentKind.DOELGROEP)]


def filter_choices() -> list[tuple[str, str]]:
    """What a list can be filtered by."""
    return [("", "Alle"), *((code, str(label)) for code, label in Doelgroep.choices), *own_doelgroepen()]
