"""Actions in a plan: who does what, and whether it is done."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right
from accounts.web import staff_required
from cases.plan import services
from cases.plan.models import Action, Goal
from frontend.http import UserRequest
from frontend.werkplek.acts import at_once, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.plan import about
from frontend.werkplek.plan_forms import ActionForm


@staff_required()
@require_http_methods(["GET", "POST"])
def add(request: UserRequest, case_id: UUID, goal_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    goal = get_object_or_404(Goal, plan__jongere=case.jongere, pk=goal_id)
    form = ActionForm(posted(request))
    if done(case, form, services.add_action, goal=goal, by=request.user):
        return back_to(request, case, "plan", "Afspraak toegevoegd.")
    return form_page(request, case, form, about("Nieuwe afspraak"))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    action = get_object_or_404(Action, goal__plan__jongere=case.jongere, pk=pk)
    form = ActionForm(posted(request), initial=values_of(action, ActionForm))
    if done(case, form, services.correct_action, action=action, by=request.user):
        return back_to(request, case, "plan", "Afspraak gewijzigd.")
    return form_page(request, case, form, about("Afspraak wijzigen"))


@staff_required()
@require_POST
def finish(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    action = get_object_or_404(Action, goal__plan__jongere=case.jongere, pk=pk)
    return at_once(request, case, "plan", "Afspraak gedaan.", services.finish_action, action=action, by=request.user)
