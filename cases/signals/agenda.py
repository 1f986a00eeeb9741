"""What of meldingen is due: an oordeel within five working days, for what is joined to a case."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.signals.models import Melding


@source
def unjudged(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    found = Melding.objects.unjudged().filter(case__in=cases).select_related("case__jongere").order_by("received_at")
    for melding in found[:most]:
        if melding.case and melding.due_on <= until:
            text = f"Oordeel over melding: {melding.get_channel_display()}"
            yield Item(kind="melding", case=melding.case, text=text, on=melding.due_on, about_id=melding.pk)
