"""Incidents of the tenant, for the FG: the clocks, the steps, and who was affected as the log tells it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

import audit
from accounts.rights import Role
from accounts.web import staff_required
from consent.incidents.affected import Affected
from consent.incidents.clocks import clocks_of
from consent.incidents.models import Incident, Reach
from consent.incidents.services import record_incident, set_reach, take_back_reach, take_step
from frontend.http import UserRequest, pdf_of
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.nav import page
from frontend.werkplek.toezicht import files
from frontend.werkplek.toezicht.incident_forms import IncidentForm, ReachForm, StepForm, TakeBackForm
from frontend.werkplek.toezicht.incident_words import HEAD, elsewhere, facts_of, fields_in_words, row_of

PER_PAGE = 50


@staff_required(Role.FG)
@require_safe
def index(request: UserRequest) -> HttpResponse:
    """Every incident, the newest first."""
    found = Incident.objects.for_user(request.user).with_standing()
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(incident, clocks_of(incident)) for incident in shown]
    return page(request, "werkplek/toezicht/incidenten.html", {"page": shown, "rows": rows}, current="toezicht")


@staff_required(Role.FG)
@require_http_methods(["GET", "POST"])
def new(request: UserRequest) -> HttpResponse:
    """Write down what happened; the clocks run from the moment that it was discovered."""
    form = IncidentForm(posted(request))
    made: list[Incident] = []
    if form.is_bound and form.is_valid():
        try_act(form, lambda: made.append(record_incident(by=request.user, **form.cleaned_data)))
        if made:
            messages.success(request, "Het incident is opgeschreven. De termijnen lopen.")
            return redirect("werkplek:incident", made[0].pk)
    return form_page(request, form, "Incident opschrijven", "Schrijf op wat je weet. De rest leg je later vast.")


@staff_required(Role.FG)
@require_http_methods(["GET", "POST"])
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """One incident; a step is written down below it."""
    incident = require_incident(request, pk)
    form = StepForm(posted(request), incident=incident)
    if form.is_bound and form.is_valid():
        try_act(form, lambda: take_step(incident=incident, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "De stap is vastgelegd.")
            return redirect("werkplek:incident", pk)
    audit.record("incident.viewed", by=request.user, about=incident, role=str(Role.FG.label))
    affected = Affected(incident, request.user)
    people = Paginator(affected.people, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "incident": incident, "form": form, "clocks": clocks_of(incident), "affected": affected, "page": people,
        "people": [(person, fields_in_words(person.fields)) for person in people],
        "by_field": [(fields_in_words([code]), count) for code, count in affected.by_field],
        "elsewhere": elsewhere(affected), "reaches": incident.reaches.select_related("by", "taken_back__by"),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return page(request, "werkplek/toezicht/incident.html", context, current="toezicht", status=status)


@staff_required(Role.FG)
@require_http_methods(["GET", "POST"])
def reach(request: UserRequest, pk: UUID) -> HttpResponse:
    """Say which lines of the log belong to it."""
    incident = require_incident(request, pk)
    form = ReachForm(posted(request), user=request.user)
    if form.is_bound and form.is_valid():
        try_act(form, lambda: set_reach(incident=incident, by=request.user, **form.asked()))
        if not form.errors:
            messages.success(request, "Het log is doorzocht.")
            return redirect("werkplek:incident", pk)
    intro = "Alles wat je invult maakt het kleiner. Je kunt dit vaker doen; alles telt bij elkaar op."
    back = reverse("werkplek:incident", args=[pk])
    return form_page(request, form, "Wie is er geraakt?", intro, back=back, button="Zoek in het log")


@staff_required(Role.FG)
@require_http_methods(["GET", "POST"])
def reach_back(request: UserRequest, pk: UUID) -> HttpResponse:
    """Take a part of the log out of it again."""
    found = get_object_or_404(Reach.objects.for_user(request.user).in_force().select_related("incident"), pk=pk)
    form = TakeBackForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: take_back_reach(reach=found, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "Dit telt niet meer mee.")
            return redirect("werkplek:incident", found.incident_id)
    back = reverse("werkplek:incident", args=[found.incident_id])
    return form_page(request, form, "Weghalen", f"{found}. Het blijft te zien dat dit er eerst bij hoorde.", back=back)


@staff_required(Role.FG)
@require_safe
def as_table(request: UserRequest, pk: UUID) -> HttpResponse:
    """Who was affected, by kenmerk and without a name."""
    incident = require_incident(request, pk)
    write_down(request, incident, "csv")
    people = Affected(incident, request.user).people
    return files.table("geraakt", HEAD, [row_of(person) for person in people])


@staff_required(Role.FG)
@require_safe
def as_pdf(request: UserRequest, pk: UUID) -> HttpResponse:
    """The whole record, as the AP may ask for it (AVG 33(5))."""
    incident = require_incident(request, pk)
    write_down(request, incident, "pdf")
    parts = facts_of(incident, clocks_of(incident), Affected(incident, request.user))
    return pdf_of(files.report(f"Incident: {incident.title}", request.tenant.naam, parts), "incident.pdf")


def write_down(request: UserRequest, incident: Incident, form: str) -> None:
    audit.record("incident.exported", by=request.user, about=incident, details={"form": form}, role=str(Role.FG.label))


def require_incident(request: UserRequest, pk: UUID) -> Incident:
    found: Any = Incident.objects.for_user(request.user).with_standing()
    return get_object_or_404(found, pk=pk)


def form_page(
    request: UserRequest, form: forms.BaseForm, title: str, intro: str, *, back: str = "", button: str = "Leg vast"
) -> HttpResponse:
    """A form of the FG on a page of its own."""
    context = {"form": form, "title": title, "intro": intro, "back": back or reverse("werkplek:toezicht"),
               "button": button}  # fmt: skip
    status = 422 if form.errors else 200
    return page(request, "werkplek/toezicht/form.html", context, current="toezicht", status=status)
