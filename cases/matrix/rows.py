"""The rows of the matrix: cases with their newest scores on one instrument, filtered and sorted (A6, A12).

Every function takes cases that came through `Case.objects.for_user`, and adds to them: none of them opens a door.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.models import User
from cases.dossier.models import Case
from cases.labels.models import CaseLabel, Label
from cases.school.models import Inschrijving
from cases.zrm.domains import Domain
from cases.zrm.instruments import Instrument
from cases.zrm.models import LatestScore

BANDS: dict[str, tuple[int, int]] = {"laag": (1, 2), "midden": (3, 3), "hoog": (4, 5)}
BAND_LABELS = {"laag": "1 en 2", "midden": "3", "hoog": "4 en 5"}
BY_NAME = (Lower("jongere__achternaam"), Lower("jongere__roepnaam"))


@dataclass(frozen=True, slots=True)
class Cell:
    """The newest score on one domain: its change since the one before, and its age in days."""

    label: str
    value: int
    change: int | None
    age: int

    @property
    def in_words(self) -> str:
        """What a screen reader says."""
        changes = {True: "omhoog", False: "omlaag"}
        change = "eerste" if self.change is None else "gelijk" if self.change == 0 else changes[self.change > 0]
        return f"{self.label}: {self.value}, {change}, {self.age_in_words} oud"

    @property
    def age_in_words(self) -> str:
        days = self.age
        if days < 14:
            return "1 dag" if days == 1 else f"{days} dagen"
        return f"{days // 7} weken" if days < 92 else f"{days // 30} maanden"

    @property
    def age_in_short(self) -> str:
        return f"{self.age} d" if self.age < 14 else f"{self.age // 7} w" if self.age < 92 else f"{self.age // 30} m"


@dataclass(frozen=True, slots=True)
class Row:
    case: Case
    cells: list[Cell | None]


def with_latest(cases: QuerySet[Case], instrument: Instrument) -> QuerySet[Case]:
    """What a row shows, in a number of queries that does not grow with the rows."""
    latest = Prefetch("latest", LatestScore.objects.filter(domain__in=instrument.codes), to_attr="newest")
    return cases.select_related("jongere", "regiehouder").prefetch_related(latest)


def row_of(case: Case, domains: tuple[Domain, ...], on: date | None = None) -> Row:
    """One jongere, in the order of the domains; `case` came through `with_latest`."""
    day = on or timezone.localdate()
    known = {score.domain: score for score in case.newest}  # type: ignore[attr-defined]  # of with_latest
    return Row(case, [cell_of(domain, known.get(domain.code), day) for domain in domains])


def cell_of(domain: Domain, score: LatestScore | None, day: date) -> Cell | None:
    if score is None:
        return None
    return Cell(domain.label, score.value, score.change, (day - score.scored_on).days)


def scored_between(cases: QuerySet[Case], band: str, domains: list[str]) -> QuerySet[Case]:
    """With a newest score in this band, on one of these domains."""
    low, high = BANDS[band]
    scored = LatestScore.objects.filter(domain__in=domains, value__gte=low, value__lte=high)
    return cases.filter(pk__in=scored.values("case"))


def scored_on(cases: QuerySet[Case], domain: str) -> QuerySet[Case]:
    return cases.filter(pk__in=LatestScore.objects.filter(domain=domain).values("case"))


def at_school(cases: QuerySet[Case], text: str) -> QuerySet[Case]:
    """Enrolled now at a school with these letters in its name."""
    return cases.filter(jongere__in=Inschrijving.objects.current().filter(school__icontains=text).values("jongere"))


def led_by(cases: QuerySet[Case], text: str) -> QuerySet[Case]:
    """By a regiehouder with these letters in the name: a large gemeente has too many of them for a list."""
    return cases.filter(regiehouder__in=User.objects.filter(naam__icontains=text))


def with_label(cases: QuerySet[Case], label: Label) -> QuerySet[Case]:
    return cases.filter(pk__in=CaseLabel.objects.current().filter(label=label).values("case"))


def sorted_by(cases: QuerySet[Case], sort: str, domains: list[str]) -> QuerySet[Case]:
    """By name, or by the score or its age on one domain: then only who has a score there is shown."""
    key, _, domain = sort.removeprefix("-").partition(".")
    falling = sort.startswith("-")
    if key in ("score", "oud") and domain in domains:
        column = F("latest__value") if key == "score" else F("latest__scored_on")
        found = cases.filter(latest__domain=domain)
        return found.order_by(column.desc() if falling else column.asc(), "pk")
    orders = [order.desc() if falling else order.asc() for order in BY_NAME]
    return cases.order_by(*orders, "pk")
