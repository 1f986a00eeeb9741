"""A consultatieteam that changes while something is asked or advised; on real connections (B49)."""

from functools import partial

import pytest

from accounts.rights import Right
from cases.consultatie.models import Advies
from cases.consultatie.services import advise
from cases.consultatie.teams import change_team
from cases.dossier.models import Case
from tests import factories as make
from tests import thinking
from tests.at_once import at_once, refusals

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def nora(committed):
    return make.make_user("Nora Kok")


@pytest.fixture
def iris(committed):
    return make.make_user("Iris Bos")


@pytest.fixture
def team(nora):
    return thinking.make_team(nora)


def reads(user, case):
    return Case.objects.for_user(user, Right.VIEW_CASE).filter(pk=case.pk).exists()


def put(team, *leden):
    return partial(change_team, team=team, version=1, naam=team.naam, leden=leden, by=team.by)


def test_who_comes_while_the_team_is_asked_reads_along(team, nora, iris):
    case = make.make_case()

    at_once(partial(thinking.with_access, case=case, team=team), put(team, nora, iris))

    assert reads(nora, case)
    assert reads(iris, case)


def test_who_comes_while_the_advice_is_given_does_not_go_on_reading(team, nora, iris):
    asked = thinking.with_access(case=make.make_case(), team=team)

    answers = at_once(partial(thinking.make_advies, consultatie=asked, by=nora), put(team, nora, iris))

    assert not refusals(answers)
    assert not reads(nora, asked.case)
    assert not reads(iris, asked.case)


def test_who_is_put_out_while_advising_was_first_or_is_refused(team, nora, iris):
    asked = thinking.with_access(case=make.make_case(), team=team)

    told = refusals(at_once(partial(advise, consultatie=asked, text="De huur.", by=nora), put(team, iris)))

    assert Advies.objects.filter(consultatie=asked).exists() != bool(told)
    assert not reads(nora, asked.case)
    assert reads(iris, asked.case) == bool(told)


def test_two_members_who_advise_at_once_give_one_advice(committed, nora, iris):
    asked = thinking.with_access(case=make.make_case(), team=thinking.make_team(nora, iris))

    told = refusals(at_once(*(partial(advise, consultatie=asked, text=f"Van {one}.", by=one) for one in (nora, iris))))

    assert told == ["Deze vraag staat niet meer open."]
    assert Advies.objects.filter(consultatie=asked).count() == 1
