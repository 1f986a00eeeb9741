"""Planning a talk with school, writing down what was agreed, and calling one off."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_new
from cases.refusals import Refused
from cases.school.models import Inschrijving
from cases.schoolgesprekken.models import Schoolgesprek
from cases.versions import update_versioned


class OtherJongere(Refused):
    def __init__(self) -> None:
        super().__init__("Deze inschrijving is van een andere jongere.")


class NotYet(Refused):
    def __init__(self) -> None:
        super().__init__("Kies een dag die al geweest is.")


class CalledOff(Refused):
    def __init__(self) -> None:
        super().__init__("Dit gesprek is afgezegd. Plan een nieuw gesprek.")


class AlreadyHeld(Refused):
    def __init__(self) -> None:
        super().__init__("Dit gesprek is al gevoerd.")


class SchoolgesprekValues(TypedDict, total=False):
    about: str
    planned_on: date
    held_on: date | None
    met_wie: str
    afspraken: str


@transaction.atomic
def plan_schoolgesprek(
    *, case: Case, inschrijving: Inschrijving, by: User, **values: Unpack[SchoolgesprekValues]
) -> Schoolgesprek:
    """Plan a talk with the school of this inschrijving, or write down one that was held already."""
    require_open(case)
    if inschrijving.jongere_id != case.jongere_id:
        raise OtherJongere
    require_past(values.get("held_on"))
    talk = save_new(Schoolgesprek(case=case, jongere=case.jongere, inschrijving=inschrijving, by=by, **values))
    audit.record("schoolgesprek.planned", by=by, about=talk, details={"about_what": talk.about})
    return talk


@transaction.atomic
def write_schoolgesprek(
    *, talk: Schoolgesprek, version: int, by: User, **values: Unpack[SchoolgesprekValues]
) -> Schoolgesprek:
    """How it went, or another day for it."""
    require_open(talk.case)
    if talk.cancelled_on:
        raise CalledOff
    require_past(values.get("held_on"))
    changed = update_versioned(talk, version=version, **values)
    audit.record("schoolgesprek.written", by=by, about=talk, fields=changed)
    return talk


@transaction.atomic
def call_off_schoolgesprek(*, talk: Schoolgesprek, version: int, cancel_reason: str, by: User) -> Schoolgesprek:
    require_open(talk.case)
    if talk.held_on:
        raise AlreadyHeld
    if talk.cancelled_on:
        raise CalledOff
    update_versioned(talk, version=version, cancelled_on=timezone.localdate(), cancel_reason=cancel_reason)
    audit.record("schoolgesprek.called_off", by=by, about=talk)
    return talk


def require_past(day: date | None) -> None:
    """Refuse a day that is still to come."""
    if day and day > timezone.localdate():
        raise NotYet
