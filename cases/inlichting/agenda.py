"""What of questions elsewhere is due: no answer after four weeks, the term in which a school has to give one."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import DateField, F, QuerySet
from django.db.models.functions import Coalesce

from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.inlichting.models import InformationRequest

# WEB 9.2.3: het bevoegd gezag answers within four weeks. For others there is no term; we ask after as long.
TERM = timedelta(weeks=4)


@source
def unanswered(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """After the day that was agreed, or else after the usual term."""
    asked_until = Coalesce("answer_by", F("asked_on") + TERM, output_field=DateField())
    found = InformationRequest.objects.unanswered().filter(case__in=cases).annotate(due=asked_until)
    for asked in found.filter(due__lte=until).select_related("case__jongere").order_by("due")[:most]:
        text = f"Nog geen antwoord van {asked.organisatie}"
        on = asked.answer_by or asked.asked_on + TERM
        yield Item(kind="informatievraag", case=asked.case, text=text, on=on, about_id=asked.pk)
