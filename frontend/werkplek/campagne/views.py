"""Campaigns: the list with a form to begin one, and one page with how far it is (B157)."""

import csv
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import audit
from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.campagne import services
from cases.campagne.counting import progress_of
from cases.campagne.models import CALLERS, Campagne, Deelname, Gevolg
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from cases.dossier.models import Case
from cases.refusals import Refused
from frontend.http import UserRequest
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.campagne.forms import CampagneForm, DivideForm, UitkomstForm
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import page

PER_PAGE = 50
SHOWN = (Rubriek.PERSONALIA, Rubriek.CONTACT, Rubriek.CONTACTMOMENTEN, Rubriek.CASUS)


@staff_required(*CALLERS)
@require_http_methods(["GET", "POST"])
def index(request: UserRequest) -> HttpResponse:
    """Campaigns so far; the coördinator begins one here."""
    form = CampagneForm(posted(request))
    made: list[Campagne] = []
    if form.is_bound and form.is_valid():
        try_act(form, lambda: made.append(services.begin_campagne(by=request.user, **form.cleaned_data)))
    if made:
        return redirect("werkplek:campagne", made[0].pk)
    found = Campagne.objects.for_user(request.user).select_related("by")
    context = {
        "form": form,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "steers": request.user.has_role(Role.COORDINATOR),
    }
    status = 422 if form.errors else 200
    return page(request, "werkplek/campagne/index.html", context, current="campagne", status=status)


@staff_required(*CALLERS)
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    return campagne_page(request, require_campagne(request, pk), DivideForm())


@staff_required(Role.COORDINATOR)
@require_POST
def divide(request: UserRequest, pk: UUID) -> HttpResponse:
    """Spread who is not in it yet over who calls."""
    campagne = require_campagne(request, pk)
    form = DivideForm(request.POST)
    added: list[int] = []
    if form.is_valid():
        callers = list(form.cleaned_data["callers"])
        try_act(form, lambda: added.append(services.spread(campagne=campagne, callers=callers, by=request.user)))
    if form.errors:
        return campagne_page(request, campagne, form)
    messages.success(request, f"{added[0]} jongeren verdeeld. Het eerste telefoontje staat bij Vandaag.")
    return redirect("werkplek:campagne", campagne.pk)


@staff_required(*CALLERS)
@require_POST
def conclude(request: UserRequest, pk: UUID) -> HttpResponse:
    """What came of it for one jongere."""
    works_in = Case.objects.for_user(request.user, Right.CHANGE_CASE)
    found = Deelname.objects.for_user(request.user).filter(case__in=works_in)
    deelname = get_object_or_404(found.select_related("campagne", "jongere"), pk=pk)
    form = UitkomstForm(request.POST)
    if form.is_valid():
        uitkomst = form.cleaned_data["uitkomst"]
        try_act(form, lambda: services.conclude(deelname=deelname, uitkomst=uitkomst, by=request.user))
    if form.errors:
        messages.error(request, " ".join(str(sentence) for told in form.errors.values() for sentence in told))
    else:
        messages.success(request, f"{deelname.jongere.naam}: {Gevolg(uitkomst).label.lower()}.")
    return redirect("werkplek:campagne", deelname.campagne_id)


@staff_required(Role.COORDINATOR)
@require_POST
def end(request: UserRequest, pk: UUID) -> HttpResponse:
    try:
        services.end_campagne(campagne=require_campagne(request, pk), by=request.user)
        messages.success(request, "De campagne is klaar.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("werkplek:campagne", pk)


@staff_required(Role.COORDINATOR)
@require_safe
def export(request: UserRequest, pk: UUID) -> HttpResponse:
    """The numbers as a file: no names, and nothing under ten."""
    campagne = require_campagne(request, pk)
    headers = {"Content-Disposition": "attachment; filename=campagne-telling.csv"}
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    answer.write("\ufeff")  # so that Excel reads the letters right
    writer = csv.writer(answer, delimiter=";")
    writer.writerow(["wat", "aantal jongeren"])
    writer.writerows(progress_of(campagne).in_public())
    audit.record("campagne.exported", by=request.user, about=campagne)
    return answer


def campagne_page(request: UserRequest, campagne: Campagne, form: forms.Form) -> HttpResponse:
    """How far it is, and whom it is about: all for the coördinator, the own cases for who calls."""
    steers = request.user.has_role(Role.COORDINATOR)
    part = Deelname.objects.for_user(request.user).filter(campagne=campagne).with_progress()
    rows = part.select_related("jongere", "case__regiehouder").order_by("jongere__achternaam", "pk")
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    audit.record("campagne.viewed", by=request.user, about=campagne)
    log_list(request, Lijst.CAMPAGNE, Rows([row.case for row in shown], SHOWN))
    context: dict[str, Any] = {
        "campagne": campagne,
        "form": form,
        "steers": steers,
        "progress": progress_of(campagne),
        "waiting": services.candidates(campagne).count() if steers and not campagne.ended_on else 0,
        "page": shown,
        "outcomes": Gevolg,
    }
    status = 422 if form.errors else 200
    return page(request, "werkplek/campagne/show.html", context, current="campagne", status=status)


def require_campagne(request: UserRequest, pk: UUID) -> Campagne:
    return get_object_or_404(Campagne.objects.for_user(request.user), pk=pk)
