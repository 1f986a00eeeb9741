"""What of nood is due: a second person who looks, within one working day."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from cases.agenda import Item, source
from cases.dossier.models import Case
from consent.nood.models import Noodopening


@source
def to_look_at(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Openings in nood at which no second person looked yet."""
    found = Noodopening.objects.unreviewed().filter(case__in=cases, review_due_on__lte=until)
    for opening in found.select_related("case__jongere").order_by("review_due_on", "pk")[:most]:
        yield Item(
            kind="nood",
            case=opening.case,
            text=f"Tweede persoon kijkt: in nood open voor {opening.ketenpartner_naam}",
            on=opening.review_due_on,
            about_id=opening.pk,
        )
