"""Taking an answer of somebody who does not log in: choose how, write down a ja, or hand over the device."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.web import staff_required
from cases.refusals import Refused
from consent.afwegingen.models import Afweging
from consent.loket.services import hand_over, needs_own_hand, say_yes, to_ask
from consent.machtigingen.models import Machtiging
from consent.machtigingen.services import is_asked
from frontend.http import UserRequest
from frontend.mijn.forms import ChoicesForm
from frontend.toestel.session import put_aside
from frontend.werkplek.acts import posted
from frontend.werkplek.delen.doors import require_afweging, sharing_page
from frontend.werkplek.delen.help_forms import InPersonForm


class SpokenForm(InPersonForm):
    """The same, and that the question was put: the frozen text stands below the form."""

    asked = forms.BooleanField(
        label="Ik heb de hele tekst voorgelezen of samen gelezen, en er was ruimte voor vragen",
        error_messages={"required": "Lees eerst de hele tekst samen."},
    )
    field_order = ["wie", "identity", "asked", "read_out", "interpreter", "interpreter_language"]


@staff_required()
@require_safe
def ways(request: UserRequest, pk: UUID) -> HttpResponse:
    """The channels, each with when it fits; what the law does not let pass there is said."""
    afweging, machtiging = require_asked_machtiging(request, pk)
    context = {"afweging": afweging, "own_hand": needs_own_hand(machtiging)}
    return sharing_page(request, "ways.html", afweging.case, context)


@staff_required()
@require_http_methods(["GET", "POST"])
def spoken(request: UserRequest, pk: UUID) -> HttpResponse:
    """A ja at the counter, per field. Nothing is ticked beforehand, and who it is was seen on a document."""
    afweging, machtiging = require_asked_machtiging(request, pk)
    form, choices = SpokenForm(posted(request), machtiging=machtiging), choices_for(request, machtiging)
    if form.is_bound and form.is_valid() and choices.is_valid():
        try:
            say_yes(machtiging=machtiging, written=form.written(by=request.user), yes=choices.yes, no=choices.no)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Opgeschreven wat er is gezegd.")
            return redirect("werkplek:delen-afweging", pk)
    wrong = bool(form.errors or (choices.is_bound and choices.errors))
    context = {"afweging": afweging, "machtiging": machtiging, "form": form, "choices": choices,
               "own_hand": needs_own_hand(machtiging)}  # fmt: skip
    return sharing_page(request, "spoken.html", afweging.case, context, status=422 if wrong else 200)


@staff_required()
@require_http_methods(["GET", "POST"])
def device(request: UserRequest, pk: UUID) -> HttpResponse:
    """Hand over: this session ends here, and what is left on the device is one question and nothing else."""
    afweging, machtiging = require_asked_machtiging(request, pk)
    form = InPersonForm(posted(request), machtiging=machtiging)
    if form.is_bound and form.is_valid():
        try:
            witness = hand_over(machtiging=machtiging, written=form.written(by=request.user))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            back = reverse("werkplek:delen-afweging", args=[pk])
            logout(request)
            put_aside(request, witness, back=back)
            return redirect("toestel:choose")
    context = {"afweging": afweging, "form": form}
    return sharing_page(request, "device.html", afweging.case, context, status=422 if form.errors else 200)


def require_asked_machtiging(request: UserRequest, pk: UUID) -> tuple[Afweging, Machtiging]:
    """The question on which an answer still counts; without one there is nothing to take down here."""
    afweging = require_afweging(request, pk)
    machtiging = getattr(afweging, "machtiging", None)
    if machtiging is None or not is_asked(machtiging):
        raise Http404
    return afweging, machtiging


def choices_for(request: UserRequest, machtiging: Machtiging) -> ChoicesForm:
    """Ja or nee per field that nobody said ja to yet."""
    data: Any = request.POST if request.method == "POST" else None
    form = ChoicesForm(data, codes=to_ask(machtiging), special=machtiging.special_codes)
    del form.fields["seen"], form.fields["page"]
    return form
