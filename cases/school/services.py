"""Writing down and correcting the school career."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

import audit
from accounts.models import User
from cases.corrected import corrected
from cases.jongeren.models import Jongere
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.school.models import Diploma, Inschrijving, Verzuim


class OtherJongere(Refused):
    def __init__(self) -> None:
        super().__init__("Deze inschrijving is van een andere jongere.")


class InschrijvingValues(TypedDict, total=False):
    school: str
    brin: str
    opleiding: str
    niveau: str
    leerjaar: int | None
    begon_op: date
    eindigde_op: date | None


class DiplomaValues(TypedDict, total=False):
    school: str
    opleiding: str
    niveau: str
    behaald_op: date


class VerzuimValues(TypedDict, total=False):
    inschrijving: Inschrijving | None
    soort: str
    begon_op: date
    eindigde_op: date | None
    uren: int | None
    toelichting: str


def startkwalificatie(jongere: Jongere) -> bool:
    """Holds a diploma of mbo 2 or higher, havo or vwo (Leerplichtwet art. 1 onder f). Derived, never stored."""
    return jongere.diplomas.startkwalificatie().exists()


@transaction.atomic
def record_inschrijving(*, jongere: Jongere, by: User | None, **values: Unpack[InschrijvingValues]) -> Inschrijving:
    inschrijving = save_new(Inschrijving(jongere=jongere, **values))
    audit.record("inschrijving.recorded", by=by, about=inschrijving)
    return inschrijving


@transaction.atomic
def correct_inschrijving(
    *, inschrijving: Inschrijving, by: User | None, **values: Unpack[InschrijvingValues]
) -> Inschrijving:
    changed = save_changes(inschrijving, **values)
    audit.record("inschrijving.corrected", by=by, about=inschrijving, fields=changed)
    corrected(inschrijving, fields=changed, by=by)
    return inschrijving


@transaction.atomic
def record_diploma(*, jongere: Jongere, by: User | None, **values: Unpack[DiplomaValues]) -> Diploma:
    diploma = save_new(Diploma(jongere=jongere, **values))
    audit.record("diploma.recorded", by=by, about=diploma)
    return diploma


@transaction.atomic
def correct_diploma(*, diploma: Diploma, by: User | None, **values: Unpack[DiplomaValues]) -> Diploma:
    changed = save_changes(diploma, **values)
    audit.record("diploma.corrected", by=by, about=diploma, fields=changed)
    corrected(diploma, fields=changed, by=by)
    return diploma


@transaction.atomic
def record_verzuim(*, jongere: Jongere, by: User | None, **values: Unpack[VerzuimValues]) -> Verzuim:
    """The melding stays with the gemeente: passing it on to a third party is not legal (DUO, 2020)."""
    require_own_inschrijving(jongere, values)
    verzuim = save_new(Verzuim(jongere=jongere, **values))
    audit.record("verzuim.recorded", by=by, about=verzuim)
    return verzuim


@transaction.atomic
def correct_verzuim(*, verzuim: Verzuim, by: User | None, **values: Unpack[VerzuimValues]) -> Verzuim:
    require_own_inschrijving(verzuim.jongere, values)
    changed = save_changes(verzuim, **values)
    audit.record("verzuim.corrected", by=by, about=verzuim, fields=changed)
    corrected(verzuim, fields=changed, by=by)
    return verzuim


def require_own_inschrijving(jongere: Jongere, values: VerzuimValues) -> None:
    inschrijving = values.get("inschrijving")
    if inschrijving and inschrijving.jongere_id != jongere.pk:
        raise OtherJongere
