"""A question that goes out, and one that stops: each in the list of who was asked what (B113)."""

from django.utils import timezone

from accounts.models import User
from cases.inlichting.services import ask_information, record_answer, wait_again
from consent.afwegingen import rules
from consent.afwegingen.models import Afweging
from consent.items import ITEMS
from consent.open import OpenQuestion
from consent.opvragen.models import Asking

STOPPED = "De vraag is gestopt voordat er een antwoord was."


def note_asked(afweging: Afweging) -> None:
    """Put the question in the list as soon as the ketenpartner can read it; before that nobody was asked anything."""
    opened = OpenQuestion.objects.filter(pk=afweging.pk).first() if afweging.asks else None
    if opened is None or afweging.decided_by is None:
        return
    if asking := Asking.objects.filter(afweging=afweging).select_related("request").first():
        if asking.request.answer == STOPPED:
            wait_again(request=asking.request, by=afweging.decided_by)
        return
    again = afweging.doel if rules.asked_before(afweging) else ""
    request = ask_information(
        case=afweging.case, naam=afweging.ketenpartner_naam, organisatie=afweging.ketenpartner_naam,
        what="; ".join(ITEMS[code].label for code in afweging.shared_codes()), why_again=again,
        answer_by=opened.valid_until, by=afweging.decided_by,
    )  # fmt: skip
    Asking.objects.create(afweging=afweging, request=request)


def note_stopped(afweging: Afweging, *, by: User) -> None:
    """Close the line in the list when nothing is asked any more and nobody answered; then nobody waits for it."""
    asking = Asking.objects.filter(afweging=afweging, request__answered_on=None).select_related("request").first()
    if asking is None or afweging.case.closed_at or OpenQuestion.objects.filter(pk=afweging.pk).exists():
        return
    record_answer(request=asking.request, answer=STOPPED, answered_on=timezone.localdate(), by=by)
