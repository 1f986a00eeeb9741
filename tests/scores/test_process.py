"""Following a jongere is begun on purpose; then measuring again falls due (A13, A23). The jongere has a say (A10)."""

import pytest

from accounts.notices.models import Notice
from cases.agenda import due_in
from cases.dossier.models import Case
from cases.jongeren.services import invite_citizen
from cases.ownscores.models import OwnScore
from cases.ownscores.services import (
    AlreadyAnswered,
    NoPhone,
    NotAsked,
    NothingChosen,
    ask_how_it_goes,
    say_how_it_goes,
    skip_question,
)
from cases.refusals import Refused
from cases.zrm.models import ScoreProcess
from cases.zrm.services import end_process, start_process
from tests import factories as make


@pytest.fixture
def case(inside):
    return make.make_case()


@pytest.fixture
def teuns_phone(case):
    user = invite_citizen(person=case.jongere, by=case.regiehouder)
    case.jongere.refresh_from_db()
    return user


def rescores(case):
    return [item for item in due_in(Case.objects.filter(pk=case.pk)) if item.kind == "herscoren"]


def test_without_a_process_nobody_owes_a_score(case):
    """A13, and AP 15-2-2018: nothing nudges to score."""
    make.make_score(case=case, scored_on=make.days_ago(400))

    assert not rescores(case)


def test_a_process_starts_with_a_reason_once_and_makes_measuring_again_due(case, zrm):
    """A13 A23"""
    make.make_score(case=case, scored_on=make.days_ago(91))
    start_process(case=case, instrument=zrm, reason="Schulden lopen op.", by=case.regiehouder)

    assert [item.on for item in rescores(case)] == [make.days_ago(1)]
    with pytest.raises(Refused, match="loopt al"):
        start_process(case=case, instrument=zrm, reason="Nog een.", by=case.regiehouder)


def test_a_new_score_moves_the_day_and_another_instrument_does_not(case, zrm):
    start_process(case=case, instrument=zrm, reason="Nodig.", by=case.regiehouder)
    ScoreProcess.objects.update(measured_on=make.days_ago(200))
    make.make_score(case=case, domain="I1", value=3)
    assert rescores(case)

    make.make_score(case=case)

    assert not rescores(case)


def test_a_process_ends_with_a_reason(case, zrm):
    process = start_process(case=case, instrument=zrm, reason="Nodig.", by=case.regiehouder)

    with pytest.raises(Refused, match="waarom het werkproces stopt"):
        end_process(process=process, reason=" ", by=case.regiehouder)
    process.refresh_from_db()
    end_process(process=process, reason="Gaat goed.", by=case.regiehouder)

    with pytest.raises(Refused, match="al gestopt"):
        end_process(process=process, reason="Nog eens.", by=case.regiehouder)


def test_the_jongere_scores_only_what_the_coach_opened(case, zrm, teuns_phone):
    """A10"""
    question = ask_how_it_goes(case=case, instrument=zrm, domains=["FIN", "WO"], by=case.regiehouder)

    with pytest.raises(NotAsked):
        say_how_it_goes(question=question, given={"GG": (3, "")}, by=teuns_phone)
    say_how_it_goes(question=question, given={"FIN": (4, "Gaat best")}, by=teuns_phone)

    assert OwnScore.objects.get().words == "Gaat best"
    assert Notice.objects.get(kind="own_score.given").recipient == case.regiehouder
    assert not case.scores.exists()


def test_an_answer_is_given_once_and_skipping_tells_nobody(case, zrm, teuns_phone):
    question = ask_how_it_goes(case=case, instrument=zrm, domains=["FIN"], by=case.regiehouder)

    with pytest.raises(NothingChosen):
        say_how_it_goes(question=question, given={}, by=teuns_phone)
    skip_question(question=question, by=teuns_phone)

    with pytest.raises(AlreadyAnswered):
        say_how_it_goes(question=question, given={"FIN": (4, "")}, by=teuns_phone)
    assert not Notice.objects.filter(recipient=case.regiehouder).exists()


def test_a_score_of_six_is_refused_from_the_jongere_too(case, zrm, teuns_phone):
    """A11"""
    question = ask_how_it_goes(case=case, instrument=zrm, domains=["FIN"], by=case.regiehouder)

    with pytest.raises(Refused, match="Kies een van de vijf"):
        say_how_it_goes(question=question, given={"FIN": (6, "")}, by=teuns_phone)


def test_a_newer_question_closes_the_older_one(case, zrm, teuns_phone):
    older = ask_how_it_goes(case=case, instrument=zrm, domains=["FIN"], by=case.regiehouder)
    ask_how_it_goes(case=case, instrument=zrm, domains=["WO"], by=case.regiehouder)

    older.refresh_from_db()
    assert older.closed_at


def test_without_a_phone_there_is_nobody_to_ask(case, zrm):
    with pytest.raises(NoPhone):
        ask_how_it_goes(case=case, instrument=zrm, domains=["FIN"], by=case.regiehouder)
