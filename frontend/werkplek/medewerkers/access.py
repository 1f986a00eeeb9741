"""Switching an account off and on, and confirming that somebody's roles are still right."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Role
from accounts.web import staff_required
from cases.refusals import Refused
from cases.staff.roster import roster, staff
from cases.staff.services import confirm_roles, switch_off, switch_on
from frontend.http import UserRequest
from frontend.werkplek.nav import page


@staff_required(Role.FUNCTIONEEL_BEHEERDER)
@require_http_methods(["GET", "POST"])
def off(request: UserRequest, pk: UUID) -> HttpResponse:
    """Ask once more, and say what stands in the way; then switch the account off."""
    person = get_object_or_404(roster(), pk=pk)
    refused = ""
    if request.method == "POST":
        try:
            switch_off(person=person, by=request.user)
        except Refused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, f"Het account van {person.naam} staat uit.")
            return redirect("werkplek:medewerkers")
    context, status = {"person": person, "refused": refused}, 422 if refused else 200
    return page(request, "werkplek/medewerkers/off.html", context, current="medewerkers", status=status)


@staff_required(Role.FUNCTIONEEL_BEHEERDER)
@require_POST
def on(request: UserRequest, pk: UUID) -> HttpResponse:
    person = switch_on(person=get_object_or_404(staff(), pk=pk), by=request.user)
    messages.success(request, f"{person.naam} kan weer inloggen, met dezelfde rollen als eerder.")
    return redirect("werkplek:medewerkers")


@staff_required(Role.FUNCTIONEEL_BEHEERDER)
@require_POST
def confirm(request: UserRequest, pk: UUID) -> HttpResponse:
    """ "Klopt nog": of the roles that stood on the page, not of others that somebody gave meanwhile."""
    person = get_object_or_404(staff(), pk=pk)
    try:
        confirm_roles(person=person, seen=request.POST.get("seen", ""), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Vastgelegd: de rollen van {person.naam} kloppen nog.")
    return redirect("werkplek:medewerkers")
