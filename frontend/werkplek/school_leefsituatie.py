"""Writing down and correcting work, income and housing."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.leefsituatie import services
from frontend.http import UserRequest
from frontend.werkplek.acts import back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.school import about
from frontend.werkplek.school_forms import WerkForm, WonenForm


@staff_required()
@require_http_methods(["GET", "POST"])
def record_werk(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = WerkForm(posted(request))
    if done(case, form, services.record_werk, jongere=case.jongere, by=request.user):
        return back_to(request, case, "school", "Werk en inkomen bewaard.")
    return form_page(request, case, form, about("Werk en inkomen vastleggen", Rubriek.WERK))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct_werk(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    werk = get_object_or_404(case.jongere.werk_inkomen, pk=pk)
    form = WerkForm(posted(request), initial=values_of(werk, WerkForm))
    if done(case, form, services.correct_werk, werk=werk, by=request.user):
        return back_to(request, case, "school", "Werk en inkomen gewijzigd.")
    return form_page(request, case, form, about("Werk en inkomen wijzigen", Rubriek.WERK))


@staff_required()
@require_http_methods(["GET", "POST"])
def record_wonen(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = WonenForm(posted(request))
    if done(case, form, services.record_wonen, jongere=case.jongere, by=request.user):
        return back_to(request, case, "school", "Woonsituatie bewaard.")
    return form_page(request, case, form, about("Woonsituatie vastleggen", Rubriek.WONEN))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct_wonen(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    wonen = get_object_or_404(case.jongere.woonsituaties, pk=pk)
    form = WonenForm(posted(request), initial=values_of(wonen, WonenForm))
    if done(case, form, services.correct_wonen, wonen=wonen, by=request.user):
        return back_to(request, case, "school", "Woonsituatie gewijzigd.")
    return form_page(request, case, form, about("Woonsituatie wijzigen", Rubriek.WONEN))
