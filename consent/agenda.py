"""What of sharing is due: shares that end, and questions that nobody answered."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F, QuerySet
from django.utils import timezone

from cases.agenda import Item, source
from cases.dossier.models import Case
from consent.afwegingen.models import Afweging
from consent.lapses.models import Lapse
from consent.machtigingen.again import to_ask_again
from consent.machtigingen.models import Cause, Machtiging

# After these days without an answer it is time to ask how it is going; not to push: no answer is an answer too.
ASK_AFTER = timedelta(days=14)


@source
def ending(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Shares whose own last day lies before `until`: renewing is a new afweging. A signature that ends sooner is in
    `to_ask`."""
    found = Afweging.objects.filter(
        case__in=cases, open_share__valid_until__lte=until, open_share__valid_until=F("valid_until")
    )
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


@source
def to_ask(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Signatures that end by themselves while the decision goes on: somebody else must be asked (domain.md §1.4)."""
    for lapse in to_ask_again(cases).filter(ended_on__lte=until)[:most]:
        afweging = lapse.machtiging.afweging
        yield Item(kind="opnieuw_vragen", case=afweging.case, text=why_again(lapse), on=lapse.ended_on,
                   about_id=afweging.pk)  # fmt: skip


def why_again(lapse: Lapse) -> str:
    """One line, before the day and after it."""
    partner, over = lapse.machtiging.afweging.ketenpartner_naam, lapse.ended_on <= timezone.localdate()
    if lapse.cause == Cause.LEEFTIJD:
        age = lapse.machtiging.afweging.case.jongere.leeftijd(lapse.ended_on)
        return f"{'Is' if over else 'Wordt'} {age}: vraag opnieuw om te tekenen voor {partner}"
    if lapse.cause == Cause.VERTEGENWOORDIGD:
        return f"Iemand beslist {'nu' if over else 'straks'} voor of met de jongere: vraag opnieuw voor {partner}"
    if lapse.machtiging.waits:
        return f"Wie moest tekenen voor {partner}, mag dat {'niet meer' if over else 'straks niet meer'}: vraag opnieuw"
    return f"De handtekening voor {partner} {'telt niet meer' if over else 'loopt af'}: vraag opnieuw"
