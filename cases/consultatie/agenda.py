"""What is due of consultaties: to say what is done with an advice that was given."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from cases.agenda import Item, source
from cases.consultatie.models import Consultatie
from cases.dossier.models import Case


@source
def to_follow_up(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """From the day of the advice on; latest first would hide who waits longest."""
    found = Consultatie.objects.to_follow_up().filter(case__in=cases, case__closed_at=None)
    for asked in found.select_related("case__jongere", "team", "advies").order_by("advies__at")[:most]:
        on = timezone.localdate(asked.advies.at)
        text = f"Advies van {asked.team}: wat doen we ermee?"
        yield Item(kind="consultatie", case=asked.case, text=text, on=on, about_id=asked.pk)
