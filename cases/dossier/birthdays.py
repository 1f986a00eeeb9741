"""Birthdays that change what may be done: 18, and the age at which the Doorstroompunt ends."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.dossier.tasks import Task
from cases.jongeren.ages import LEERPLICHT_UNTIL, birthday, born_on_or_before
from cases.settings.services import settings_now

ADULT = "Wordt 18: valt niet meer onder leerplicht, en ouders tekenen niet meer mee"
ENDS = "Wordt {age}: het Doorstroompunt stopt. Kies: verder onder een andere taak, of afscheid"
ENDED = "Is {age} geworden en staat nog bij het Doorstroompunt. Kies: verder onder een andere taak, of afscheid"
# A warm handover takes time, so the choice can be made this long before the birthday.
WEEKS_BEFORE = 12


@source
def of_age(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """A2: until that day somebody moves to the other lists, by itself. It is told before, and not after."""
    found = between(cases, LEERPLICHT_UNTIL, timezone.localdate(), until)[:most]
    for case in found:
        yield Item(kind="leeftijd", case=case, text=ADULT, on=birthday(case.jongere.geboortedatum, LEERPLICHT_UNTIL))


@source
def too_old(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """WEB 9.2.1: from 27 on it is not the task of the Doorstroompunt any more. This stays until somebody acts (B9)."""
    age, today = settings_now().doorstroompunt_until, timezone.localdate()
    old = cases.filter(
        task=Task.DOORSTROOMPUNT, closed_at=None, jongere__geboortedatum__lte=born_on_or_before(age, until)
    )
    for case in old.select_related("jongere").order_by("jongere__geboortedatum")[:most]:
        day = birthday(case.jongere.geboortedatum, age)
        text = (ENDS if day > today else ENDED).format(age=age)
        yield Item(kind="leeftijd.keuze", case=case, text=text, on=day)


def birthday_of_the_end(case: Case) -> date:
    """From this birthday on the case is not of the Doorstroompunt any more, as this tenant counts (B9)."""
    return birthday(case.jongere.geboortedatum, settings_now().doorstroompunt_until)


def to_choose(case: Case) -> date | None:
    """The birthday for which a choice is to be made now (cases.leeftijd), or None."""
    if case.closed_at or case.task != Task.DOORSTROOMPUNT:
        return None
    day = birthday_of_the_end(case)
    return day if timezone.localdate() >= day - timedelta(weeks=WEEKS_BEFORE) else None


def between(cases: "QuerySet[Case]", age: int, first: date, last: date) -> "QuerySet[Case]":
    """Open cases of whoever reaches this age in these days."""
    day_before = born_on_or_before(age, first - timedelta(days=1))
    born = {"jongere__geboortedatum__gt": day_before, "jongere__geboortedatum__lte": born_on_or_before(age, last)}
    return cases.filter(closed_at=None, **born).select_related("jongere").order_by("jongere__geboortedatum")
