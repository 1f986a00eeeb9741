"""The five phases: forward through a gate, aside or back with a reason, and a history that stays (B10, B11, B12)."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from audit.models import Entry
from cases.dossier.models import Case
from cases.dossier.tasks import Phase
from cases.phases.gates import GATES, missing
from cases.phases.services import NotReady, NotThatWay, deviate, go_back, move_on
from cases.refusals import NotValid
from cases.versions import ChangedByOther
from tests import factories as make
from tests.meeting import make_regie


@pytest.fixture
def plannen(inside):
    return make.make_case(phase="plannen")


def at(case):
    return Case.objects.get(pk=case.pk).phase


def test_a_case_goes_on_when_nothing_is_missing(plannen):
    """B10"""
    make.make_goal(plan=make.make_plan(case=plannen))
    make_regie(case=plannen)

    move_on(case=plannen, version=plannen.version, by=plannen.regiehouder)

    assert at(plannen) == "handelen"


def test_the_gate_says_in_words_what_is_missing(plannen):
    with pytest.raises(NotReady, match="Er is nog geen plan"):
        move_on(case=plannen, version=plannen.version, by=plannen.regiehouder)

    assert at(plannen) == "plannen"


def test_deviating_needs_a_reason_and_keeps_what_was_missing(plannen):
    """B12"""
    with pytest.raises(NotValid, match="Schrijf op waarom"):
        deviate(case=plannen, version=plannen.version, to="handelen", motivation=" ", by=plannen.regiehouder)

    step = deviate(case=plannen, version=plannen.version, to="handelen", motivation="Werkt al.", by=plannen.regiehouder)

    assert at(plannen) == "handelen"
    assert step.missing == ["Er is nog geen plan.", "Er is nog niet afgesproken wie de regie heeft."]


def test_a_case_goes_back_when_the_work_asks_for_it(plannen):
    """B11 B146"""
    go_back(case=plannen, version=plannen.version, to="waarnemen", motivation="Nieuwe melding.", by=plannen.regiehouder)

    assert at(plannen) == "waarnemen"
    assert [step.kind for step in plannen.phase_steps.all()] == ["return", "start"]


@pytest.mark.parametrize(("act", "to"), [(go_back, "handelen"), (deviate, "plannen"), (deviate, "waarnemen")])
def test_back_is_earlier_and_aside_is_later(plannen, act, to):
    with pytest.raises(NotThatWay):
        act(case=plannen, version=plannen.version, to=to, motivation="Zomaar.", by=plannen.regiehouder)


def test_two_people_who_move_a_case_at_once_hear_of_each_other(plannen):
    version = plannen.version
    deviate(case=plannen, version=version, to="handelen", motivation="Werkt al.", by=plannen.regiehouder)

    with pytest.raises(ChangedByOther):
        go_back(case=plannen, version=version, to="waarnemen", motivation="Terug.", by=plannen.regiehouder)


@pytest.mark.parametrize(
    "act",
    [
        "update cases_case set phase = 'evalueren'",
        "update cases_phasestep set motivation = 'anders'",
        "delete from cases_phasestep",
    ],
)
def test_the_database_takes_a_phase_from_a_step_only_and_keeps_each_step(plannen, act):
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_every_move_is_in_the_log(plannen):
    deviate(case=plannen, version=plannen.version, to="handelen", motivation="Werkt al.", by=plannen.regiehouder)

    line = Entry.objects.filter(action="phase.stepped").latest("at")

    assert line.details | {"about_id": ""} == {
        "from": "plannen", "to": "handelen", "kind": "deviation", "about": "PhaseStep", "about_id": "",
    }  # fmt: skip


def test_evaluating_waits_for_the_goals(plannen):
    goal = make.make_goal(plan=make.make_plan(case=plannen))

    assert missing(plannen, Phase.EVALUEREN) == ["In het plan staat nog één doel open."]
    assert GATES[Phase.EVALUEREN]
    goal.delete()
    assert missing(plannen, Phase.EVALUEREN) == []
