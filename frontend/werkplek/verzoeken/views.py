"""The list of verzoeken with their clocks, and one verzoek: what is asked, what it closes, and the decision."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from consent.verzoeken.models import Kind, Verzoek
from consent.verzoeken.services import can_end, decide, end_restriction, make_longer, write_down
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, form_page, posted, try_act
from frontend.werkplek.cases_access import log_reading, require_case
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import CASEWORK, page
from frontend.werkplek.verzoeken.forms import RULES, DecisionForm, EndForm, LongerForm, WrittenForm

PER_PAGE = 30
SHOWN = (Rubriek.PERSONALIA, Rubriek.CASUS)


@staff_required(*CASEWORK)
@require_safe
def index(request: UserRequest) -> HttpResponse:
    """First what waits for an answer, by the day on which the term ends; then what was decided."""
    seen = Verzoek.objects.for_user(request.user, Right.VIEW_CASE).in_full()
    last_day = Coalesce("verlenging__due_on", "due_on")
    found = seen.order_by(F("besluit__at").desc(nulls_first=True), last_day, "id")
    rows = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    log_list(request, Lijst.VERZOEKEN, Rows([row.case for row in rows], SHOWN))
    return page(request, "werkplek/verzoeken/list.html", {"page": rows}, current="verzoeken")


@staff_required(*CASEWORK)
@require_http_methods(["GET", "POST"])
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """One verzoek; who may decide finds the form below it."""
    verzoek = require_verzoek(request, pk, Right.CHANGE_CASE if request.method == "POST" else Right.VIEW_CASE)
    form = DecisionForm(posted(request), verzoek=verzoek)
    if form.is_bound and form.is_valid():
        try_act(form, lambda: decide(verzoek=verzoek, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "Je besluit is bewaard. De jongere kan het lezen.")
            return redirect("werkplek:verzoek", pk)
    return verzoek_page(request, verzoek, form)


@staff_required(*CASEWORK)
@require_http_methods(["GET", "POST"])
def longer(request: UserRequest, pk: UUID) -> HttpResponse:
    """Two months more, with the reason."""
    verzoek = require_verzoek(request, pk, Right.CHANGE_CASE)
    form = LongerForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: make_longer(verzoek=verzoek, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "De termijn is langer. De jongere leest waarom.")
            return redirect("werkplek:verzoek", pk)
    return act_page(request, verzoek, form, "Meer tijd nemen", "Twee maanden extra. Dat kan één keer.")


@staff_required(*CASEWORK)
@require_http_methods(["GET", "POST"])
def end(request: UserRequest, pk: UUID) -> HttpResponse:
    """From which day sharing may go on."""
    verzoek = require_verzoek(request, pk, Right.CHANGE_CASE)
    form = EndForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: end_restriction(verzoek=verzoek, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "De jongere leest nu vanaf wanneer het weer mag.")
            return redirect("werkplek:verzoek", pk)
    intro = "Kies een dag die minstens een week weg is. Zo hoort de jongere het op tijd."
    return act_page(request, verzoek, form, "Beperking beëindigen", intro)


@staff_required()
@require_http_methods(["GET", "POST"])
def write(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Write down what was asked at the counter, by phone or on paper; also in a case that was closed."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = WrittenForm(posted(request), case=case)
    if form.is_bound and form.is_valid():
        try_act(form, lambda: write_down(case=case, **form.asked(request.user)))
        if not form.errors:
            messages.success(request, "Het verzoek is opgeschreven. De termijn loopt.")
            return redirect("werkplek:verzoeken")
    return form_page(request, case, form, FormPage(title="Verzoek opschrijven", tab="team", button="Schrijf op"))


def require_verzoek(request: UserRequest, pk: UUID, right: Right) -> Verzoek:
    """A verzoek in which this user holds this right; for anybody else it does not exist."""
    found: Any = Verzoek.objects.for_user(request.user, right).in_full()
    return get_object_or_404(found, pk=pk)


def verzoek_page(request: UserRequest, verzoek: Verzoek, form: forms.BaseForm) -> HttpResponse:
    log_reading(request, verzoek.case, SHOWN)
    may = Verzoek.objects.for_user(request.user, Right.CHANGE_CASE).filter(pk=verzoek.pk).exists()
    decided = hasattr(verzoek, "besluit")
    context = {
        "verzoek": verzoek, "form": form, "rule": RULES[Kind(verzoek.kind)], "may_decide": may and not decided,
        "may_lengthen": may and not decided and not hasattr(verzoek, "verlenging") and not verzoek.is_late,
        "may_end": may and can_end(verzoek), "besluit": getattr(verzoek, "besluit", None),
        "verlenging": getattr(verzoek, "verlenging", None), "opheffing": getattr(verzoek, "opheffing", None),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return page(request, "werkplek/verzoeken/show.html", context, current="verzoeken", status=status)


def act_page(request: UserRequest, verzoek: Verzoek, form: forms.BaseForm, title: str, intro: str) -> HttpResponse:
    log_reading(request, verzoek.case, SHOWN)
    context = {"verzoek": verzoek, "form": form, "title": title, "intro": intro}
    status = 422 if form.errors else 200
    return page(request, "werkplek/verzoeken/act.html", context, current="verzoeken", status=status)
