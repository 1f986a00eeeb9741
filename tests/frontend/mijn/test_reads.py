"""Wie keek: the reading log of the own case, per day and in plain words."""

import pytest

import audit
from sharing.reading import as_partner
from tests import factories as make
from tests.deciding import signed


@pytest.fixture
def given(asked, teun):
    """Teun said ja to the school."""
    return signed(asked.afweging, by=teun.user)


def look(by, case, *fields):
    audit.record_read(
        actor_id=by.pk, actor_name=by.naam, actor_role="regiehouder", case_id=case.pk, fields=fields or ["persoon.naam"]
    )


def test_a_look_of_the_school_shows_who_what_and_why(phone, given, school):
    with as_partner(school.member) as shared:
        shared.open(given.pk)

    page = phone.reads("reads")
    assert "Fatima van ROC Waterkant" in page
    assert "Las: Roepnaam, Opleiding." in page
    assert f"Waarom: {given.doel}" in page


def test_the_same_look_on_one_day_is_one_line_with_a_number(phone, given, school):
    for _ in range(3):
        with as_partner(school.member) as shared:
            shared.open(given.pk)

    assert "3 keer, de laatste keer om" in phone.reads("reads")


def test_a_look_of_staff_shows_their_work_at_the_gemeente(phone, teun, regiehouder):
    look(regiehouder.user, teun.case, "werk", "zrm")

    page = phone.reads("reads")
    assert "Willem de Wit" in page
    assert "Las: Werk en inkomen, Zelfredzaamheid." in page
    assert "regiehouder, gemeente Noorderkoog" in page


def test_looks_at_another_case_are_not_shown(phone, regiehouder):
    other = make.make_case(jongere=make.make_jongere(roepnaam="Amira"), regiehouder=regiehouder.user)
    look(regiehouder.user, other)

    assert "Nog niemand keek." in phone.reads("reads")


def test_a_long_log_comes_in_pages(phone, teun, regiehouder):
    for number in range(31):
        look(regiehouder.user, teun.case, f"veld.{number}")

    assert "Veld.30." in phone.reads("reads")
    assert "Veld.0." in phone.reads("reads", page=2)


def test_the_mother_of_a_15_year_old_may_look_too(family, regiehouder):
    jay = family(15)
    look(regiehouder.user, jay.case)

    assert "Willem de Wit" in jay.mother.reads("reads")
    assert "Willem de Wit" in jay.jongere.reads("reads")


def test_from_16_only_the_jongere_may_look(family, regiehouder):
    jay = family(16)
    look(regiehouder.user, jay.case)

    assert jay.mother.open("reads").status_code == 404
    assert "Wie keek" not in jay.mother.reads("home")
    assert "Willem de Wit" in jay.jongere.reads("reads")
