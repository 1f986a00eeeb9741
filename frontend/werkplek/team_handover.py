"""Handing a dossier over: the offer, and the answer of who receives it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.dossier.handover import accept_handover, decline_handover, offer_handover, withdraw_handover
from cases.dossier.models import Case, Handover
from cases.refusals import Refused
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, at_once, back_to, done, form_page, posted, try_act
from frontend.werkplek.cases_access import log_as, require_case, require_case_to_hand_over
from frontend.werkplek.lists import IN_OFFER, OFFERED
from frontend.werkplek.nav import page
from frontend.werkplek.team_forms import DeclineForm, HandoverForm

OFFER = FormPage(
    title="Dossier overdragen",
    tab="team",
    intro="Je blijft regiehouder tot je collega de overdracht aanneemt.",
    button="Overdracht voorstellen",
)


@staff_required()
@require_http_methods(["GET", "POST"])
def offer(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case_to_hand_over(request, case_id)
    form = HandoverForm(posted(request), case=case)
    if done(case, form, offer_handover, case=case, by=request.user):
        return back_to(request, case, "team", "Overdracht voorgesteld.")
    return form_page(request, case, form, OFFER)


@staff_required()
@require_POST
def withdraw(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.VIEW_CASE)
    handover = require_own_offer(request, case, pk)
    told = "Overdracht teruggenomen."
    return at_once(request, case, "team", told, withdraw_handover, handover=handover, by=request.user)


@staff_required()
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """An offer to this user: who asks, why, and about whom. The dossier itself opens after saying yes."""
    return offer_page(request, require_offer(request, pk), DeclineForm())


@staff_required()
@require_POST
def accept(request: UserRequest, pk: UUID) -> HttpResponse:
    handover = require_offer(request, pk)
    try:
        case = accept_handover(handover=handover, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("werkplek:home")
    messages.success(request, "Je bent nu regiehouder van dit dossier.")
    return redirect("werkplek:case", case.pk)


@staff_required()
@require_POST
def decline(request: UserRequest, pk: UUID) -> HttpResponse:
    handover = require_offer(request, pk)
    form = DeclineForm(request.POST)
    if form.is_valid():
        try_act(form, lambda: decline_handover(handover=handover, by=request.user, **form.cleaned_data))
    if form.errors:
        return offer_page(request, handover, form)
    messages.success(request, "Je hebt de overdracht afgewezen.")
    return redirect("werkplek:home")


def offer_page(request: UserRequest, handover: Handover, form: DeclineForm) -> HttpResponse:
    """That somebody looked whom it is about is written down, also when they then say no."""
    log_as(request.user, handover.case, OFFERED, IN_OFFER)
    context = {"handover": handover, "form": form}
    return page(request, "werkplek/handover.html", context, status=422 if form.errors else 200)


def require_own_offer(request: UserRequest, case: Case, pk: UUID) -> Handover:
    """The offer, for who made it and for the regiehouder; others who read this case cannot take it back."""
    by_me = case.handovers.filter(offered_by=request.user)
    return get_object_or_404(case.handovers if case.regiehouder_id == request.user.pk else by_me, pk=pk)


def require_offer(request: UserRequest, pk: UUID) -> Handover:
    offers = Handover.objects.offered_to(request.user).select_related("case__jongere", "giver", "offered_by")
    return get_object_or_404(offers, pk=pk)
