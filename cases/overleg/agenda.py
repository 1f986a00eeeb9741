"""What of casusoverleg is due: to hear how an agreement goes, whoever does it; and to write down what was said."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.overleg.models import Overleg, OverlegAfspraak


@source
def to_hear(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    found = OverlegAfspraak.objects.filter(overleg__case__in=cases).open().due_by(until)
    for agreed in found.select_related("overleg__case__jongere")[:most]:
        text = f"Terugkoppeling: {agreed.text}"
        on: date = agreed.day  # type: ignore[attr-defined]  # annotated
        yield Item(kind="overleg.afspraak", case=agreed.overleg.case, text=text, on=on, about_id=agreed.pk)


@source
def to_write(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """A meeting that is planned, or of which nobody wrote down yet what was said."""
    found = Overleg.objects.filter(case__in=cases, op__lte=until, besproken="")
    for meeting in found.select_related("case__jongere").order_by("op")[:most]:
        text = str(meeting.get_soort_display())
        yield Item(kind="overleg", case=meeting.case, text=text, on=meeting.op, about_id=meeting.pk)
