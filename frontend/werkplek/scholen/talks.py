"""Talks with the school of one jongere: planned, held, or called off (B48, B51)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.schoolgesprekken import services
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.scholen.forms import CallOffForm, SchoolgesprekForm, WriteSchoolgesprekForm


def about(title: str, *, danger: bool = False, button: str = "Opslaan") -> FormPage:
    return FormPage(title=title, tab="school", rubrieken=[Rubriek.ONDERWIJS], danger=danger, button=button)


@staff_required()
@require_http_methods(["GET", "POST"])
def plan(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    now = case.jongere.inschrijvingen.current().first()
    form = SchoolgesprekForm(posted(request), jongere=case.jongere, initial={"inschrijving": now})
    if done(case, form, services.plan_schoolgesprek, case=case, by=request.user):
        return back_to(request, case, "school", "Gesprek met school bewaard.")
    return form_page(request, case, form, about("Gesprek met school"))


@staff_required()
@require_http_methods(["GET", "POST"])
def write(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    talk = get_object_or_404(case.schoolgesprekken.filter(cancelled_on=None), pk=pk)
    start = values_of(talk, WriteSchoolgesprekForm) | {"version": talk.version}
    form = WriteSchoolgesprekForm(posted(request), initial=start)
    if done(case, form, services.write_schoolgesprek, talk=talk, by=request.user):
        return back_to(request, case, "school", "Gesprek met school bewaard.")
    return form_page(request, case, form, about(f"Gesprek met {talk.inschrijving.school}"))


@staff_required()
@require_http_methods(["GET", "POST"])
def call_off(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    talk = get_object_or_404(case.schoolgesprekken.waiting(), pk=pk)
    form = CallOffForm(posted(request), initial={"version": talk.version})
    if done(case, form, services.call_off_schoolgesprek, talk=talk, by=request.user):
        return back_to(request, case, "school", "Gesprek afgezegd.")
    return form_page(request, case, form, about("Gesprek met school afzeggen", danger=True, button="Afzeggen"))
