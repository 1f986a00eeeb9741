"""Opening, changing and closing a case, and who is involved in it."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import connection, transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.rights import Right, Role
from cases.corrected import corrected
from cases.dossier.birthdays import birthday_of_the_end, to_choose
from cases.dossier.models import Betrokkene, Case, ReferenceCounter
from cases.dossier.tasks import ClosingReason, Task
from cases.jongeren.models import Jongere
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.versions import update_versioned


class AlreadyOpen(Refused):
    def __init__(self, case: Case) -> None:
        super().__init__(f"Deze jongere heeft al een open casus: {case.reference}. Eén jongere, één casus.")


class CaseClosed(Refused):
    def __init__(self) -> None:
        super().__init__("Deze casus is gesloten. Je kunt er niets meer in veranderen.")


class GivingUpIsWeighed(Refused):
    def __init__(self) -> None:
        super().__init__("Afsluiten zonder contact vraagt een afweging of de bewijzen van het protocol.")


class GoodbyeComesFirst(Refused):
    def __init__(self) -> None:
        super().__init__("Afsluiten om de leeftijd gaat met een goed afscheid: wie neemt het over, en een brief.")


class ChosenAtAge(Refused):
    def __init__(self) -> None:
        super().__init__("De jongere is te oud voor het Doorstroompunt: dit dossier ging toen verder onder deze taak.")


class ChooseAtAge(Refused):
    def __init__(self) -> None:
        super().__init__("Het Doorstroompunt stopt binnenkort voor deze jongere. Kies de nieuwe taak bij die keuze.")


class NotARegiehouder(Refused):
    def __init__(self, person: User) -> None:
        super().__init__(f"{person.naam} kan geen regiehouder zijn: de rol ontbreekt of het account is uit.")


class CaseValues(TypedDict, total=False):
    task: str
    aanpak: str
    verantwoordelijke_gemeente: str
    samenvatting: str


class BetrokkeneValues(TypedDict, total=False):
    naam: str
    organisatie: str
    rol: str
    telefoon: str
    email: str
    since: date
    until: date | None


@transaction.atomic
def open_case(*, jongere: Jongere, regiehouder: User, by: User, **values: Unpack[CaseValues]) -> Case:
    """Open the one case of this jongere. It has a regiehouder from the first second (B20)."""
    # The lock makes two people who open a case at once wait for each other, so that the second gets a sentence.
    Jongere.objects.select_for_update().get(pk=jongere.pk)
    for case in jongere.cases.open():
        raise AlreadyOpen(case)
    require_regiehouder(regiehouder)
    case = Case(jongere=jongere, regiehouder=regiehouder, **values)
    case.reference = next_reference()
    save_new(case)
    audit.record("case.opened", by=by, about=case, details={"regiehouder": str(regiehouder.pk)})
    return case


@transaction.atomic
def change_case(*, case: Case, version: int, by: User, **values: Unpack[CaseValues]) -> Case:
    """Correct the facts of a case. What happens to its task at 27 is a choice of its own (cases.leeftijd)."""
    require_open(case)
    other_task = values.get("task", case.task) != case.task
    if other_task and to_choose(case):
        raise ChooseAtAge
    if other_task and values["task"] == Task.DOORSTROOMPUNT and was_chosen(case):
        raise ChosenAtAge
    changed = update_versioned(case, version=version, **values)
    audit.record("case.changed", by=by, about=case, fields=changed)
    return case


def was_chosen(case: Case) -> bool:
    """Whether this case went on under another task at the birthday where the Doorstroompunt ends (WEB 9.2.1)."""
    return case.leeftijdskeuzes.filter(verjaardag=birthday_of_the_end(case)).exists()


@transaction.atomic
def close_case(*, case: Case, version: int, reason: str, by: User) -> Case:
    """Close a case for any reason but two: giving up on contact goes through `cases.closing` (B155), and the age at
    which the Doorstroompunt ends through `cases.leeftijd`."""
    require_open(case)
    if reason == ClosingReason.ONBEREIKBAAR:
        raise GivingUpIsWeighed
    if reason == ClosingReason.LEEFTIJD:
        raise GoodbyeComesFirst
    return shut(case=case, version=version, reason=reason, by=by)


@transaction.atomic
def shut(*, case: Case, version: int, reason: str, by: User) -> Case:
    """The closing itself: plan and protocol end, and what was lent, offered or planned and not done is taken back."""
    now = timezone.now()
    reason = ClosingReason(reason).value
    update_versioned(case, version=version, closed_at=now, closing_reason=reason)
    case.plans.active().update(ended_on=timezone.localdate(now))
    case.handovers.pending().update(withdrawn_at=now)
    for planned in case.planned_contacts.open().select_for_update():
        planned.cancelled_at, planned.cancel_reason = now, "Het dossier is afgesloten."
        planned.save(update_fields=["cancelled_at", "cancel_reason"])
    case.given_rights.lent().delete()
    case.protocol_runs.running().update(ended_on=timezone.localdate(now), ended_by=by, outcome="afgesloten")
    audit.record("case.closed", by=by, about=case, details={"reason": reason})
    return case


@transaction.atomic
def add_betrokkene(*, case: Case, by: User, **values: Unpack[BetrokkeneValues]) -> Betrokkene:
    require_open(case)
    betrokkene = save_new(Betrokkene(case=case, **values))
    audit.record("betrokkene.added", by=by, about=betrokkene)
    return betrokkene


@transaction.atomic
def correct_betrokkene(*, betrokkene: Betrokkene, by: User, **values: Unpack[BetrokkeneValues]) -> Betrokkene:
    require_open(betrokkene.case)
    changed = save_changes(betrokkene, **values)
    audit.record("betrokkene.corrected", by=by, about=betrokkene, fields=changed)
    corrected(betrokkene, fields=changed, by=by)
    return betrokkene


def require_open(case: Case) -> Case:
    """The case, if work in it may go on."""
    if case.closed_at:
        raise CaseClosed
    return case


def require_regiehouder(person: User) -> User:
    """The person, if they may lead a case; held, so that nobody takes the role or the account away meanwhile."""
    held = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not held.is_active or not held.has_role(Role.REGIEHOUDER):
        raise NotARegiehouder(person)
    return held


def next_reference() -> str:
    """The next kenmerk of this year, such as NO-2026-00012; the letters are the first two of the schema."""
    year = timezone.localdate().year
    ReferenceCounter.objects.get_or_create(year=year)
    counter = ReferenceCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    schema: str = connection.schema_name  # type: ignore[attr-defined]  # our backend names where it stands
    return f"{schema[:2].upper()}-{year}-{counter.last:05}"


def rights_of(*, user: User, case: Case) -> frozenset[Right]:
    """Which rights this user holds on this case, for pages that show or hide a button."""
    return frozenset(right for right in Right if Case.objects.for_user(user, right).filter(pk=case.pk).exists())
