"""Running a campaign: beginning it, spreading its jongeren, writing down what came of it, and ending it (B157)."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

import audit
from accounts.models import User
from accounts.rights import Right, Role
from cases.campagne.models import Campagne, Deelname, Uitkomst, Wie
from cases.contact.models import Channel, Party
from cases.contact.services import plan_contact
from cases.dossier.models import Case
from cases.dossier.services import open_case
from cases.dossier.tasks import Task
from cases.jongeren.models import Jongere
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.school.models import Diploma
from cases.settings.services import settings_now
from cases.wijkronde.out_of_sight import GONE, out_of_sight, without_school_and_income
from cases.workdays import is_working_day

MOST_AT_ONCE, NINE = 200, time(9, 0)


class NotACoordinator(Refused):
    def __init__(self) -> None:
        super().__init__("Een campagne begint, verdeelt en stopt de coördinator.")


class CampagneEnded(Refused):
    def __init__(self) -> None:
        super().__init__("Deze campagne is klaar.")


class NobodyCalls(Refused):
    def __init__(self) -> None:
        super().__init__("Kies ten minste één collega die belt.")


class NotYours(Refused):
    def __init__(self) -> None:
        super().__init__("Alleen wie aan het dossier werkt, schrijft de uitkomst op.")


class CampagneValues(TypedDict, total=False):
    naam: str
    doel: str
    wie: str
    wijk: str
    age_from: int
    age_to: int
    begint_op: date
    loopt_tot: date


@transaction.atomic
def begin_campagne(*, by: User, **values: Unpack[CampagneValues]) -> Campagne:
    require_coordinator(by)
    begun = save_new(Campagne(by=by, **values))
    audit.record("campagne.begun", by=by, about=begun)
    return begun


def candidates(campagne: Campagne) -> QuerySet[Jongere]:
    """Who belongs to the group now and is not in the campaign yet. Without startkwalificatie, and not older than whom
    the Doorstroompunt of this tenant helps (WEB 9.2.1, B9)."""
    until = min(campagne.age_to + 1, settings_now().doorstroompunt_until)
    found = Jongere.objects.from_age(campagne.age_from).under(until)
    found = found.filter(wijk=campagne.wijk) if campagne.wijk else found
    if campagne.wie == Wie.BUITEN_BEELD:
        found = found.filter(pk__in=out_of_sight(campagne.wijk).order_by().values("pk"))
    else:
        gone = Case.objects.filter(jongere=OuterRef("pk"), closing_reason__in=GONE)
        found = found.filter(without_school_and_income()).filter(~Exists(gone))
    qualified = Diploma.objects.filter(jongere=OuterRef("pk")).startkwalificatie()
    inside = Deelname.objects.filter(campagne=campagne, jongere=OuterRef("pk"))
    return found.filter(~Exists(qualified), ~Exists(inside)).order_by("wijk", "achternaam", "pk")


@transaction.atomic
def spread(*, campagne: Campagne, callers: Sequence[User], by: User) -> int:
    """Give each jongere a call on the day of somebody: of their own regiehouder, or else of the caller with fewest."""
    held = require_running(campagne, by)
    if not callers:
        raise NobodyCalls
    load = load_of(held, callers)
    added = 0
    for jongere in candidates(held).prefetch_related("cases")[:MOST_AT_ONCE]:
        case = jongere.cases.open().first()
        if case is None:
            caller = min(load, key=lambda one: load[one])
            load[caller] += 1
            case = open_case(jongere=jongere, regiehouder=caller, by=by, task=Task.DOORSTROOMPUNT,
                             verantwoordelijke_gemeente=jongere.gemeente)  # fmt: skip
        take_part(held, jongere, case, by=by)
        added += 1
    audit.record("campagne.spread", by=by, about=held, details={"added": added, "callers": len(callers)})
    return added


def load_of(campagne: Campagne, callers: Sequence[User]) -> dict[User, int]:
    """How many of this campaign each caller has, so that a second round evens out the first."""
    mine = Count("cases__campagnes", filter=Q(cases__campagnes__campagne=campagne))
    found = User.objects.filter(pk__in=[caller.pk for caller in callers]).annotate(number=mine).order_by("naam")
    return {caller: caller.number for caller in found}


def take_part(campagne: Campagne, jongere: Jongere, case: Case, *, by: User) -> Deelname:
    part = save_new(Deelname(campagne=campagne, jongere=jongere, case=case, by=by))
    first = max(campagne.begint_op, timezone.localdate() + timedelta(days=1))
    while not is_working_day(first):
        first += timedelta(days=1)
    plan_contact(case=case, by=by, at=timezone.make_aware(datetime.combine(first, NINE)), channel=Channel.TELEFOON,
                 party=Party.JONGERE, with_whom=jongere.naam, note=f"Campagne {campagne.naam}")  # fmt: skip
    audit.record("campagne.joined", by=by, about=part)
    return part


@transaction.atomic
def conclude(*, deelname: Deelname, uitkomst: str, by: User) -> Uitkomst:
    """What came of it for this jongere, by who works in the case."""
    if not Case.objects.for_user(by, Right.CHANGE_CASE).filter(pk=deelname.case_id).exists():
        raise NotYours
    if deelname.campagne.ended_on:
        raise CampagneEnded
    found = save_new(Uitkomst(deelname=deelname, uitkomst=uitkomst, by=by))
    audit.record("campagne.concluded", by=by, about=found, case_id=deelname.case_id, subject_id=deelname.jongere_id,
                 details={"uitkomst": found.uitkomst})  # fmt: skip
    return found


@transaction.atomic
def end_campagne(*, campagne: Campagne, by: User) -> Campagne:
    held = require_running(campagne, by)
    save_changes(held, ended_on=timezone.localdate())
    audit.record("campagne.ended", by=by, about=held)
    return held


def require_running(campagne: Campagne, by: User) -> Campagne:
    """The campaign, held, if it runs and this person may steer it."""
    require_coordinator(by)
    held = Campagne.objects.select_for_update().get(pk=campagne.pk)
    if held.ended_on:
        raise CampagneEnded
    return held


def require_coordinator(by: User) -> User:
    if not by.has_role(Role.COORDINATOR):
        raise NotACoordinator
    return by
