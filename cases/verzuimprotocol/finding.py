"""Which verzuimprotocollen hold for a case now: those in force, when it is about verzuim of somebody of 18+ (B52)."""

from dataclasses import dataclass

from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.doelgroepen.derive import doelgroepen_of
from cases.dossier.models import Case
from cases.dossier.tasks import Doelgroep


@dataclass(frozen=True)
class Shown:
    """A protocol as a page shows it."""

    edition: Edition
    text: str


def verzuimprotocollen_for(case: Case) -> list[Shown]:
    if Doelgroep.VERZUIM_18 not in doelgroepen_of(case):
        return []
    found = Edition.objects.of(ContentKind.VERZUIMPROTOCOL).in_force().order_by("naam")
    return [Shown(edition, read(edition).text) for edition in found]
