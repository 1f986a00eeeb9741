"""The schools we work with: the list, and the page of one with whom to call and what was agreed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from cases.dossier.models import Case
from cases.scholen import services
from cases.scholen.models import WITH_SCHOOLS, School
from cases.scholen.years import in_words, schooljaar_of
from cases.school.models import Inschrijving
from cases.schoolgesprekken.leaving import left_unspoken
from frontend.http import UserRequest
from frontend.werkplek.acts import ShowsConflict, posted, try_act
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import page
from frontend.werkplek.scholen.forms import ChangeSchoolForm, SchoolForm

PER_PAGE, MOST_LEFT = 50, 25


@staff_required(*WITH_SCHOOLS)
@require_http_methods(["GET", "POST"])
def index(request: UserRequest) -> HttpResponse:
    """All schools with their startgesprek of this year; ?startgesprek=nog-niet shows those without."""
    form = SchoolForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: services.add_school(by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, f"{form.cleaned_data['naam']} staat erbij.")
            return redirect("werkplek:scholen")
    schools = School.objects.for_user(request.user).in_use()
    without = schools.without_startgesprek()
    only_without = request.GET.get("startgesprek") == "nog-niet"
    shown = (without if only_without else schools).with_columns()
    context = {
        "form": form,
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "count_without": without.count(),
        "only_without": only_without,
        "schooljaar": in_words(schooljaar_of()),
    }
    return page(request, "werkplek/scholen/index.html", context, current="scholen", status=422 if form.errors else 200)


@staff_required(*WITH_SCHOOLS)
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """Whom to call here, the talks of each year, and who left without one beforehand, of the cases one may see."""
    school = require_school(request, pk)
    left = list(left_from(school, Case.objects.for_user(request.user, Right.VIEW_CASE))[:MOST_LEFT])
    cases = {case.jongere_id: case for case in cases_of(request, left)}
    log_list(request, Lijst.SCHOOL, Rows(cases.values(), (Rubriek.PERSONALIA, Rubriek.ONDERWIJS)))
    context = {
        "school": school,
        "people": school.contactpersonen.current(),
        "former": school.contactpersonen.exclude(until=None),
        "talks": school.startgesprekken.select_related("by"),
        "days": school.spreekuren.all()[:MOST_LEFT],
        "schooljaar": in_words(schooljaar_of()),
        "left": [(one, cases[one.jongere_id]) for one in left if one.jongere_id in cases],
    }
    return page(request, "werkplek/scholen/show.html", context, current="scholen")


def left_from(school: School, cases: "QuerySet[Case]") -> "QuerySet[Inschrijving]":
    here = Q(brin=school.brin) | Q(school__iexact=school.naam) if school.brin else Q(school__iexact=school.naam)
    return left_unspoken(cases).filter(here)


def cases_of(request: UserRequest, left: list[Inschrijving]) -> "QuerySet[Case]":
    """Per jongere the newest case that this user may see."""
    visible = Case.objects.for_user(request.user, Right.VIEW_CASE)
    numbers = visible.filter(jongere__in=[one.jongere_id for one in left]).order_by("jongere", "-opened_at")
    return visible.filter(pk__in=numbers.distinct("jongere").values("pk"))


@staff_required(*WITH_SCHOOLS)
@require_http_methods(["GET", "POST"])
def change(request: UserRequest, pk: UUID) -> HttpResponse:
    school = require_school(request, pk)
    # A row of its own, because the form puts what was typed on it: names and BRINs are compared with those of others.
    form = ChangeSchoolForm(posted(request), instance=require_school(request, pk), initial={"version": school.version})
    if sent(form, lambda: services.change_school(school=school, by=request.user, **form.cleaned_data)):
        return back(request, school, "School gewijzigd.")
    return form_of(request, school, form, "School wijzigen")


def require_school(request: UserRequest, pk: UUID) -> School:
    return get_object_or_404(School.objects.for_user(request.user), pk=pk)


def sent(form: forms.BaseForm, act: Callable[[], Any]) -> bool:
    """Whether the form was sent and its act was done."""
    if form.is_bound and form.is_valid():
        try_act(form, act)
        return not form.errors
    return False


def back(request: UserRequest, school: School, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("werkplek:scholen-school", school.pk)


def form_of(request: UserRequest, school: School, form: forms.BaseForm, title: str, intro: str = "") -> HttpResponse:
    """A form under the name of its school."""
    if isinstance(form, ShowsConflict) and form.errors:
        school.refresh_from_db()
    context = {"school": school, "form": form, "title": title, "intro": intro}
    return page(request, "werkplek/scholen/form.html", context, current="scholen", status=422 if form.errors else 200)
