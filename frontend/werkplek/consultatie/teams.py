"""Consultatieteams: which there are, and who is in them."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.web import staff_required
from cases.consultatie import teams
from cases.consultatie.models import FORMERS, Consultatieteam
from cases.refusals import Refused
from frontend.http import UserRequest
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.consultatie.forms import ChangeTeamForm, TeamForm
from frontend.werkplek.nav import page


@staff_required(*FORMERS)
@require_safe
def index(request: UserRequest) -> HttpResponse:
    found = Consultatieteam.objects.for_user(request.user).prefetch_related("leden__user")
    return page(request, "werkplek/consultatie/teams.html", {"teams": found}, current="consultatie")


@staff_required(*FORMERS)
@require_http_methods(["GET", "POST"])
def form_new(request: UserRequest) -> HttpResponse:
    form = TeamForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: teams.form_team(by=request.user, **form.cleaned_data))
    return answered(request, form, {"title": "Nieuw consultatieteam"})


@staff_required(*FORMERS)
@require_http_methods(["GET", "POST"])
def change(request: UserRequest, pk: UUID) -> HttpResponse:
    team = get_object_or_404(Consultatieteam.objects.for_user(request.user), pk=pk)
    start = {"naam": team.naam, "leden": team.leden.values_list("user", flat=True), "version": team.version}
    form = ChangeTeamForm(posted(request), initial=start)
    if form.is_bound and form.is_valid():
        try_act(form, lambda: teams.change_team(team=team, by=request.user, **form.cleaned_data))
    return answered(request, form, {"title": f"{start['naam']} wijzigen", "team": team})


@staff_required(*FORMERS)
@require_POST
def end(request: UserRequest, pk: UUID) -> HttpResponse:
    team = get_object_or_404(Consultatieteam.objects.for_user(request.user), pk=pk)
    try:
        teams.end_team(team=team, by=request.user)
        messages.success(request, f"{team} neemt geen vragen meer aan.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("werkplek:consultatieteams")


def answered(request: UserRequest, form: forms.Form, context: dict[str, Any]) -> HttpResponse:
    """Back to the list when it was done; else the form, with what is wrong."""
    if form.is_bound and not form.errors:
        messages.success(request, "Het team is bewaard.")
        return redirect("werkplek:consultatieteams")
    status = 422 if form.errors else 200
    return page(request, "werkplek/consultatie/team.html", context | {"form": form}, current="consultatie",
                status=status)  # fmt: skip
