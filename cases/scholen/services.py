"""Working with schools: whom to call, the yearly startgesprek, and days of preventive absence interviews."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.records import save_new
from cases.refusals import Refused
from cases.scholen.models import Contactpersoon, School, Spreekuur, Startgesprek, works_with_schools
from cases.scholen.years import in_words, schooljaar_of
from cases.versions import update_versioned


class NotWithSchools(Refused):
    def __init__(self) -> None:
        super().__init__("Afspraken met scholen maken regiehouders en coördinatoren.")


class NotYet(Refused):
    def __init__(self) -> None:
        super().__init__("Kies een dag die al geweest is.")


class OtherSchooljaar(Refused):
    def __init__(self, schooljaar: int) -> None:
        super().__init__(
            f"Deze dag valt buiten schooljaar {in_words(schooljaar)}. Plan voor dat jaar een eigen gesprek."
        )


class SchoolValues(TypedDict, total=False):
    naam: str
    brin: str
    stopped_on: date | None


class ContactpersoonValues(TypedDict, total=False):
    naam: str
    functie: str
    domein: str
    telefoon: str
    email: str
    bereikbaar: str
    until: date | None


class StartgesprekValues(TypedDict, total=False):
    planned_on: date
    held_on: date | None
    met_wie: str
    terugblik: str
    afspraken: str


class SpreekuurValues(TypedDict, total=False):
    planned_on: date
    held_on: date | None
    gesproken: int | None
    with_leerplicht: bool


@transaction.atomic
def add_school(*, by: User, **values: Unpack[SchoolValues]) -> School:
    require_with_schools(by)
    school = save_new(School(**values))
    audit.record("school.added", by=by, about=school)
    return school


@transaction.atomic
def change_school(*, school: School, version: int, by: User, **values: Unpack[SchoolValues]) -> School:
    require_with_schools(by)
    changed = update_versioned(school, version=version, **values)
    audit.record("school.changed", by=by, about=school, fields=changed)
    return school


@transaction.atomic
def add_contactpersoon(*, school: School, by: User, **values: Unpack[ContactpersoonValues]) -> Contactpersoon:
    """A fixed contact person of the whole school or of a part of it (B46)."""
    require_with_schools(by)
    person = save_new(Contactpersoon(school=school, **values))
    audit.record("contactpersoon.added", by=by, about=person, details={"school": str(school.pk)})
    return person


@transaction.atomic
def change_contactpersoon(
    *, person: Contactpersoon, version: int, by: User, **values: Unpack[ContactpersoonValues]
) -> Contactpersoon:
    require_with_schools(by)
    changed = update_versioned(person, version=version, **values)
    audit.record("contactpersoon.changed", by=by, about=person, fields=changed)
    return person


@transaction.atomic
def plan_startgesprek(*, school: School, planned_on: date, by: User) -> Startgesprek:
    """Plan the talk of the school year in which this day falls (B47)."""
    require_with_schools(by)
    talk = save_new(Startgesprek(school=school, schooljaar=schooljaar_of(planned_on), planned_on=planned_on, by=by))
    audit.record("startgesprek.planned", by=by, about=talk, details={"schooljaar": talk.schooljaar})
    return talk


@transaction.atomic
def write_startgesprek(
    *, talk: Startgesprek, version: int, by: User, **values: Unpack[StartgesprekValues]
) -> Startgesprek:
    """Move it within its school year, or write down how it went: the reflection, and what was agreed (B47)."""
    require_with_schools(by)
    for day in (values.get("planned_on"), values.get("held_on")):
        if day and schooljaar_of(day) != talk.schooljaar:
            raise OtherSchooljaar(talk.schooljaar)
    require_past(values.get("held_on"))
    changed = update_versioned(talk, version=version, **values)
    audit.record("startgesprek.written", by=by, about=talk, fields=changed)
    return talk


@transaction.atomic
def plan_spreekuur(*, school: School, planned_on: date, by: User, with_leerplicht: bool = False) -> Spreekuur:
    """A day on which we speak at school with jongeren who begin to be absent (B51)."""
    require_with_schools(by)
    day = save_new(Spreekuur(school=school, planned_on=planned_on, with_leerplicht=with_leerplicht, by=by))
    audit.record("spreekuur.planned", by=by, about=day)
    return day


@transaction.atomic
def write_spreekuur(*, day: Spreekuur, version: int, by: User, **values: Unpack[SpreekuurValues]) -> Spreekuur:
    require_with_schools(by)
    require_past(values.get("held_on"))
    changed = update_versioned(day, version=version, **values)
    audit.record("spreekuur.written", by=by, about=day, fields=changed)
    return day


def require_with_schools(by: User) -> User:
    if not works_with_schools(by):
        raise NotWithSchools
    return by


def require_past(day: date | None) -> None:
    """Refuse a day that is still to come."""
    if day and day > timezone.localdate():
        raise NotYet
