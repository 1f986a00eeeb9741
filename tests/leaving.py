"""Jongeren for whom the Doorstroompunt ends by age, and what was chosen, through the same services as the screens."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from cases.dossier.models import Case
from cases.leeftijd.models import Leeftijdskeuze
from cases.leeftijd.services import GOODBYE_LETTER, go_on, say_goodbye
from tests import factories as make

HANDED = {"overdracht": "gedaan", "opvolger_naam": "Roos de Vries", "opvolger_organisatie": "Sociaal wijkteam",
          "overgedragen_op": make.days_ago(3)}  # fmt: skip
REFUSED = {"overdracht": "geweigerd", "overdracht_reden": "Zij wil het zelf doen."}


def turning(days: int, *, age: int = 27, **over: Any) -> Case:
    """A case at the Doorstroompunt of somebody who is this old in so many days."""
    person = make.make_jongere(geboortedatum=make.born(age) + timedelta(days=days), roepnaam="Amira")
    return make.make_case(jongere=person, **{"task": "doorstroompunt"} | over)


def further(case: Case, **over: Any) -> Leeftijdskeuze:
    values = {"version": case.version, "task": "wmo", "reason": "Zij heeft begeleiding nodig.", "by": case.regiehouder}
    return go_on(case=case, **values | over)


def goodbye(case: Case, **over: Any) -> Leeftijdskeuze:
    values = {"version": case.version, "reason": "Zij heeft werk.", "by": case.regiehouder,
              "edition": make.shipped(GOODBYE_LETTER), "how": "post"}  # fmt: skip
    return say_goodbye(case=case, **values | (HANDED if "overdracht" not in over else {}) | over)


def chose_before(case: Case, *, say: Callable[[str], str] = str) -> Leeftijdskeuze:
    """A row with everything in it, in a case of any age and task that stays open, for who looks at every column."""
    return Leeftijdskeuze.objects.create(
        case=case, verjaardag=make.days_ago(1), keuze="afscheid", reason=say("reason"), overdracht="gedaan",
        opvolger_naam=say("naam"), opvolger_organisatie=say("naam"), overgedragen_op=make.days_ago(1),
        overdracht_reden=say("reason"), zonder_brief=say("reason"), by=case.regiehouder,
    )  # fmt: skip
