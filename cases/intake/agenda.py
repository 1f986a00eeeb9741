"""What of intakes is due: a conversation that was planned or begun, and is not finished."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.intake.models import Intake


@source
def unfinished(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    found = Intake.objects.unfinished().filter(case__in=cases, at__date__lte=until).order_by("at")
    for intake in found.select_related("case__jongere")[:most]:
        day = timezone.localdate(intake.at)
        yield Item(kind="intake", case=intake.case, text="Intakegesprek", on=day, about_id=intake.pk)
