"""What of questions elsewhere is due: no answer after four weeks, the term in which a school has to give one."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.inlichting.models import InformationRequest

# WEB 9.2.3: het bevoegd gezag answers within four weeks. For others there is no term; we ask after as long.
TERM = timedelta(weeks=4)


@source
def unanswered(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    found = InformationRequest.objects.unanswered().filter(case__in=cases, asked_on__lte=until - TERM)
    for asked in found.select_related("case__jongere").order_by("asked_on")[:most]:
        text = f"Nog geen antwoord van {asked.organisatie}"
        yield Item(kind="informatievraag", case=asked.case, text=text, on=asked.asked_on + TERM, about_id=asked.pk)
