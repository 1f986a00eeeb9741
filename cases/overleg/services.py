"""Holding an overleg, agreeing in it who does what, and writing down what is reported back."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.overleg.models import Overleg, OverlegAfspraak, Terugkoppeling
from cases.records import save_new
from cases.refusals import Refused
from cases.versions import update_versioned


class AlreadyEnded(Refused):
    def __init__(self) -> None:
        super().__init__("Deze afspraak is al afgerond.")


class OverlegValues(TypedDict, total=False):
    soort: str
    op: date
    deelnemers: str
    jongere_weet_het: bool
    besproken: str


class AfspraakValues(TypedDict, total=False):
    text: str
    owner_kind: str
    owner_name: str
    due_on: date


class TerugkoppelingValues(TypedDict, total=False):
    uitkomst: str
    text: str
    van: str
    verder_op: date | None


@transaction.atomic
def hold_overleg(*, case: Case, by: User, **values: Unpack[OverlegValues]) -> Overleg:
    """An overleg that was, or one that is planned for a later day."""
    require_open(case)
    held = save_new(Overleg(case=case, by=by, **values))
    audit.record("overleg.held", by=by, about=held, details={"soort": held.soort})
    return held


@transaction.atomic
def correct_overleg(*, overleg: Overleg, version: int, by: User, **values: Unpack[OverlegValues]) -> Overleg:
    require_open(overleg.case)
    changed = update_versioned(overleg, version=version, **values)
    audit.record("overleg.corrected", by=by, about=overleg, fields=changed)
    return overleg


@transaction.atomic
def agree_in(*, overleg: Overleg, by: User, **values: Unpack[AfspraakValues]) -> OverlegAfspraak:
    """Who does what, and before which day we hear of it."""
    case = require_open(overleg.case)
    agreed = save_new(OverlegAfspraak(overleg=overleg, by=by, **values))
    audit.record("overleg.agreed", by=by, about=agreed, case_id=case.pk, subject_id=case.jongere_id)
    return agreed


@transaction.atomic
def report_back(*, afspraak: OverlegAfspraak, by: User, **values: Unpack[TerugkoppelingValues]) -> Terugkoppeling:
    """What was heard: it goes on until another day, it is done, or it will not happen."""
    case = require_open(afspraak.overleg.case)
    Overleg.objects.select_for_update(no_key=True).get(pk=afspraak.overleg_id)
    if not OverlegAfspraak.objects.open().filter(pk=afspraak.pk).exists():
        raise AlreadyEnded
    heard = save_new(Terugkoppeling(afspraak=afspraak, by=by, **values))
    details = {"uitkomst": heard.uitkomst}
    audit.record("overleg.reported", by=by, about=heard, case_id=case.pk, subject_id=case.jongere_id, details=details)
    return heard
