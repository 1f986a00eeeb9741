"""The door to a melding for a page, with a line in the log before anything of it is shown."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from accounts.rights import Right, Role
from audit.services import write
from cases.catalogue.field import Rubriek
from cases.signals.models import READERS, Melding
from frontend.http import UserRequest
from frontend.werkplek.nav import page

# Beside them, whoever may see the case sees what is joined to it.
READING_ROLES = (*READERS, Role.FG)


@dataclass(frozen=True, kw_only=True)
class About:
    """What stands around a form on a page of a melding."""

    title: str
    intro: str = ""
    button: str = "Opslaan"
    danger: bool = False


def require_melding(request: UserRequest, pk: UUID, right: Right = Right.VIEW_CASE) -> Melding:
    """The melding if this user may see it, or act on it; else it does not exist. That it was read is written down."""
    known = Melding.objects.for_user(request.user, right)
    related = ("jongere", "case", "assigned_to", "registered_by", "verzuimmelding", "oordeel")
    melding = get_object_or_404(known.select_related(*related), pk=pk)
    log_reading(request, melding)
    return melding


def log_reading(request: UserRequest, melding: Melding) -> None:
    roles = [str(role.label) for role in READING_ROLES if request.user.has_role(role)]
    write([{
        "kind": "read", "action": "melding.read", "actor_id": request.user.pk, "actor_name": request.user.log_name,
        "actor_role": roles[0] if roles else "", "case_id": melding.case_id, "subject_id": melding.jongere_id,
        "fields": [str(Rubriek.CASUS)], "details": {"about": "Melding", "about_id": str(melding.pk)}, "outcome": "ok",
    }])  # fmt: skip


def form_page(request: UserRequest, melding: Melding, form: BaseForm, about: About) -> HttpResponse:
    if form.errors:
        melding.refresh_from_db()
    context = {"melding": melding, "form": form, "about": about}
    status = 422 if form.errors else 200
    return page(request, "werkplek/meldingen/form.html", context, current="meldingen", status=status)


def back_to(request: UserRequest, melding: Melding, told: str) -> HttpResponse:
    """To the melding; or to the list, when it went into a case that this user does not see."""
    messages.success(request, told)
    if Melding.objects.for_user(request.user).filter(pk=melding.pk).exists():
        return redirect("werkplek:melding", melding.pk)
    return redirect("werkplek:meldingen")
