"""What of plans is due: what a regiehouder promised."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from cases.agenda import Item, source
from cases.dossier.caseload import undone
from cases.dossier.models import Case


@source
def promised(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Actions of the regiehouder with a day on them."""
    found = undone().filter(goal__plan__case__in=cases, due_on__lte=until)
    for action in found.select_related("goal__plan__case__jongere")[:most]:
        case = action.goal.plan.case
        yield Item(kind="afspraak", case=case, text=action.text, on=action.due_on or until, about_id=action.pk)
