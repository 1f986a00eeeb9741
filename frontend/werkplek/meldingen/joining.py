"""About whom a melding is: those who resemble beside it, and somebody's word on each."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from cases.joining.candidates import Asked, named, suggest
from cases.joining.models import Joining, Verdict
from cases.joining.services import join_jongere, join_melding, keep_apart, register_and_join, take_back
from cases.jongeren.models import Jongere
from cases.refusals import Refused
from cases.signals.models import READERS, Melding
from frontend.http import UserRequest
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.jongeren_forms import FindForm, RegisterForm
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.meldingen.doors import About, back_to, form_page, require_melding
from frontend.werkplek.nav import page

TAKE_BACK = About(
    title="Toch niet",
    intro="Wat er gezegd is, blijft te lezen, met jouw reden erbij. De melding hoort daarna weer bij niemand.",
    button="Terugnemen",
)
NEW = About(title="Nieuwe jongere uit deze melding", button="Aanmelden en koppelen")
COMPARED, COMPARES = (Rubriek.PERSONALIA, Rubriek.CONTACT), "collega die een melding uitzoekt"
REGISTERED = "Nieuw aangemeld uit deze melding."


class TakeBackForm(forms.Form):
    why = forms.CharField(label="Waarom klopt dit niet?", max_length=300)


@staff_required(*READERS)
@require_http_methods(["GET", "POST"])
def about_whom(request: UserRequest, pk: UUID) -> HttpResponse:
    """Who resembles, side by side with the melding; a POST looks further, by BSN or by name and date of birth."""
    melding = require_melding(request, pk, Right.CHANGE_CASE)
    form = FindForm(posted(request))
    asked = Asked(**form.cleaned_data) if form.is_bound and form.is_valid() else None  # type: ignore[typeddict-item]  # names equal
    candidates = suggest(melding=melding, by=request.user, asked=asked)
    log_list(request, Lijst.GELIJKENIS, Rows([candidate.logged for candidate in candidates], COMPARED, COMPARES))
    context = {"melding": melding, "form": form, "asked": asked is not None, "candidates": candidates}
    status = 422 if form.errors else 200
    return page(request, "werkplek/meldingen/about_whom.html", context, current="meldingen", status=status)


@staff_required(*READERS)
@require_POST
def say(request: UserRequest, pk: UUID) -> HttpResponse:
    """This is the same person, or it is not; with the reason."""
    melding = require_melding(request, pk, Right.CHANGE_CASE)
    row = named(request.POST.get("row", ""), by=request.user)
    if row is None:
        messages.error(request, "Kies over wie deze melding gaat.")
        return redirect("werkplek:melding-joining", melding.pk)
    why, apart = request.POST.get("why", ""), request.POST.get("verdict") == Verdict.APART
    try:
        say_so(request, melding, row, why=why, apart=apart)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("werkplek:melding-joining", melding.pk)
    return back_to(request, melding, "Vastgelegd dat dit iemand anders is." if apart else "Gekoppeld.")


@staff_required(Role.REGIEHOUDER)
@require_http_methods(["GET", "POST"])
def register_new(request: UserRequest, pk: UUID) -> HttpResponse:
    """Nobody resembles: write this jongere down from what the melding tells. Its BSN goes along unseen."""
    melding = require_melding(request, pk, Right.CHANGE_CASE)
    form = RegisterForm(posted(request), initial=told(melding, request))
    if form.is_bound and form.is_valid():
        known = form.cleaned_data | {"bsn": form.cleaned_data["bsn"] or melding.bsn or ""}
        try_act(form, lambda: register_and_join(melding=melding, by=request.user, why=REGISTERED, **known))
    if form.is_bound and not form.errors:
        return back_to(request, melding, "Jongere aangemeld en gekoppeld.")
    return form_page(request, melding, form, NEW)


@staff_required(*READERS)
@require_http_methods(["GET", "POST"])
def take_back_one(request: UserRequest, joining_id: UUID) -> HttpResponse:
    standing = Joining.objects.for_user(request.user, Right.CHANGE_CASE).standing()
    joining = get_object_or_404(standing, pk=joining_id)
    melding = require_melding(request, joining.melding_id, Right.CHANGE_CASE)
    form = TakeBackForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: take_back(joining=joining, by=request.user, **form.cleaned_data))
    if form.is_bound and not form.errors:
        return back_to(request, melding, "Teruggenomen.")
    return form_page(request, melding, form, TAKE_BACK)


def say_so(request: UserRequest, melding: Melding, row: Jongere | Melding, *, why: str, apart: bool) -> None:
    if apart:
        keep_apart(melding=melding, row=row, why=why, by=request.user)
    elif isinstance(row, Jongere):
        join_jongere(melding=melding, jongere=row, why=why, by=request.user)
    else:
        join_melding(melding=melding, other=row, why=why, by=request.user)


def told(melding: Melding, request: UserRequest) -> dict[str, object]:
    names = ("tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "telefoon", "email", "straat", "huisnummer",
             "postcode", "woonplaats")  # fmt: skip
    known = {name: getattr(melding, name) for name in names}
    return known | {"voornamen": melding.voornaam, "gemeente": request.tenant.naam}
