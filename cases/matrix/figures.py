"""Figures for steering, without names and without small numbers: nobody can be recognised in them (A15, A17).

A count under ten is never told, and neither is nought: that nobody has a low score says something too. No score is
added to another or averaged: only cases are counted (domain.md §3.2).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncQuarter

from cases.interventions.models import Intervention
from cases.labels.models import Label
from cases.labels.services import use_of
from cases.matrix.rows import BAND_LABELS, BANDS
from cases.zrm.instruments import Instrument
from cases.zrm.models import LatestScore

SMALLEST = 10
TOO_FEW = "minder dan 10"
UNKNOWN_WIJK = "Wijk onbekend"


@dataclass(frozen=True)
class Line:
    """How many open cases of a wijk have a newest score in this band on this domain."""

    wijk: str
    domain: str
    band: str
    count: str


def told(count: int) -> str:
    """A number that may be told, or that it is too small."""
    return str(count) if count >= SMALLEST else TOO_FEW


def per_wijk(instrument: Instrument, wijken: list[str]) -> Iterator[Line]:
    """Every combination, also those with nobody in it, so that being absent says nothing."""
    counts = count_scores(instrument)
    for wijk in (*wijken, ""):
        for domain in instrument.domains:
            for band, (low, high) in BANDS.items():
                found = sum(counts.get((wijk, domain.code, value), 0) for value in range(low, high + 1))
                yield Line(wijk or UNKNOWN_WIJK, domain.label, BAND_LABELS[band], told(found))


def whole_tenant(instrument: Instrument) -> list[tuple[str, list[str]]]:
    """Per domain how many open cases are in each band."""
    counts: dict[tuple[str, int], int] = {}
    for (_, domain, value), number in count_scores(instrument).items():
        counts[domain, value] = counts.get((domain, value), 0) + number
    return [
        (domain.label, [told(sum(counts.get((domain.code, value), 0) for value in range(low, high + 1)))
                        for low, high in BANDS.values()])
        for domain in instrument.domains
    ]  # fmt: skip


def count_scores(instrument: Instrument) -> dict[tuple[str, str, int], int]:
    """Open cases per wijk, domain and newest score, in one query."""
    latest = LatestScore.objects.filter(domain__in=instrument.codes, case__closed_at=None).order_by()
    rows = latest.values_list("case__jongere__wijk", "domain", "value").annotate(Count("pk"))
    return {(wijk, domain, value): number for wijk, domain, value, number in rows}


def interventions_per_quarter(most: int = 8) -> list[tuple[date, str, str]]:
    """Per quarter how many interventions began, and how many of those are closed; the newest first (A15)."""
    begun = Intervention.objects.order_by().annotate(quarter=TruncQuarter("started_on")).values("quarter")
    counted = begun.annotate(Count("pk"), Count("closed_on")).order_by("-quarter")[:most]
    return [(row["quarter"], told(row["pk__count"]), told(row["closed_on__count"])) for row in counted]


def per_label() -> list[tuple[str, str]]:
    """On how many open cases each label stands (A17)."""
    return [(label.naam, told(number)) for label, number in use_of(Label.objects.in_use())]
