"""What of verzoeken is due: an answer, by the day on which the month ends."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from cases.agenda import Item, source
from cases.dossier.models import Case
from consent.verzoeken.models import Kind, Verzoek


@source
def to_answer(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Open verzoeken whose last day comes before `until`. A klacht is not for the regiehouder."""
    day = Coalesce("verlenging__due_on", "due_on")
    found = Verzoek.objects.open().exclude(kind=Kind.KLACHT).filter(case__in=cases).alias(day=day)
    for verzoek in found.filter(day__lte=until).order_by("day").in_full()[:most]:
        yield Item(
            kind="verzoek",
            case=verzoek.case,
            text=f"Besluit op verzoek: {verzoek.get_kind_display().lower()}",
            on=verzoek.last_day,
            about_id=verzoek.pk,
        )
