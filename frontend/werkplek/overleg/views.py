"""Casusoverleg: writing one down, agreeing who does what, and reporting back (B50)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.overleg import services
from cases.overleg.models import OverlegAfspraak
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.overleg.forms import AfspraakForm, CorrectOverlegForm, OverlegForm, TerugkoppelingForm


def about(title: str, intro: str = "") -> FormPage:
    return FormPage(title=title, tab="team", intro=intro, rubrieken=[Rubriek.BETROKKENEN, Rubriek.PLAN])


@staff_required()
@require_http_methods(["GET", "POST"])
def hold(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = OverlegForm(posted(request))
    if done(case, form, services.hold_overleg, case=case, by=request.user):
        return back_to(request, case, "team", "Overleg bewaard.")
    return form_page(request, case, form, about("Overleg"))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    overleg = get_object_or_404(case.overleggen, pk=pk)
    start = values_of(overleg, CorrectOverlegForm) | {"version": overleg.version}
    form = CorrectOverlegForm(posted(request), initial=start)
    if done(case, form, services.correct_overleg, overleg=overleg, by=request.user):
        return back_to(request, case, "team", "Overleg gewijzigd.")
    return form_page(request, case, form, about("Overleg wijzigen"))


@staff_required()
@require_http_methods(["GET", "POST"])
def agree(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    overleg = get_object_or_404(case.overleggen, pk=pk)
    form = AfspraakForm(posted(request))
    if done(case, form, services.agree_in, overleg=overleg, by=request.user):
        return back_to(request, case, "team", "Afspraak bewaard.")
    return form_page(request, case, form, about("Afspraak uit het overleg", str(overleg)))


@staff_required()
@require_http_methods(["GET", "POST"])
def report(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    afspraak = get_object_or_404(OverlegAfspraak, overleg__case=case, pk=pk)
    form = TerugkoppelingForm(posted(request))
    if done(case, form, services.report_back, afspraak=afspraak, by=request.user):
        return back_to(request, case, "team", "Terugkoppeling bewaard.")
    return form_page(request, case, form, about("Terugkoppeling", afspraak.text))
