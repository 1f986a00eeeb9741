"""Schools we work with and talks with them, through the same services as the screens. Vary what a test is about."""

import itertools
from collections.abc import Callable
from typing import Any

from accounts.models import User
from cases.dossier.models import Case
from cases.scholen.models import Contactpersoon, School, Spreekuur, Startgesprek
from cases.scholen.services import add_contactpersoon, add_school, plan_spreekuur, plan_startgesprek, write_spreekuur
from cases.schoolgesprekken.models import Schoolgesprek
from cases.schoolgesprekken.services import plan_schoolgesprek
from tests.factories import days_ago, make_inschrijving, make_user

_serial = itertools.count(1)


def make_school(*, by: User | None = None, **over: Any) -> School:
    return add_school(by=by or make_user(), **{"naam": f"Het Anker {next(_serial)}"} | over)


def make_contactpersoon(*, school: School, by: User | None = None, **over: Any) -> Contactpersoon:
    values = {
        "naam": "Fatma Demir", "functie": "zorgcoördinator", "domein": "Techniek", "telefoon": "0201234567",
        "bereikbaar": "Maandag tot en met donderdag",
    }  # fmt: skip
    return add_contactpersoon(school=school, by=by or make_user(), **values | over)


def make_startgesprek(*, school: School, by: User | None = None, **over: Any) -> Startgesprek:
    return plan_startgesprek(school=school, by=by or make_user(), **{"planned_on": days_ago(0)} | over)


def make_spreekuur(*, school: School, by: User | None = None, **over: Any) -> Spreekuur:
    return plan_spreekuur(school=school, by=by or make_user(), **{"planned_on": days_ago(0)} | over)


def make_schoolgesprek(*, case: Case, **over: Any) -> Schoolgesprek:
    """A preventive talk with the school where Teun is enrolled, planned for in three days."""
    here = case.jongere.inschrijvingen.first() or make_inschrijving(jongere=case.jongere)
    values = {"about": "verzuim", "planned_on": days_ago(-3), "inschrijving": here, "by": case.regiehouder}
    return plan_schoolgesprek(case=case, **values | over)


def work_with_schools(case: Case, *, say: Callable[[str], str] = str) -> None:
    """A school with a row of everything, and a talk with the school of this case."""
    by = case.regiehouder
    school = make_school(by=by, naam=say(f"School van {case.reference}"))
    make_contactpersoon(school=school, by=by)
    make_startgesprek(school=school, by=by)
    day = make_spreekuur(school=school, by=by)
    write_spreekuur(day=day, version=1, held_on=days_ago(0), gesproken=6, by=by)
    make_schoolgesprek(case=case)
