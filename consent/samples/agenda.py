"""What of samples is due: an answer to the FG, within two weeks."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cases.agenda import Item, source
from cases.dossier.models import Case
from consent.samples.models import Finding

ANSWER_WITHIN = timedelta(days=14)


@source
def to_answer(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Findings that ask for an answer by then, oldest first."""
    asked_by = timezone.now() + (until - timezone.localdate()) - ANSWER_WITHIN
    waiting = Finding.objects.asking().filter(item__case__in=cases, at__lte=asked_by)
    for finding in waiting.order_by("at").in_full()[:most]:
        yield Item(
            kind="bevinding",
            case=finding.item.case,
            text="De FG wil iets van je weten",
            on=timezone.localdate(finding.at + ANSWER_WITHIN),
            about_id=finding.pk,
        )
