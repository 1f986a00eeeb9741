"""Rounds: propose what goes, look through it, let another confirm, and see how far it is; and the proof afterwards."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

import audit
from accounts.web import staff_required
from cases.refusals import Refused
from consent.retention.erasures import Erasure
from consent.retention.models import KEEPERS, Round, RoundLine
from consent.retention.proof import broken, package_of
from consent.retention.rounds import confirm, propose, standing_of, withdraw
from consent.retention.tasks import carry_out_round
from frontend.http import UserRequest, json_to_keep, wants_part
from frontend.werkplek.bewaren.due import PER_PAGE, bewaren_page


@staff_required(*KEEPERS)
@require_safe
def rounds(request: UserRequest) -> HttpResponse:
    """The rounds so far, the newest first."""
    found = Round.objects.for_user(request.user).select_related("proposed_by", "confirmed_by", "withdrawn_by")
    counted = found.annotate(total=Count("lines"), done=Count("lines__erasure"))
    counted = counted.order_by("-proposed_at", "id")  # because a query that groups forgets the order of its model
    return bewaren_page(request, "rounds", {"page": Paginator(counted, PER_PAGE).get_page(request.GET.get("page"))})


@staff_required(*KEEPERS)
@require_POST
def begin(request: UserRequest) -> HttpResponse:
    """Propose what was picked, or all that may go."""
    try:
        proposed = propose(by=request.user, keys=request.POST.getlist("key") or None)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("werkplek:bewaren")
    messages.success(request, "De ronde staat klaar. Vraag een collega om haar te bevestigen.")
    return redirect("werkplek:bewaren-round", proposed.pk)


@staff_required(*KEEPERS)
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """One round with its lines. While it is carried out, the part on top asks for itself again."""
    found = require_round(request, pk)
    lines = Paginator(RoundLine.objects.for_user(request.user).of_round(found), PER_PAGE)
    context = {"round": found, "standing": standing_of(found), "page": lines.get_page(request.GET.get("page"))}
    if wants_part(request):
        return render(request, "werkplek/bewaren/round.html#progress", context)
    return bewaren_page(request, "round", context)


@staff_required(*KEEPERS)
@require_POST
def say_yes(request: UserRequest, pk: UUID) -> HttpResponse:
    """Confirm, by somebody else than who proposed; then a task erases."""
    found = require_round(request, pk)
    try:
        confirm(ronde=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        carry_out_round.delay(str(found.pk))
        messages.success(request, "De ronde is bevestigd. Het wissen begint.")
    return redirect("werkplek:bewaren-round", found.pk)


@staff_required(*KEEPERS)
@require_POST
def go_on(request: UserRequest, pk: UUID) -> HttpResponse:
    """Try again what could not go before: a stop was lifted, or a worker stopped half way."""
    found = get_object_or_404(Round.objects.for_user(request.user).confirmed(), pk=pk)
    carry_out_round.delay(str(found.pk))
    messages.success(request, "Het wissen gaat verder.")
    return redirect("werkplek:bewaren-round", found.pk)


@staff_required(*KEEPERS)
@require_POST
def take_back(request: UserRequest, pk: UUID) -> HttpResponse:
    """Withdraw a proposal."""
    found = require_round(request, pk)
    try:
        withdraw(ronde=found, by=request.user)
        messages.success(request, "De ronde is ingetrokken. Er is niets gewist.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("werkplek:bewaren-round", found.pk)


@staff_required(*KEEPERS)
@require_safe
def erased(request: UserRequest) -> HttpResponse:
    """What went, with its proof, and whether the chain of proofs holds."""
    found = Erasure.objects.for_user(request.user).select_related(
        "line__round__proposed_by", "line__round__confirmed_by"
    )
    context = {"page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")), "faults": broken()}
    return bewaren_page(request, "erased", context)


@staff_required(*KEEPERS)
@require_safe
def proof(request: UserRequest, pk: UUID) -> HttpResponse:
    """One proof as JSON, to keep and to check elsewhere."""
    found = get_object_or_404(Erasure.objects.for_user(request.user).select_related("seal__key"), pk=pk)
    audit.record("erasure.proof_taken", by=request.user, about=found)
    return json_to_keep(package_of(found), f"gewist-{found.number}.json")


def require_round(request: UserRequest, pk: UUID) -> Round:
    rounds = Round.objects.for_user(request.user).select_related("proposed_by", "confirmed_by", "withdrawn_by")
    return get_object_or_404(rounds, pk=pk)
