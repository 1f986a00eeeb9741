"""What is due, and what would go with one dossier; the terms; the stops."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

import audit
from accounts.web import staff_required
from consent.retention.counting import counted
from consent.retention.models import KEEPERS, Due, Hold, RetentionRule
from consent.retention.rounds import MOST
from consent.retention.services import lift_hold, place_hold, require_case_by_reference, settle_rule
from frontend.http import UserRequest
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.bewaren.forms import PER_PAGE, DueFilter, HoldForm, LiftForm, RuleForm
from frontend.werkplek.nav import page


@staff_required(*KEEPERS)
@require_safe
def index(request: UserRequest) -> HttpResponse:
    """What may go, or soon may, why and since when."""
    due = Due.objects.for_user(request.user)
    form = DueFilter(request.GET)
    found = form.found(due).with_round().in_order()
    shown = Paginator(found, form.per_page).get_page(request.GET.get("page"))
    audit.record("retention.overseen", by=request.user)
    context = {
        "form": form,
        "page": shown,
        "ready": due.proposable().count(),
        "most": MOST,
        "picked": request.GET.get("kies") == str(shown.number),
        "today": timezone.localdate(),
    }
    return bewaren_page(request, "index", context, status=422 if form.errors else 200)


@staff_required(*KEEPERS)
@require_safe
def dossier(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Why one dossier is due, and how many rows of which kind would go."""
    found = list(Due.objects.for_user(request.user).now().filter(case_id=case_id).with_round().in_order())
    if not found or found[0].case is None:
        raise Http404
    case = found[0].case
    audit.record("retention.previewed", by=request.user, case_id=case.pk)
    context = {
        "case": case, "rows": [(due, counted(case, due.kind)) for due in found],
        "holds": Hold.objects.for_user(request.user).standing().filter(case=case).select_related("by"),
    }  # fmt: skip
    return bewaren_page(request, "dossier", context)


@staff_required(*KEEPERS)
@require_safe
def rules(request: UserRequest) -> HttpResponse:
    """The terms in force, and which of them nobody settled yet."""
    return bewaren_page(request, "rules", {"rules": RetentionRule.objects.for_user(request.user).in_force()})


@staff_required(*KEEPERS)
@require_http_methods(["GET", "POST"])
def rule(request: UserRequest, pk: UUID) -> HttpResponse:
    """A new version of one term; the earlier ones below it."""
    found = get_object_or_404(RetentionRule.objects.for_user(request.user), pk=pk)
    start = {"months": found.months, "counts_from": found.counts_from, "valid_from": timezone.localdate(),
             "reviewed_by_jurist": found.reviewed_by_jurist}  # fmt: skip
    form = RuleForm(posted(request), rule=found, initial=start)
    if form.is_bound and form.is_valid():
        try_act(form, lambda: settle_rule(rule=found, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "De termijn is vastgesteld.")
            return redirect("werkplek:bewaren-rules")
    versions = RetentionRule.objects.for_user(request.user).filter(kind=found.kind, task=found.task)
    context = {"rule": found, "form": form, "versions": versions.select_related("by").order_by("-number")}
    return bewaren_page(request, "rule", context, status=422 if form.errors else 200)


@staff_required(*KEEPERS)
@require_http_methods(["GET", "POST"])
def holds(request: UserRequest) -> HttpResponse:
    """The stops that stand, and a form for a new one."""
    form = HoldForm(posted(request), initial={"reference": request.GET.get("kenmerk", "")})
    if form.is_bound and form.is_valid():
        try_act(form, lambda: hold_back(request, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "De stop staat. Van dit dossier wordt niets gewist.")
            return redirect("werkplek:bewaren-holds")
    found = Hold.objects.for_user(request.user).standing().select_related("case", "by")
    context = {"form": form, "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page"))}
    return bewaren_page(request, "holds", context, status=422 if form.errors else 200)


def hold_back(request: UserRequest, *, reference: str, **why: Any) -> None:
    place_hold(case=require_case_by_reference(reference), by=request.user, **why)


@staff_required(*KEEPERS)
@require_http_methods(["GET", "POST"])
def lift(request: UserRequest, pk: UUID) -> HttpResponse:
    """Lift one stop, with the reason."""
    hold = get_object_or_404(Hold.objects.for_user(request.user).standing().select_related("case", "by"), pk=pk)
    form: forms.Form = LiftForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: lift_hold(hold=hold, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "De stop is opgeheven.")
            return redirect("werkplek:bewaren-holds")
    return bewaren_page(request, "lift", {"hold": hold, "form": form}, status=422 if form.errors else 200)


def bewaren_page(request: UserRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return page(request, f"werkplek/bewaren/{name}.html", context, current="bewaren", status=status)
