"""Writing down and correcting school: inschrijvingen, diploma's and verzuim."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.school import services
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.school_forms import DiplomaForm, InschrijvingForm, VerzuimForm


def about(title: str, rubriek: Rubriek) -> FormPage:
    return FormPage(title=title, tab="school", rubrieken=[rubriek])


@staff_required()
@require_http_methods(["GET", "POST"])
def record_inschrijving(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = InschrijvingForm(posted(request))
    if done(case, form, services.record_inschrijving, jongere=case.jongere, by=request.user):
        return back_to(request, case, "school", "Inschrijving bewaard.")
    return form_page(request, case, form, about("Nieuwe inschrijving", Rubriek.ONDERWIJS))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct_inschrijving(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    inschrijving = get_object_or_404(case.jongere.inschrijvingen, pk=pk)
    form = InschrijvingForm(posted(request), initial=values_of(inschrijving, InschrijvingForm))
    if done(case, form, services.correct_inschrijving, inschrijving=inschrijving, by=request.user):
        return back_to(request, case, "school", "Inschrijving gewijzigd.")
    return form_page(request, case, form, about("Inschrijving wijzigen", Rubriek.ONDERWIJS))


@staff_required()
@require_http_methods(["GET", "POST"])
def record_diploma(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = DiplomaForm(posted(request))
    if done(case, form, services.record_diploma, jongere=case.jongere, by=request.user):
        return back_to(request, case, "school", "Diploma bewaard.")
    return form_page(request, case, form, about("Nieuw diploma", Rubriek.ONDERWIJS))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct_diploma(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    diploma = get_object_or_404(case.jongere.diplomas, pk=pk)
    form = DiplomaForm(posted(request), initial=values_of(diploma, DiplomaForm))
    if done(case, form, services.correct_diploma, diploma=diploma, by=request.user):
        return back_to(request, case, "school", "Diploma gewijzigd.")
    return form_page(request, case, form, about("Diploma wijzigen", Rubriek.ONDERWIJS))


@staff_required()
@require_http_methods(["GET", "POST"])
def record_verzuim(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = VerzuimForm(posted(request), jongere=case.jongere)
    if done(case, form, services.record_verzuim, jongere=case.jongere, by=request.user):
        return back_to(request, case, "school", "Verzuim bewaard.")
    return form_page(request, case, form, about("Nieuw verzuim", Rubriek.VERZUIM))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct_verzuim(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    verzuim = get_object_or_404(case.jongere.verzuim, pk=pk)
    form = VerzuimForm(posted(request), initial=values_of(verzuim, VerzuimForm), jongere=case.jongere)
    if done(case, form, services.correct_verzuim, verzuim=verzuim, by=request.user):
        return back_to(request, case, "school", "Verzuim gewijzigd.")
    return form_page(request, case, form, about("Verzuim wijzigen", Rubriek.VERZUIM))
