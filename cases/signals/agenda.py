"""What of meldingen is due: an oordeel within five working days, in a case and before there is one."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.signals.models import Melding, MeldingQuerySet


@source
def unjudged(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    found = Melding.objects.unjudged().filter(case__in=cases).select_related("case__jongere", "jongere", "assigned_to")
    found = found.order_by("received_at")
    for melding in found[:most]:
        if melding.case and melding.due_on <= until:
            yield item(melding)


def waiting(meldingen: MeldingQuerySet, *, most: int) -> list[Item]:
    """The same of these meldingen, also of those that are in no case yet. They came through `for_user`."""
    found = meldingen.unjudged().select_related("jongere", "assigned_to", "case__jongere", "case__regiehouder")
    return [item(melding) for melding in found.order_by("received_at")[:most]]


def item(melding: Melding) -> Item:
    text = f"Oordeel over melding: {melding.get_channel_display()}"
    return Item(
        kind="melding", text=text, on=melding.due_on, case=melding.case, naam=melding.naam,
        taken_by=melding.assigned_to, about_id=melding.pk,
    )  # fmt: skip
