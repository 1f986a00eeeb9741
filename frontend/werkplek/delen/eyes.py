"""Kijk door de ogen van: the partner's own page, read through the partner's own door."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.web import staff_required
from cases.refusals import Refused
from consent.afwegingen.models import Afweging, Outcome
from frontend.http import UserRequest
from frontend.werkplek.delen.doors import require_afweging, sharing_page
from sharing.preview import open_now, preview


@staff_required()
@require_safe
def look(request: UserRequest, pk: UUID) -> HttpResponse:
    """Before deciding: what would be open. After: what is open now, and what was asked for. Only of what we share."""
    afweging = require_afweging(request, pk)
    if afweging.asks:
        raise Http404
    context: dict[str, Any] = {"afweging": afweging, "now": None, "then": None}
    if afweging.is_decided and afweging.outcome == Outcome.SHARE:
        context["now"] = open_now(afweging=afweging, by=request.user)
    if shows_what_if(afweging):
        try:
            context["then"] = preview(afweging=afweging, by=request.user)
        except Refused as refusal:
            context["why_nothing"] = str(refusal)
    return sharing_page(request, "eyes.html", afweging.case, context)


def shows_what_if(afweging: Afweging) -> bool:
    """Whether there is something to imagine: a draft, or a decision that asks for a signature or a second reader."""
    if not afweging.is_decided:
        return True
    asks = bool(afweging.machtiging_kind) or afweging.second_reader_required
    return afweging.outcome == Outcome.SHARE and asks and afweging.is_standing
