"""What hangs on one school: contact persons, startgesprekken, and days of preventive absence interviews."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.web import staff_required
from cases.scholen import services
from cases.scholen.models import WITH_SCHOOLS, Contactpersoon, Spreekuur, Startgesprek
from frontend.http import UserRequest
from frontend.werkplek.acts import posted, values_of
from frontend.werkplek.scholen.forms import (
    ChangeContactpersoonForm,
    ContactpersoonForm,
    PlanStartgesprekForm,
    SpreekuurForm,
    StartgesprekForm,
    WriteSpreekuurForm,
)
from frontend.werkplek.scholen.schools import back, form_of, require_school, sent

PERSON_INTRO = "Alleen hoe je iemand op het werk bereikt. Wat deze persoon over een jongere weet, hoort hier niet."


@staff_required(*WITH_SCHOOLS)
@require_http_methods(["GET", "POST"])
def add_person(request: UserRequest, pk: UUID) -> HttpResponse:
    school = require_school(request, pk)
    form = ContactpersoonForm(posted(request))
    if sent(form, lambda: services.add_contactpersoon(school=school, by=request.user, **form.cleaned_data)):
        return back(request, school, "Contactpersoon bewaard.")
    return form_of(request, school, form, "Nieuwe contactpersoon", PERSON_INTRO)


@staff_required(*WITH_SCHOOLS)
@require_http_methods(["GET", "POST"])
def change_person(request: UserRequest, pk: UUID) -> HttpResponse:
    person = get_object_or_404(Contactpersoon.objects.for_user(request.user).select_related("school"), pk=pk)
    start = values_of(person, ChangeContactpersoonForm) | {"version": person.version}
    form = ChangeContactpersoonForm(posted(request), initial=start)
    if sent(form, lambda: services.change_contactpersoon(person=person, by=request.user, **form.cleaned_data)):
        return back(request, person.school, "Contactpersoon gewijzigd.")
    return form_of(request, person.school, form, "Contactpersoon wijzigen", PERSON_INTRO)


@staff_required(*WITH_SCHOOLS)
@require_http_methods(["GET", "POST"])
def plan_talk(request: UserRequest, pk: UUID) -> HttpResponse:
    school = require_school(request, pk)
    form = PlanStartgesprekForm(posted(request))
    if sent(form, lambda: services.plan_startgesprek(school=school, by=request.user, **form.cleaned_data)):
        return back(request, school, "Startgesprek gepland.")
    return form_of(request, school, form, "Startgesprek plannen")


@staff_required(*WITH_SCHOOLS)
@require_http_methods(["GET", "POST"])
def write_talk(request: UserRequest, pk: UUID) -> HttpResponse:
    talk = get_object_or_404(Startgesprek.objects.for_user(request.user).select_related("school"), pk=pk)
    start = values_of(talk, StartgesprekForm) | {"version": talk.version}
    form = StartgesprekForm(posted(request), initial=start)
    if sent(form, lambda: services.write_startgesprek(talk=talk, by=request.user, **form.cleaned_data)):
        return back(request, talk.school, "Startgesprek bewaard.")
    return form_of(request, talk.school, form, f"Startgesprek {talk.jaar}")


@staff_required(*WITH_SCHOOLS)
@require_http_methods(["GET", "POST"])
def plan_day(request: UserRequest, pk: UUID) -> HttpResponse:
    school = require_school(request, pk)
    form = SpreekuurForm(posted(request))
    if sent(form, lambda: services.plan_spreekuur(school=school, by=request.user, **form.cleaned_data)):
        return back(request, school, "Spreekuur gepland.")
    return form_of(request, school, form, "Verzuimspreekuur plannen")


@staff_required(*WITH_SCHOOLS)
@require_http_methods(["GET", "POST"])
def write_day(request: UserRequest, pk: UUID) -> HttpResponse:
    day = get_object_or_404(Spreekuur.objects.for_user(request.user).select_related("school"), pk=pk)
    start = values_of(day, WriteSpreekuurForm) | {"version": day.version}
    form = WriteSpreekuurForm(posted(request), initial=start)
    if sent(form, lambda: services.write_spreekuur(day=day, by=request.user, **form.cleaned_data)):
        return back(request, day.school, "Spreekuur bewaard.")
    return form_of(request, day.school, form, "Verzuimspreekuur")
