"""Making the analysis, taking causes back to the school, and naming who is there for the jongere."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.analysis import services
from frontend.http import UserRequest
from frontend.werkplek.acts import back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.intake.analysis_forms import AnalysisForm, OorzaakForm, SteunfiguurForm
from frontend.werkplek.intake.vragen import about

FOUR_POINTS = (
    "Vier punten voordat jullie een plan maken. Laat open wat je nog niet weet. Elke keer dat je opslaat, blijft de"
    " vorige versie te lezen."
)
BACK_TO_SCHOOL = "Wat aan de school ligt, hoort bij de school. Bespreek het daar, en leg hier vast wanneer en met wie."


@staff_required()
@require_http_methods(["GET", "POST"])
def analyse(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    newest = services.newest_of(case)
    form = AnalysisForm(posted(request), initial=values_of(newest, AnalysisForm) if newest else {"version": 0})
    if done(case, form, services.analyse, case=case, by=request.user):
        return back_to(request, case, "intake", "Analyse bewaard.")
    return form_page(request, case, form, about("Analyse", FOUR_POINTS))


@staff_required()
@require_http_methods(["GET", "POST"])
def record_oorzaak(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    now = case.jongere.inschrijvingen.current().first()
    form = OorzaakForm(posted(request), initial={"school": now.school if now else ""})
    if done(case, form, services.record_schooloorzaak, case=case, by=request.user):
        return back_to(request, case, "intake", "Oorzaak bij school bewaard.")
    return form_page(request, case, form, about("Wat ligt er aan de school?", BACK_TO_SCHOOL))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct_oorzaak(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    oorzaak = get_object_or_404(case.schooloorzaken, pk=pk)
    form = OorzaakForm(posted(request), initial=values_of(oorzaak, OorzaakForm))
    if done(case, form, services.correct_schooloorzaak, oorzaak=oorzaak, by=request.user):
        return back_to(request, case, "intake", "Oorzaak bij school gewijzigd.")
    return form_page(request, case, form, about("Wat ligt er aan de school?", BACK_TO_SCHOOL))


@staff_required()
@require_http_methods(["GET", "POST"])
def add_steunfiguur(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = SteunfiguurForm(posted(request))
    if done(case, form, services.add_steunfiguur, case=case, by=request.user):
        return back_to(request, case, "intake", "Steunfiguur bewaard.")
    return form_page(request, case, form, about("Iemand die er voor de jongere is"))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct_steunfiguur(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    one = get_object_or_404(case.jongere.steunfiguren, pk=pk)
    form = SteunfiguurForm(posted(request), initial=values_of(one, SteunfiguurForm))
    if done(case, form, services.correct_steunfiguur, case=case, steunfiguur=one, by=request.user):
        return back_to(request, case, "intake", "Steunfiguur gewijzigd.")
    return form_page(request, case, form, about("Iemand die er voor de jongere is"))
