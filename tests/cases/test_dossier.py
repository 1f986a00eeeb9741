"""One jongere, one open case, one regiehouder, one plan (C1, law 5)."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.rights import Role
from audit.models import Entry
from cases.dossier.handover import (
    AlreadyAnswered,
    NotYours,
    accept_handover,
    decline_handover,
    offer_handover,
    withdraw_handover,
)
from cases.dossier.models import Case, Handover
from cases.dossier.services import AlreadyOpen, CaseClosed, NotARegiehouder, change_case, close_case
from cases.dossier.tasks import Task
from cases.plan.models import Plan
from cases.plan.services import PlanEnded, PlanRuns, add_goal, end_plan, finish_action, reach_goal, start_plan
from cases.refusals import NotValid, Refused
from cases.versions import ChangedByOther
from cases.zrm.services import NotYet, correct_score
from tests.factories import (
    days_ago,
    make_action,
    make_betrokkene,
    make_case,
    make_contact,
    make_goal,
    make_jongere,
    make_plan,
    make_score,
    make_user,
)

pytestmark = pytest.mark.usefixtures("inside")


def test_a_jongere_has_one_open_case():
    case = make_case()

    with pytest.raises(AlreadyOpen, match=case.reference):
        make_case(jongere=case.jongere)


def test_the_database_refuses_a_second_open_case_too():
    case = make_case()

    with pytest.raises(IntegrityError, match="one_open_case_per_jongere"), transaction.atomic():
        Case.objects.create(reference="X", jongere=case.jongere, regiehouder=case.regiehouder, task="wmo")


def test_a_new_case_opens_after_the_old_one_was_closed():
    case = make_case()
    close_case(case=case, version=1, reason="school", by=case.regiehouder)

    again = make_case(jongere=case.jongere)

    assert set(case.jongere.cases.open()) == {again}


def test_a_case_has_a_regiehouder_always_b20():
    """C14"""
    case = make_case()

    with pytest.raises(IntegrityError, match="regiehouder_id"), transaction.atomic():
        Case.objects.update(regiehouder=None)
    assert case.regiehouder


@pytest.mark.parametrize("task", Task.values)
def test_the_regisseur_comes_from_any_of_the_tasks_of_the_gemeente(task):
    """C19: a consulent Jeugd/Wmo leads the case of Teun, not the Doorstroompunt."""
    assert make_case(task=task).regiehouder.has_role(Role.REGIEHOUDER)


@pytest.mark.parametrize("over", [{"roles": (Role.FG,)}, {"is_active": False}])
def test_only_someone_with_the_role_leads_a_case(over):
    with pytest.raises(NotARegiehouder):
        make_case(regiehouder=make_user(**over), by=make_user())


def test_references_count_per_year_without_gaps():
    year = timezone.localdate().year
    first, second = make_case(), make_case()

    assert (first.reference, second.reference) == (f"NO-{year}-00001", f"NO-{year}-00002")


def test_two_people_who_change_a_case_at_once_hear_of_each_other():
    case = make_case()
    change_case(case=case, version=1, by=case.regiehouder, samenvatting="Eerst")

    with pytest.raises(ChangedByOther):
        change_case(case=case, version=1, by=case.regiehouder, samenvatting="Daarna")


def test_closing_ends_the_plan_and_takes_back_a_pending_handover():
    case, nora = make_case(), make_user("Nora Kok")
    plan = make_plan(case=case)
    offer_handover(case=case, receiver=nora, reason="Ik ga weg.", by=case.regiehouder)

    close_case(case=case, version=1, reason="verhuisd", by=case.regiehouder)

    plan.refresh_from_db()
    assert plan.ended_on == timezone.localdate()
    assert not Handover.objects.pending().exists()


def test_in_a_closed_case_nothing_changes():
    case = make_case()
    close_case(case=case, version=1, reason="school", by=case.regiehouder)

    for change in (make_score, make_plan, make_contact, make_betrokkene):
        with pytest.raises(CaseClosed):
            change(case=case)


def test_a_case_changes_hands_when_the_receiver_accepts_and_not_before():
    case, nora = make_case(), make_user("Nora Kok")
    willem = case.regiehouder
    handover = offer_handover(case=case, receiver=nora, reason="Ik ga weg.", by=willem)
    before = Case.objects.get().regiehouder

    accept_handover(handover=handover, by=nora)

    assert (before, Case.objects.get().regiehouder) == (willem, nora)
    assert not Case.objects.for_user(willem, "view_case").exists()


def test_only_the_receiver_accepts():
    case, nora = make_case(), make_user("Nora Kok")
    handover = offer_handover(case=case, receiver=nora, reason="Ik ga weg.", by=case.regiehouder)

    with pytest.raises(NotYours):
        accept_handover(handover=handover, by=make_user("Iemand anders"))


def test_an_offer_is_answered_once():
    case, nora = make_case(), make_user("Nora Kok")
    handover = offer_handover(case=case, receiver=nora, reason="Ik ga weg.", by=case.regiehouder)
    decline_handover(handover=handover, reason="Mijn week zit vol.", by=nora)

    with pytest.raises(AlreadyAnswered):
        accept_handover(handover=handover, by=nora)
    assert Case.objects.get().regiehouder != nora


def test_whoever_offered_takes_it_back():
    case, nora = make_case(), make_user("Nora Kok")
    handover = offer_handover(case=case, receiver=nora, reason="Ik ga weg.", by=case.regiehouder)

    withdraw_handover(handover=handover, by=case.regiehouder)

    assert not Handover.objects.offered_to(nora).exists()


def test_the_coordinator_offers_for_someone_who_is_away_and_others_do_not():
    case, nora = make_case(), make_user("Nora Kok")
    offer_handover(case=case, receiver=nora, reason="Willem is ziek.", by=make_user(roles=(Role.COORDINATOR,)))

    with pytest.raises(NotYours):
        offer_handover(case=case, receiver=nora, reason="Ik wil dit.", by=nora)


def test_a_case_is_offered_to_one_person_at_a_time_and_never_to_oneself():
    case, nora = make_case(), make_user("Nora Kok")
    with pytest.raises(NotValid, match="iemand anders"):
        offer_handover(case=case, receiver=case.regiehouder, reason="Zomaar.", by=case.regiehouder)

    offer_handover(case=case, receiver=nora, reason="Ik ga weg.", by=case.regiehouder)

    with pytest.raises(NotValid, match="loopt al een overdracht"):
        offer_handover(case=case, receiver=make_user(), reason="Ik ga weg.", by=case.regiehouder)


def test_a_jongere_has_one_plan_that_runs():
    plan = make_plan(case=make_case())

    with pytest.raises(PlanRuns):
        start_plan(case=plan.case, droom="Iets anders", by=plan.case.regiehouder)


def test_the_database_refuses_a_second_plan_over_all_cases_of_a_jongere():
    plan = make_plan(case=make_case())

    with pytest.raises(IntegrityError, match="one_active_plan_per_jongere"), transaction.atomic():
        Plan.objects.create(case=plan.case, droom="Iets anders")


def test_the_database_knows_whose_plan_it_is():
    plan, sem = make_plan(case=make_case()), make_jongere()

    with pytest.raises(IntegrityError, match="plan_of_the_jongere"), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(jongere=sem)
        connection.check_constraints()


def test_a_refused_change_leaves_the_version_that_was_read():
    case = make_case()

    with pytest.raises(NotValid):
        change_case(case=case, version=1, by=case.regiehouder, task="onbekend")

    assert change_case(case=case, version=case.version, by=case.regiehouder, task="wmo").version == 2


def test_after_a_plan_has_ended_nothing_in_it_changes_and_a_new_one_may_start():
    plan = make_plan(case=make_case())
    end_plan(plan=plan, version=1, by=plan.case.regiehouder)

    with pytest.raises(PlanEnded):
        add_goal(plan=plan, by=plan.case.regiehouder, need="wonen", text="Een kamer")
    assert make_plan(case=plan.case) in Plan.objects.active()


def test_goals_are_reached_and_actions_done_on_a_day():
    goal = make_goal(plan=make_plan(case=make_case()))
    action = make_action(goal=goal)
    leader = goal.plan.case.regiehouder

    finish_action(action=action, by=leader)
    reach_goal(goal=goal, by=leader)

    assert action.done_on == goal.reached_on == timezone.localdate()
    assert Entry.objects.get(action="goal.reached").case_id == goal.plan.case_id


def test_an_action_of_a_ketenpartner_names_that_partner():
    goal = make_goal(plan=make_plan(case=make_case()))

    with pytest.raises(NotValid, match="welke ketenpartner"):
        make_action(goal=goal, owner_kind="ketenpartner")


@pytest.mark.parametrize("wrong", [{"value": 0}, {"value": 6}, {"domain": "XX"}, {"reason": " "}])
def test_a_score_is_one_to_five_on_a_known_domain_with_a_reason_a11(wrong):
    with pytest.raises(Refused):
        make_score(case=make_case(), **wrong)


def test_the_database_refuses_a_score_of_six_too():
    score = make_score(case=make_case())

    with pytest.raises(IntegrityError, match="score_one_to_five"), transaction.atomic():
        type(score).objects.update(value=6)


def test_a_score_in_the_future_is_refused():
    with pytest.raises(NotYet):
        make_score(case=make_case(), scored_on=days_ago(-1))


def test_the_latest_score_per_domain_counts_and_the_earlier_ones_stay():
    """A9"""
    case = make_case()
    make_score(case=case, value=2, scored_on=days_ago(30))
    newest = make_score(case=case, value=4)

    assert list(case.scores.latest_per_domain()) == [newest]
    assert case.scores.count() == 2


def test_correcting_a_score_names_what_changed():
    score = make_score(case=make_case(), value=2)

    correct_score(score=score, value=3, reason=score.reason, by=score.by)

    assert (score.value, Entry.objects.get(action="score.corrected").fields) == (3, ["value"])


def test_every_act_stands_in_the_log_of_the_case():
    case = make_case(jongere=make_jongere())
    make_contact(case=case)
    make_betrokkene(case=case)

    actions = set(Entry.objects.filter(case_id=case.pk).values_list("action", flat=True))
    assert actions == {"case.opened", "contact.recorded", "betrokkene.added"}
