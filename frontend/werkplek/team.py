"""The people on a case: colleagues with their rights, and the betrokkenen around the jongere."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.services import add_betrokkene, correct_betrokkene
from cases.dossier.team import add_colleague, give_procesregie, remove_colleague
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, at_once, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.team_forms import BetrokkeneForm, ColleagueForm, ProcesregieForm

READ = [Rubriek.BETROKKENEN]
COLLEAGUE = FormPage(
    title="Collega toevoegen of rechten wijzigen",
    tab="team",
    rubrieken=READ,
    intro="Geef alleen toegang aan wie meewerkt aan dit dossier. Elke inzage wordt vastgelegd.",
)
PROCESREGIE = FormPage(
    title="Procesregie bij een ander",
    tab="team",
    rubrieken=READ,
    intro="De regiehouder blijft verantwoordelijk. Deze collega mag het dossier lezen en bijwerken, en niet delen.",
)
ADD = FormPage(title="Betrokkene toevoegen", tab="team", rubrieken=READ)
CORRECT = FormPage(title="Betrokkene wijzigen", tab="team", rubrieken=READ)


@staff_required()
@require_http_methods(["GET", "POST"])
def set_colleague(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = ColleagueForm(posted(request), case=case)
    if done(case, form, add_colleague, case=case, by=request.user):
        return back_to(request, case, "team", "Team gewijzigd.")
    return form_page(request, case, form, COLLEAGUE)


@staff_required()
@require_http_methods(["GET", "POST"])
def procesregie(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = ProcesregieForm(posted(request), initial={"version": case.version, "colleague": case.procesregisseur_id})
    if done(case, form, give_procesregie, case=case, by=request.user):
        return back_to(request, case, "team", "Procesregie vastgelegd.")
    return form_page(request, case, form, PROCESREGIE)


@staff_required()
@require_POST
def drop_colleague(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    colleague = get_object_or_404(User, pk__in=case.given_rights.values("user"), pk=pk)
    told = f"{colleague.naam} is uit het team."
    return at_once(request, case, "team", told, remove_colleague, case=case, colleague=colleague, by=request.user)


@staff_required()
@require_http_methods(["GET", "POST"])
def add(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = BetrokkeneForm(posted(request))
    if done(case, form, add_betrokkene, case=case, by=request.user):
        return back_to(request, case, "team", "Betrokkene toegevoegd.")
    return form_page(request, case, form, ADD)


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    betrokkene = get_object_or_404(case.betrokkenen, pk=pk)
    form = BetrokkeneForm(posted(request), initial=values_of(betrokkene, BetrokkeneForm))
    if done(case, form, correct_betrokkene, betrokkene=betrokkene, by=request.user):
        return back_to(request, case, "team", "Betrokkene gewijzigd.")
    return form_page(request, case, form, CORRECT)
