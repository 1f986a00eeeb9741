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
ENDS = "Wordt {age}: het Doorstroompunt stopt. Rond af, of kies een andere taak"
ENDED = "Is {age} geworden en staat nog bij het Doorstroompunt. Rond af, of kies een andere taak"


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
        yield Item(kind="leeftijd", case=case, text=(ENDS if day > today else ENDED).format(age=age), on=day)


def between(cases: "QuerySet[Case]", age: int, first: date, last: date) -> "QuerySet[Case]":
    """Open cases of whoever reaches this age in these days."""
    day_before = born_on_or_before(age, first - timedelta(days=1))
    born = {"jongere__geboortedatum__gt": day_before, "jongere__geboortedatum__lte": born_on_or_before(age, last)}
    return cases.filter(closed_at=None, **born).select_related("jongere").order_by("jongere__geboortedatum")
