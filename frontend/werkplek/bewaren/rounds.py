"""Rounds: propose what goes, look through it, let another confirm, and see how far it is; and the proof afterwards."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

import audit
from accounts.web import staff_required
from cases.refusals import Refused
from consent.retention.erasures import Erasure
from consent.retention.models import KEEPERS, Round, RoundLine
from consent.retention.proof import broken, package_of
from consent.retention.rounds import confirm, left_behind, propose, standing_of, withdraw
from consent.retention.tasks import carry_out_round
from frontend.http import UserRequest, json_to_keep, wants_part
from frontend.werkplek.bewaren.due import bewaren_page
from frontend.werkplek.bewaren.forms import PER_PAGE


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
    """Propose what was picked, or all that may go. What stays out stands in the list again."""
    picked = None if "alles" in request.POST else request.POST.getlist("key")
    try:
        proposed = propose(by=request.user, keys=require_picked(picked))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{reverse('werkplek:bewaren')}?{request.GET.urlencode()}")
    messages.success(
        request, f"De ronde staat klaar. {said_of(proposed, picked)}Vraag een collega om haar te bevestigen."
    )
    return redirect("werkplek:bewaren-round", proposed.pk)


def require_picked(picked: list[str] | None) -> list[str] | None:
    if picked == []:
        raise Refused("Kies eerst wat er in de ronde gaat: zet een vinkje bij een of meer regels.")
    return picked


def said_of(proposed: Round, picked: list[str] | None) -> str:
    """What of the choice could not come along."""
    missed = left_behind(proposed, picked or ())
    if not missed:
        return ""
    return f"Van je keuze {'gaat 1 regel' if missed == 1 else f'gaan {missed} regels'} niet mee: dat kan nu niet meer. "


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
