"""In nood: open some fields for some hours, see how it stands, close it, and look at it as the second person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import audit
from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.refusals import Refused
from consent.nood.models import REVIEWERS, Noodopening
from consent.nood.services import close as close_opening
from consent.nood.services import open_in_nood
from consent.nood.services import review as review_opening
from consent.nood.states import NoodState, state_of
from frontend.http import UserRequest
from frontend.werkplek.acts import posted
from frontend.werkplek.cases_access import require_case, role_on
from frontend.werkplek.delen.doors import may_share, sharing_page
from frontend.werkplek.delen.nood_forms import CloseForm, NoodForm, ReviewForm
from frontend.werkplek.nav import page
from partners.models import Ketenpartner
from sharing.corrections import notices_of
from sharing.deletion import deletion_confirmed_on, ended_of, is_overdue, was_read, write_down_deletion

PER_PAGE = 50
BADGES = {NoodState.OPEN: ("warn", "eye"), NoodState.REJECTED: ("bad", "ban"), NoodState.SHUT: ("", "hand-stop")}


@dataclass(frozen=True)
class NoodRow:
    """One opening as a list shows it."""

    opening: Noodopening
    state: NoodState

    @property
    def badge(self) -> tuple[str, str]:
        return BADGES.get(self.state, ("", "clock"))

    @property
    def is_open(self) -> bool:
        return self.state == NoodState.OPEN


def nood_rows(openings: Iterable[Noodopening]) -> list[NoodRow]:
    """The rows of a list, each with its state as the database knows it at this moment."""
    partners = set(Ketenpartner.objects.working_here().values_list("pk", flat=True))
    return [NoodRow(one, state_of(one, partners=partners)) for one in openings]


@staff_required()
@require_http_methods(["GET", "POST"])
def begin(request: UserRequest, case_id: UUID) -> HttpResponse:
    """One short form; what is sent is open at once, so the page says what that means."""
    case = require_case(request, case_id, Right.SHARE_CASE)
    form = NoodForm(posted(request), case=case)
    if form.is_bound and form.is_valid():
        try:
            opening = open_in_nood(case=case, by=request.user, **form.asked())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{opening.ketenpartner_naam} kan dit nu lezen. Een tweede persoon kijkt mee.")
            return redirect("werkplek:nood", opening.pk)
    return sharing_page(request, "nood_new.html", case, {"form": form}, status=422 if form.errors else 200)


@staff_required()
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """What was opened, by whom and why, what the second person found, and whether it is open now."""
    opening = require_opening(request, pk, Right.VIEW_CASE)
    context = {
        "gone": deletion_confirmed_on(opening.pk), "ended": ended_of(opening.pk), "overdue": is_overdue(opening.pk),
        "corrections": notices_of(opening), "was_read": was_read(opening.pk),
    }  # fmt: skip
    return nood_page(request, "nood.html", opening, context)


@staff_required()
@require_POST
def deleted(request: UserRequest, pk: UUID) -> HttpResponse:
    """The partner said by phone or mail that all of it is gone."""
    opening = require_opening(request, pk, Right.SHARE_CASE)
    try:
        write_down_deletion(share_id=opening.pk, by=request.user)
        messages.success(request, "Opgeschreven dat alles gewist is. De jongere ziet dat ook.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("werkplek:nood", pk)


@staff_required()
@require_http_methods(["GET", "POST"])
def close(request: UserRequest, pk: UUID) -> HttpResponse:
    """Close it now; the partner's next request shows nothing."""
    opening = require_opening(request, pk, Right.SHARE_CASE)
    form = CloseForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            close_opening(opening=opening, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Gesloten. {opening.ketenpartner_naam} leest niets meer.")
            return redirect("werkplek:nood", pk)
    return nood_page(request, "nood_close.html", opening, {"form": form}, status=422 if form.errors else 200)


@staff_required(*REVIEWERS)
@require_safe
def waiting(request: UserRequest) -> HttpResponse:
    """What waits for this second person, what is due first on top."""
    found = Noodopening.objects.to_review(request.user).in_full().order_by("review_due_on", "at")
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "werkplek/delen/nood_waiting.html", {"rows": nood_rows(shown), "page": shown}, current="nood")


@staff_required(*REVIEWERS)
@require_http_methods(["GET", "POST"])
def review(request: UserRequest, pk: UUID) -> HttpResponse:
    """The whole opening, and the question whether it was right."""
    opening = get_object_or_404(Noodopening.objects.to_review(request.user).in_full(), pk=pk)
    form = ReviewForm(posted(request), untold=opening.untold_until is not None)
    if form.is_bound and form.is_valid():
        try:
            found = review_opening(opening=opening, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            closed = "" if found.justified else f" {opening.ketenpartner_naam} leest niets meer."
            messages.success(request, f"Bedankt voor het kijken. Het is vastgelegd.{closed}")
            return redirect("werkplek:nood-wacht")
    return nood_page(request, "nood_review.html", opening, {"form": form}, status=422 if form.errors else 200)


def require_opening(request: UserRequest, pk: UUID, right: Right) -> Noodopening:
    """The opening if this user holds this right on its case; else it does not exist."""
    return get_object_or_404(Noodopening.objects.for_user(request.user, right).in_full(), pk=pk)


def nood_page(
    request: UserRequest, template: str, opening: Noodopening, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page about one opening. That somebody looked is written down with the ground, and is told when it is told."""
    case, user = opening.case, request.user
    audit.record_read(
        actor_id=user.pk, actor_name=user.log_name, actor_role=role_on(user, case), case_id=case.pk,
        fields=[str(Rubriek.CASUS)], grondslag=opening.ground, purpose=opening.doel, share_id=opening.pk,
        action="nood.read",
    )  # fmt: skip
    (row,) = nood_rows([opening])
    known = {"case": case, "jongere": case.jongere, "opening": opening, "row": row,
             "may_share": may_share(request, case)}  # fmt: skip
    return page(request, f"werkplek/delen/{template}", known | context, status=status)
