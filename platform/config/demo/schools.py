"""The school careers of the demo: where somebody went, what they finished, and since when."""

from datetime import date, timedelta
from enum import Enum
from random import Random

from django.utils import timezone

from accounts.models import User
from cases.jongeren.models import Jongere
from cases.school.models import Inschrijving
from cases.school.services import record_diploma, record_inschrijving, record_verzuim

COLLEGE = ("Ring College", "97RC")
PRAKTIJKSCHOOL = ("Praktijkschool De Werkplaats", "98PW")
ROC = ("ROC Waterkant", "99WK")
VOORTGEZET = (("vmbo_bb", 4), ("vmbo_kb", 4), ("vmbo_gt", 4), ("havo", 5))
ENTREE = ("Assistent techniek", "Assistent logistiek", "Assistent dienstverlening en zorg", "Assistent horeca")
MBO = (
    ("Kok", "mbo2"),
    ("Medewerker sport", "mbo2"),
    ("Verkoopspecialist", "mbo3"),
    ("Verzorgende IG", "mbo3"),
    ("Software developer", "mbo4"),
    ("Sociaal werker", "mbo4"),
)
WEEK = timedelta(days=7)


class Studies(Enum):
    """Where somebody stands at school."""

    VOORTGEZET = "in het voortgezet onderwijs"
    ROC_ENTREE = "op het ROC, entree"
    ROC = "op het ROC"
    GESTOPT_MET_ROC = "vorig schooljaar gestopt"
    LANG_GESTOPT = "jaren geleden gestopt"
    AFGEROND = "klaar, met startkwalificatie"
    PRAKTIJK = "van de praktijkschool"


def school_year(years_ago: int = 0) -> date:
    """The first of August with which a school year began; 0 is the year that runs."""
    today = timezone.localdate()
    return date(today.year - (today.month < 8) - years_ago, 8, 1)


def study(jongere: Jongere, studies: Studies, dice: Random, *, by: User) -> Inschrijving | None:
    """Write down the career; returns the inschrijving that runs, if there is one."""
    if studies is Studies.VOORTGEZET:
        niveau, years = dice.choice(VOORTGEZET)
        leerjaar = min(years, max(1, jongere.leeftijd() - 11))
        return enrol(jongere, COLLEGE, niveau=niveau, leerjaar=leerjaar, since=school_year(leerjaar - 1), by=by)
    if studies is Studies.ROC_ENTREE:
        opleiding = dice.choice(ENTREE)
        return enrol(jongere, ROC, niveau="entree", opleiding=opleiding, leerjaar=1, since=school_year(), by=by)
    if studies is Studies.ROC:
        (opleiding, niveau), leerjaar = dice.choice(MBO), dice.choice((1, 1, 2))
        since = school_year(leerjaar - 1)
        return enrol(jongere, ROC, niveau=niveau, opleiding=opleiding, leerjaar=leerjaar, since=since, by=by)
    studied(jongere, studies, dice, by=by)
    return None


def studied(jongere: Jongere, studies: Studies, dice: Random, *, by: User) -> None:
    """A career that is over: with a diploma, or stopped before it."""
    opleiding, niveau = dice.choice(MBO)
    if studies is Studies.PRAKTIJK:
        finish(jongere, PRAKTIJKSCHOOL, niveau="praktijk", since=school_year(6), until=school_year(1), by=by)
    elif studies is Studies.AFGEROND:
        since, until = school_year(4), school_year(1) - 3 * WEEK
        finish(jongere, ROC, niveau=niveau, opleiding=opleiding, since=since, until=until, by=by)
    else:
        years = 1 if studies is Studies.GESTOPT_MET_ROC else 3
        since = school_year(years)
        until = since + dice.randint(12, 40) * WEEK
        enrol(jongere, ROC, niveau=niveau, opleiding=opleiding, leerjaar=1, since=since, until=until, by=by)


def enrol(
    jongere: Jongere,
    school: tuple[str, str],
    *,
    niveau: str,
    since: date,
    by: User,
    opleiding: str = "",
    leerjaar: int | None = None,
    until: date | None = None,
) -> Inschrijving:
    naam, brin = school
    return record_inschrijving(
        jongere=jongere,
        by=by,
        school=naam,
        brin=brin,
        opleiding=opleiding,
        niveau=niveau,
        leerjaar=leerjaar,
        begon_op=since,
        eindigde_op=until,
    )


def finish(
    jongere: Jongere, school: tuple[str, str], *, niveau: str, since: date, until: date, by: User, opleiding: str = ""
) -> None:
    """Somebody was there, and left with a diploma."""
    enrol(jongere, school, niveau=niveau, opleiding=opleiding, since=since, until=until, by=by)
    record_diploma(jongere=jongere, by=by, school=school[0], opleiding=opleiding, niveau=niveau, behaald_op=until)


def miss(
    jongere: Jongere, inschrijving: Inschrijving | None, soort: str, dice: Random, *, weeks_ago: int, by: User
) -> None:
    """A melding of absence, in the time of the inschrijving; the last ones still run."""
    today = timezone.localdate()
    since = inschrijving.begon_op if inschrijving else today - 52 * WEEK
    began = min(today, max(since, today - weeks_ago * WEEK))
    ended = began + 4 * WEEK
    record_verzuim(
        jongere=jongere,
        by=by,
        inschrijving=inschrijving,
        soort=soort,
        begon_op=began,
        eindigde_op=ended if ended < today - 2 * WEEK else None,
        uren=dice.randint(16, 60),
    )
