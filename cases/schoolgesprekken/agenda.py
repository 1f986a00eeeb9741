"""What of talks with school is due: the day that was planned."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.schoolgesprekken.models import Schoolgesprek


@source
def planned(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    found = Schoolgesprek.objects.waiting().filter(case__in=cases, planned_on__lte=until)
    for talk in found.select_related("case__jongere", "inschrijving").order_by("planned_on")[:most]:
        yield Item(kind="schoolgesprek", case=talk.case, text=str(talk), on=talk.planned_on, about_id=talk.pk)
