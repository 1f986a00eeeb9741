"""What of protocols is due: the next step of each case that follows one, and giving up when its weeks are over."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.protocols.models import ProtocolRun
from cases.protocols.steps import progress_of_all


@source
def next_steps(cases: "QuerySet[Case]", until: date, most: int) -> list[Item]:
    """B58-B64, B160: dates are derived, so the runs are looked at together, in a number of queries that stays."""
    runs = ProtocolRun.objects.running().filter(case__in=cases).select_related("edition", "case__jongere")
    return sorted(items(runs, until), key=lambda item: item.on)[:most]


def items(runs: "QuerySet[ProtocolRun]", until: date) -> Iterator[Item]:
    for found in progress_of_all(runs):
        run, ahead = found.run, found.next
        if ahead and ahead.due_on <= until:
            yield Item(kind="protocol.stap", case=run.case, text=ahead.step.naam, on=ahead.due_on, about_id=run.pk)
        over = found.give_up_from
        if over and over <= until and not found.contact_made:
            text = f"{run}: de tijd om contact te zoeken is om. Sluit af of kies hoe verder."
            yield Item(kind="protocol.afsluiten", case=run.case, text=text, on=over, about_id=run.pk)
