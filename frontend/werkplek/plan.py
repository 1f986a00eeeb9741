"""The one plan: starting, changing and ending it, and its goals."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.plan import services
from cases.plan.models import Goal
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, VersionForm, at_once, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.plan_forms import ChangePlanForm, GoalForm, PlanForm

END = FormPage(
    title="Plan beëindigen",
    tab="plan",
    intro="Het plan blijft te lezen, maar je kunt er niets meer in veranderen. Daarna kun je een nieuw plan beginnen.",
    button="Plan beëindigen",
    danger=True,
)


def about(title: str) -> FormPage:
    return FormPage(title=title, tab="plan", rubrieken=[Rubriek.PLAN])


@staff_required()
@require_http_methods(["GET", "POST"])
def start(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = PlanForm(posted(request))
    if done(case, form, services.start_plan, case=case, by=request.user):
        return back_to(request, case, "plan", "Plan begonnen.")
    return form_page(request, case, form, about("Plan beginnen"))


@staff_required()
@require_http_methods(["GET", "POST"])
def change(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    plan = get_object_or_404(case.jongere.plans, pk=pk)
    form = ChangePlanForm(posted(request), initial={"droom": plan.droom, "version": plan.version})
    if done(case, form, services.change_plan, plan=plan, by=request.user):
        return back_to(request, case, "plan", "Plan gewijzigd.")
    return form_page(request, case, form, about("Plan wijzigen"))


@staff_required()
@require_http_methods(["GET", "POST"])
def end(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    plan = get_object_or_404(case.jongere.plans, pk=pk)
    form = VersionForm(posted(request), initial={"version": plan.version})
    if done(case, form, services.end_plan, plan=plan, by=request.user):
        return back_to(request, case, "plan", "Plan beëindigd.")
    return form_page(request, case, form, END)


@staff_required()
@require_http_methods(["GET", "POST"])
def add_goal(request: UserRequest, case_id: UUID, plan_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    plan = get_object_or_404(case.jongere.plans, pk=plan_id)
    form = GoalForm(posted(request))
    if done(case, form, services.add_goal, plan=plan, by=request.user):
        return back_to(request, case, "plan", "Doel toegevoegd.")
    return form_page(request, case, form, about("Nieuw doel"))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct_goal(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    goal = get_object_or_404(Goal, plan__jongere=case.jongere, pk=pk)
    form = GoalForm(posted(request), initial=values_of(goal, GoalForm))
    if done(case, form, services.correct_goal, goal=goal, by=request.user):
        return back_to(request, case, "plan", "Doel gewijzigd.")
    return form_page(request, case, form, about("Doel wijzigen"))


@staff_required()
@require_POST
def reach_goal(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    goal = get_object_or_404(Goal, plan__jongere=case.jongere, pk=pk)
    return at_once(request, case, "plan", "Mooi: doel gehaald.", services.reach_goal, goal=goal, by=request.user)
