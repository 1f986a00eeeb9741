"""Who sees what, and stopping it: for all fields or for one, in one step."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.web import citizen_required
from cases.consultatie.models import Consultatie
from cases.refusals import Refused
from consent.machtigingen.models import Machtiging
from consent.machtigingen.services import withdraw
from frontend.http import UserRequest, wants_part
from frontend.mijn.answers import labels_of
from frontend.mijn.nood import in_nood
from frontend.mijn.outgoing import outgoing_to
from frontend.mijn.page import show
from frontend.mijn.shares import Share, shares_of

WITH_TEAM, MOST = ("team", "by", "case", "advies", "intrekking"), 20


@citizen_required
@require_safe
def shares(request: UserRequest) -> HttpResponse:
    every = shares_of(request.user)
    stopped = request.session.pop("mijn_stopped", None)
    nood = in_nood(request.user)
    context = {
        "now": [share for share in every if share.open],
        "still": [share for share in every if share.stands_still],
        "before": [share for share in every if share.is_history and not share.stands_still],
        "nood": nood,
        "nood_open": any(one.is_open for one in nood),
        "outgoing": outgoing_to(request.user),
        "stopped": stopped,
        "consultaties": Consultatie.objects.for_citizen(request.user).select_related(*WITH_TEAM)[:MOST],
    }
    return show(request, "mijn/shares.html", context)


@citizen_required
@require_POST
def stop(request: UserRequest, machtiging_id: UUID) -> HttpResponse:
    """Stop with one field (`code`) or with all. The partner's next request shows it no more."""
    machtiging = get_object_or_404(Machtiging.objects.for_signer(request.user), pk=machtiging_id)
    codes = request.POST.getlist("code") or None
    try:
        event = withdraw(machtiging=machtiging, by=request.user, codes=codes)
    except Refused as refusal:
        return answer_stop(request, machtiging, {"error": str(refusal)}, status=422)
    return answer_stop(request, machtiging, {"labels": labels_of(event.field_codes)})


def answer_stop(
    request: UserRequest, machtiging: Machtiging, stopped: dict[str, object], *, status: int = 200
) -> HttpResponse:
    """The card of this share as it is now; without htmx the whole page."""
    stopped |= {"pk": str(machtiging.afweging_id)}
    if not wants_part(request):
        request.session["mijn_stopped"] = stopped
        return redirect(f"{reverse('mijn:shares')}#deel-{machtiging.afweging_id}")
    context = {"share": share_of(request, machtiging), "stopped": stopped}
    return render(request, "mijn/shares.html#share", context, status=status)


def share_of(request: UserRequest, machtiging: Machtiging) -> Share:
    found = [share for share in shares_of(request.user) if share.pk == machtiging.afweging_id]
    if not found:
        raise Http404
    return found[0]
