"""Asking a consultatieteam in a case, and saying what is done with its advice (B49)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.consultatie import services
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, at_once, back_to, done, form_page, posted
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.consultatie.forms import AskForm, OpvolgingForm

INTRO = (
    "Voor een jongere met problemen op meer gebieden tegelijk. Het team denkt mee; jij blijft de regiehouder."
    " Antwoorden over gezondheid en strafrecht die apart bewaard zijn, leest het team ook met toegang niet."
)
ASK = FormPage(title="Consultatieteam vragen", tab="team", intro=INTRO, rubrieken=[Rubriek.ZRM], button="Vraag stellen")


@staff_required()
@require_http_methods(["GET", "POST"])
def ask(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = AskForm(posted(request), case=case)
    if done(case, form, services.ask_team, case=case, by=request.user):
        return back_to(request, case, "team", "Je vraag is gesteld. Je krijgt bericht als het advies er is.")
    return form_page(request, case, form, ASK)


@staff_required()
@require_http_methods(["GET", "POST"])
def follow(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    asked = get_object_or_404(case.consultaties.select_related("advies", "case"), advies__isnull=False, pk=pk)
    form = OpvolgingForm(posted(request))
    if done(case, form, services.follow_up, consultatie=asked, by=request.user):
        return back_to(request, case, "team", "Opgeschreven wat we met het advies doen.")
    about = FormPage(title="Wat doen we met het advies?", tab="team", intro=f"Het advies: {asked.advies.text}")
    return form_page(request, case, form, about)


@staff_required()
@require_POST
def back(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    asked = get_object_or_404(case.consultaties, pk=pk)
    told = "De vraag is ingetrokken. Het team leest niet meer mee."
    return at_once(request, case, "team", told, services.take_back, consultatie=asked, by=request.user)
