"""Which verzuimprotocollen hold for a case now: those in force, when it is about verzuim of somebody of 18+ (B52)."""

import uuid
from dataclasses import dataclass

from cases.content.attachments import Bijlage, attachment
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
    has_pdf: bool


def verzuimprotocollen_for(case: Case) -> list[Shown]:
    if Doelgroep.VERZUIM_18 not in doelgroepen_of(case):
        return []
    found = Edition.objects.of(ContentKind.VERZUIMPROTOCOL).in_force().order_by("naam")
    return [Shown(edition, read(edition).text, bool(read(edition).pdf)) for edition in found]


def kept_pdf(edition_id: uuid.UUID) -> Bijlage | None:
    """The PDF of this version, also of an older one; none when it has none, or is something else."""
    edition = Edition.objects.of(ContentKind.VERZUIMPROTOCOL).filter(pk=edition_id).first()
    return attachment(read(edition).pdf) if edition else None
