"""The school career as three kinds of records (A1), and how someone lives and works."""

import pytest

from cases.leefsituatie.services import correct_werk
from cases.refusals import NotValid
from cases.school.models import Inschrijving, Niveau
from cases.school.services import (
    OtherJongere,
    correct_diploma,
    correct_inschrijving,
    correct_verzuim,
    startkwalificatie,
)
from tests.factories import (
    days_ago,
    make_diploma,
    make_inschrijving,
    make_jongere,
    make_verzuim,
    make_werk,
    make_wonen,
)

pytestmark = pytest.mark.usefixtures("inside")


@pytest.mark.parametrize("niveau", Niveau.values)
def test_havo_vwo_and_mbo_from_level_2_are_a_startkwalificatie(niveau):
    teun = make_jongere()
    make_diploma(jongere=teun, niveau=niveau)

    assert startkwalificatie(teun) == (niveau in {"havo", "vwo", "mbo2", "mbo3", "mbo4", "hoger"})


def test_without_diploma_there_is_no_startkwalificatie():
    assert not startkwalificatie(make_jongere())


def test_career_diplomas_and_absence_are_separate_records_a1():
    teun = make_jongere()
    inschrijving = make_inschrijving(jongere=teun)
    make_diploma(jongere=teun)
    verzuim = make_verzuim(jongere=teun, inschrijving=inschrijving)

    assert (teun.inschrijvingen.count(), teun.diplomas.count(), list(teun.verzuim.all())) == (1, 1, [verzuim])


def test_only_an_enrolment_that_runs_today_is_current():
    teun = make_jongere()
    make_inschrijving(jongere=teun, begon_op=days_ago(400), eindigde_op=days_ago(1))
    make_inschrijving(jongere=teun, begon_op=days_ago(-1))
    now = make_inschrijving(jongere=teun, begon_op=days_ago(10))

    assert Inschrijving.objects.current().get() == now


@pytest.mark.parametrize("wrong", [{"brin": "XX25"}, {"leerjaar": 9}, {"eindigde_op": days_ago(1000)}, {"niveau": "x"}])
def test_an_enrolment_that_cannot_be_is_refused(wrong):
    with pytest.raises(NotValid):
        make_inschrijving(jongere=make_jongere(), **wrong)


def test_the_same_enrolment_is_written_down_once():
    teun = make_jongere()
    make_inschrijving(jongere=teun)

    with pytest.raises(NotValid, match="Deze inschrijving staat er al"):
        make_inschrijving(jongere=teun)


def test_absence_belongs_to_an_enrolment_of_the_same_jongere():
    with pytest.raises(OtherJongere):
        make_verzuim(jongere=make_jongere(), inschrijving=make_inschrijving(jongere=make_jongere()))


def test_each_record_is_corrected():
    teun = make_jongere()
    inschrijving, diploma = make_inschrijving(jongere=teun), make_diploma(jongere=teun)
    verzuim = make_verzuim(jongere=teun)

    correct_inschrijving(inschrijving=inschrijving, by=None, school="De Kade")
    correct_diploma(diploma=diploma, by=None, niveau="mbo2")
    correct_verzuim(verzuim=verzuim, by=None, uren=8)

    assert (teun.inschrijvingen.get().school, startkwalificatie(teun), teun.verzuim.get().uren) == ("De Kade", True, 8)


def test_a_new_situation_at_work_ends_the_one_before():
    teun = make_jongere()
    before = make_werk(jongere=teun, since=days_ago(30))
    now = make_werk(jongere=teun, status="werk", since=days_ago(2))

    before.refresh_from_db()
    assert (before.until, teun.werk_inkomen.current().get()) == (days_ago(3), now)


def test_a_situation_of_the_past_leaves_the_current_one_alone():
    teun = make_jongere()
    now = make_wonen(jongere=teun, vorm="begeleid", since=days_ago(30))
    make_wonen(jongere=teun, since=days_ago(900), until=days_ago(31))

    assert teun.woonsituaties.current().get() == now


def test_more_than_80_hours_a_week_is_refused():
    werk = make_werk(jongere=make_jongere())

    with pytest.raises(NotValid, match="80 uur"):
        correct_werk(werk=werk, by=None, uren_per_week=81)
