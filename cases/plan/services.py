"""One plan: starting it, and what is agreed in it."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.corrected import corrected
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.jongeren.models import Jongere
from cases.plan.models import Action, Goal, Plan
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.versions import update_versioned


class PlanRuns(Refused):
    def __init__(self) -> None:
        super().__init__("Er loopt al een plan. Eén jongere, één plan: werk daarin verder of beëindig het eerst.")


class PlanEnded(Refused):
    def __init__(self) -> None:
        super().__init__("Dit plan is beëindigd. Begin een nieuw plan om verder te gaan.")


class GoalValues(TypedDict, total=False):
    need: str
    richting: str
    text: str
    due_on: date | None


class ActionValues(TypedDict, total=False):
    text: str
    owner_kind: str
    owner_name: str
    aanpak: str
    due_on: date | None


@transaction.atomic
def start_plan(*, case: Case, droom: str, by: User, started_on: date | None = None) -> Plan:
    """Start the one plan of this jongere, with what they want in their own words."""
    require_open(case)
    Jongere.objects.select_for_update().get(pk=case.jongere_id)
    if Plan.objects.active().filter(jongere=case.jongere_id).exists():
        raise PlanRuns
    plan = save_new(Plan(case=case, droom=droom, started_on=started_on or timezone.localdate()))
    audit.record("plan.started", by=by, about=plan)
    return plan


@transaction.atomic
def change_plan(*, plan: Plan, version: int, droom: str, by: User) -> Plan:
    require_running(plan)
    changed = update_versioned(plan, version=version, droom=droom)
    audit.record("plan.changed", by=by, about=plan, fields=changed)
    return plan


@transaction.atomic
def end_plan(*, plan: Plan, version: int, by: User) -> Plan:
    require_running(plan)
    update_versioned(plan, version=version, ended_on=timezone.localdate())
    audit.record("plan.ended", by=by, about=plan)
    return plan


@transaction.atomic
def add_goal(*, plan: Plan, by: User, **values: Unpack[GoalValues]) -> Goal:
    require_running(plan)
    goal = save_new(Goal(plan=plan, **values))
    audit.record("goal.added", by=by, about=goal, case_id=plan.case_id, subject_id=plan.jongere_id)
    return goal


@transaction.atomic
def correct_goal(*, goal: Goal, by: User, **values: Unpack[GoalValues]) -> Goal:
    plan = require_running(goal.plan)
    changed = save_changes(goal, **values)
    audit.record("goal.corrected", by=by, about=goal, case_id=plan.case_id, subject_id=plan.jongere_id, fields=changed)
    corrected(goal, fields=changed, by=by)
    return goal


@transaction.atomic
def reach_goal(*, goal: Goal, by: User, reached_on: date | None = None) -> Goal:
    plan = require_running(goal.plan)
    save_changes(goal, reached_on=reached_on or timezone.localdate())
    audit.record("goal.reached", by=by, about=goal, case_id=plan.case_id, subject_id=plan.jongere_id)
    return goal


@transaction.atomic
def add_action(*, goal: Goal, by: User, **values: Unpack[ActionValues]) -> Action:
    plan = require_running(goal.plan)
    action = save_new(Action(goal=goal, **values))
    audit.record("action.added", by=by, about=action, case_id=plan.case_id, subject_id=plan.jongere_id)
    return action


@transaction.atomic
def correct_action(*, action: Action, by: User, **values: Unpack[ActionValues]) -> Action:
    plan = require_running(action.goal.plan)
    changed = save_changes(action, **values)
    audit.record(
        "action.corrected", by=by, about=action, case_id=plan.case_id, subject_id=plan.jongere_id, fields=changed
    )
    corrected(action, fields=changed, by=by)
    return action


@transaction.atomic
def finish_action(*, action: Action, by: User, done_on: date | None = None) -> Action:
    plan = require_running(action.goal.plan)
    save_changes(action, done_on=done_on or timezone.localdate())
    audit.record("action.finished", by=by, about=action, case_id=plan.case_id, subject_id=plan.jongere_id)
    return action


def require_running(plan: Plan) -> Plan:
    if plan.ended_on:
        raise PlanEnded
    return plan
