"""What of the scores is due: measuring again, where a werkproces runs (A13)."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.thresholds.services import thresholds
from cases.zrm.models import ScoreProcess


@source
def to_measure(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Running processes whose last measurement is as long ago as the tenant chose; opens the page to score on."""
    interval = timedelta(days=thresholds().rescore_days)
    due = ScoreProcess.objects.running().filter(
        case__in=cases.filter(closed_at=None), measured_on__lte=until - interval
    )
    for process in due.select_related("case__jongere", "instrument").order_by("measured_on", "pk")[:most]:
        yield Item(
            kind="herscoren", case=process.case, text=f"Opnieuw scoren: {process.instrument.naam}",
            on=process.measured_on + interval, about_id=process.pk,
        )  # fmt: skip
