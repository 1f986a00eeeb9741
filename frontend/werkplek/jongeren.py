"""Finding, registering and correcting a jongere, and giving access to Mijn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.finding import find
from cases.dossier.lists import Lijst
from cases.jongeren.models import Jongere
from cases.jongeren.services import correct as correct_jongere
from cases.jongeren.services import invite_citizen, register
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, at_once, back_to, done, form_page, posted, try_act, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.jongeren_forms import CorrectForm, FindForm, RegisterForm
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import page

LOOKED_UP = "collega die iemand zocht"
CORRECT = FormPage(
    title="Gegevens van de jongere",
    tab="overzicht",
    rubrieken=[Rubriek.PERSONALIA, Rubriek.CONTACT],
    template="werkplek/jongere_correct.html",
)


@staff_required(Role.REGIEHOUDER)
@require_http_methods(["GET", "POST"])
def look_up(request: UserRequest) -> HttpResponse:
    """First look whether we know this jongere. The BSN travels in a POST, never in an address (law 7)."""
    form = FindForm(posted(request))
    found, asked = [], False
    if form.is_bound and form.is_valid():
        asked = True
        found = find(by=request.user, **form.cleaned_data)
    log_list(request, Lijst.GEZOCHT, Rows([one.case or one.jongere for one in found], [Rubriek.PERSONALIA], LOOKED_UP))
    new = RegisterForm(initial=form.cleaned_data) if asked and not found else None
    context = {"form": form, "found": found, "new": new}
    return page(request, "werkplek/jongere_find.html", context, status=422 if form.errors else 200)


@staff_required(Role.REGIEHOUDER)
@require_http_methods(["GET", "POST"])
def add(request: UserRequest) -> HttpResponse:
    form = RegisterForm(posted(request), initial={"gemeente": request.tenant.naam})
    made: list[Jongere] = []
    if form.is_bound and form.is_valid():
        try_act(form, lambda: made.append(register(by=request.user, **form.cleaned_data)))
    for jongere in made:
        messages.success(request, f"{jongere.naam} is aangemeld.")
        return redirect("werkplek:open", jongere.pk)
    return page(request, "werkplek/jongere_add.html", {"form": form}, status=422 if form.errors else 200)


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    jongere = case.jongere
    start_with = values_of(jongere, CorrectForm) | {"version": jongere.version}
    form = CorrectForm(posted(request), initial=start_with)
    if done(case, form, correct_jongere, jongere=jongere, by=request.user):
        return back_to(request, case, "overzicht", "Gegevens gewijzigd.")
    return form_page(request, case, form, CORRECT)


@staff_required()
@require_POST
def invite(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Give the jongere access to Mijn with DigiD."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    told = f"{case.jongere.naam} kan nu inloggen op Mijn met DigiD."
    return at_once(request, case, "overzicht", told, invite_citizen, person=case.jongere, by=request.user)
