"""What of sharing is due: shares that end, and questions that nobody answered."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cases.agenda import Item, source
from cases.dossier.models import Case
from consent.afwegingen.models import Afweging
from consent.machtigingen.models import Machtiging

# After these days without an answer it is time to ask how it is going; not to push: no answer is an answer too.
ASK_AFTER = timedelta(days=14)


@source
def ending(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Shares whose last day lies before `until`: renewing is a new afweging."""
    found = Afweging.objects.filter(case__in=cases, open_share__valid_until__lte=until)
    for afweging in found.select_related("open_share", "case__jongere").order_by("open_share__valid_until")[:most]:
        yield Item(
            kind="delen_stopt",
            case=afweging.case,
            text=f"Delen met {afweging.ketenpartner_naam} stopt",
            on=afweging.open_share.valid_until,
            about_id=afweging.pk,
        )


@source
def unanswered(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Machtigingen that were put before somebody two weeks ago and that nobody answered."""
    asked_by = timezone.now() + (until - timezone.localdate()) - ASK_AFTER
    waiting = Machtiging.objects.unanswered().filter(afweging__case__in=cases, asked_at__lte=asked_by)
    for machtiging in waiting.select_related("afweging__case__jongere").order_by("asked_at")[:most]:
        yield Item(
            kind="machtiging_wacht",
            case=machtiging.afweging.case,
            text=f"Nog geen antwoord op de vraag over {machtiging.afweging.ketenpartner_naam}",
            on=timezone.localdate(machtiging.asked_at + ASK_AFTER),
            about_id=machtiging.pk,
        )
