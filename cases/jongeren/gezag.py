"""Gezagsdragers: writing them down, seeing the proof, ending the authority, and not telling somebody."""

from datetime import date, timedelta
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.corrected import corrected
from cases.jongeren.gezagsdragers import Gezagsdrager, NietInformeren, Verification, WeerInformeren
from cases.jongeren.models import Jongere
from cases.jongeren.services import indexed
from cases.records import save_changes, save_new
from cases.refusals import Refused

LONGEST_SILENCE = timedelta(days=183)


class GezagsdragerValues(TypedDict, total=False):
    naam: str
    relatie: str
    soort: str
    since: date | None
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
    audit.record("gezagsdrager.added", by=by, about=gezagsdrager, details={"soort": gezagsdrager.soort})
    return gezagsdrager


@transaction.atomic
def correct_gezagsdrager(
    *, gezagsdrager: Gezagsdrager, by: User | None, bsn: str | None = None, **values: Unpack[GezagsdragerValues]
) -> Gezagsdrager:
    """Correct a gezagsdrager. Another BSN is another person, and another soort is another proof: then that must be
    seen again, and with another person the user is let go."""
    unproven = {"verified_how": "", "verified_by": None, "verified_at": None, "verified_until": None}
    if bsn is None or bsn == (gezagsdrager.bsn or ""):
        again = unproven if values.get("soort", gezagsdrager.soort) != gezagsdrager.soort else {}
        changed = save_changes(gezagsdrager, **values, **again)
    else:
        number, index = indexed(bsn) if bsn else (None, None)
        changed = save_changes(gezagsdrager, bsn=number, bsn_index=index, user=None, **unproven, **values)
    fields = [name for name in changed if name != "bsn_index"]
    audit.record("gezagsdrager.corrected", by=by, about=gezagsdrager, fields=fields)
    corrected(gezagsdrager, fields=fields, by=by)
    return gezagsdrager


@transaction.atomic
def verify_gezagsdrager(
    *, gezagsdrager: Gezagsdrager, how: str, by: User, verified_until: date | None = None
) -> Gezagsdrager:
    """Someone has seen the proof. From here on this person may sign; until the day on which it must be seen again."""
    how = Verification(how).value
    if verified_until and verified_until < timezone.localdate():
        raise Refused("De dag om opnieuw na te kijken is al voorbij.")
    now = timezone.now()
    save_changes(gezagsdrager, verified_how=how, verified_by=by, verified_at=now, verified_until=verified_until)
    details = {"how": how, "until": verified_until.isoformat() if verified_until else ""}
    audit.record("gezagsdrager.verified", by=by, about=gezagsdrager, details=details)
    return gezagsdrager


@transaction.atomic
def end_gezag(*, gezagsdrager: Gezagsdrager, until: date, by: User | None) -> Gezagsdrager:
    """The authority ends after this day, for instance by decision of a judge."""
    save_changes(gezagsdrager, until=until)
    audit.record("gezagsdrager.ended", by=by, about=gezagsdrager, details={"until": until.isoformat()})
    return gezagsdrager


@transaction.atomic
def do_not_inform(*, gezagsdrager: Gezagsdrager, reason: str, review_on: date, by: User) -> NietInformeren:
    """From here on this person sees nothing of this jongere and is asked nothing. What rests on the signature of this
    person closes: who cannot see it any more, cannot take it back either (AVG 7(3))."""
    locked = Gezagsdrager.objects.select_for_update().get(pk=gezagsdrager.pk)
    today = timezone.localdate()
    if not today < review_on <= today + LONGEST_SILENCE:
        raise Refused("Kies een dag in de komende zes maanden om dit opnieuw te bekijken.")
    earlier = list(NietInformeren.objects.standing().filter(gezagsdrager=locked))
    silence = save_new(NietInformeren(gezagsdrager=locked, reason=reason.strip(), review_on=review_on, by=by))
    for one in earlier:
        save_new(WeerInformeren(niet_informeren=one, reason="Opnieuw bekeken en verlengd.", by=by))
    audit.record(
        "gezagsdrager.not_informed", by=by, about=locked, subject_id=locked.jongere_id,
        details={"review_on": review_on.isoformat(), "again": bool(earlier)},
    )  # fmt: skip
    return silence


@transaction.atomic
def inform_again(*, gezagsdrager: Gezagsdrager, reason: str, by: User) -> Gezagsdrager:
    """It is safe to tell this person again. What closed stays closed until somebody asks again."""
    locked = Gezagsdrager.objects.select_for_update().get(pk=gezagsdrager.pk)
    standing = list(NietInformeren.objects.standing().filter(gezagsdrager=locked))
    if not standing:
        raise Refused("Deze persoon mag al alles horen wat de wet toestaat.")
    for one in standing:
        save_new(WeerInformeren(niet_informeren=one, reason=reason.strip(), by=by))
    audit.record("gezagsdrager.informed_again", by=by, about=locked, subject_id=locked.jongere_id)
    return locked
