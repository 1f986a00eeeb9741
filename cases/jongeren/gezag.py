"""Gezagsdragers: writing them down, seeing the proof, and ending the authority."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.corrected import corrected
from cases.jongeren.models import Gezagsdrager, Jongere, Verification
from cases.jongeren.services import indexed
from cases.records import save_changes, save_new


class GezagsdragerValues(TypedDict, total=False):
    naam: str
    relatie: str
    telefoon: str
    email: str


@transaction.atomic
def add_gezagsdrager(
    *, jongere: Jongere, by: User | None, bsn: str = "", **values: Unpack[GezagsdragerValues]
) -> Gezagsdrager:
    """Write down who has authority, as told. It counts only after `verify_gezagsdrager`."""
    gezagsdrager = Gezagsdrager(jongere=jongere, **values)
    if bsn:
        gezagsdrager.bsn, gezagsdrager.bsn_index = indexed(bsn)
    save_new(gezagsdrager)
    audit.record("gezagsdrager.added", by=by, about=gezagsdrager)
    return gezagsdrager


@transaction.atomic
def correct_gezagsdrager(
    *, gezagsdrager: Gezagsdrager, by: User | None, bsn: str | None = None, **values: Unpack[GezagsdragerValues]
) -> Gezagsdrager:
    """Correct a gezagsdrager. Another BSN is another person: the proof must be seen again, and the user is let go."""
    if bsn is None or bsn == (gezagsdrager.bsn or ""):
        changed = save_changes(gezagsdrager, **values)
    else:
        number, index = indexed(bsn) if bsn else (None, None)
        unproven = {"user": None, "verified_how": "", "verified_by": None, "verified_at": None}
        changed = save_changes(gezagsdrager, bsn=number, bsn_index=index, **unproven, **values)
    fields = [name for name in changed if name != "bsn_index"]
    audit.record("gezagsdrager.corrected", by=by, about=gezagsdrager, fields=fields)
    corrected(gezagsdrager, fields=fields, by=by)
    return gezagsdrager


@transaction.atomic
def verify_gezagsdrager(*, gezagsdrager: Gezagsdrager, how: str, by: User) -> Gezagsdrager:
    """Someone has seen the proof of authority. From here on this person may sign for a jongere under 18."""
    how = Verification(how).value
    save_changes(gezagsdrager, verified_how=how, verified_by=by, verified_at=timezone.now())
    audit.record("gezagsdrager.verified", by=by, about=gezagsdrager, details={"how": how})
    return gezagsdrager


@transaction.atomic
def end_gezag(*, gezagsdrager: Gezagsdrager, until: date, by: User | None) -> Gezagsdrager:
    """The authority ends after this day, for instance by decision of a judge."""
    save_changes(gezagsdrager, until=until)
    audit.record("gezagsdrager.ended", by=by, about=gezagsdrager, details={"until": until.isoformat()})
    return gezagsdrager
