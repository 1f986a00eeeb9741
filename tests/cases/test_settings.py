"""What holds for the whole tenant: the age bound, and the birthdays that follow from it (A2, B9)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.rights import Role
from audit.models import Entry
from cases.agenda import due_in
from cases.dossier.models import Case
from cases.settings.models import Settings
from cases.settings.services import NotABeheerder, change_settings, settings_now
from cases.versions import ChangedByOther
from tests import factories as make

ON_18, ON_27, TOO_LATE = "Wordt 18", "Wordt 27", "Is 27 geworden"
TOMORROW = timedelta(days=1)


@pytest.fixture
def beheerder(inside):
    return make.make_user("Fenna Beheer", roles=(Role.FUNCTIONEEL_BEHEERDER,))


def told(*, age, days, task="doorstroompunt", until=0):
    """What is due for somebody who is this old, in so many days."""
    person = make.make_jongere(geboortedatum=make.born(age) + timedelta(days=days))
    make.make_case(jongere=person, task=task)
    return [
        item.text[:14]
        for item in due_in(Case.objects.all(), until=make.days_ago(-until))
        if item.kind.startswith("leeftijd")
    ]


@pytest.mark.parametrize(
    ("age", "days", "until", "text"),
    [
        (18, 1, 0, []),
        (18, 1, 1, [ON_18]),
        (18, 0, 0, [ON_18]),
        (18, -1, 30, []),
        (27, 1, 1, [ON_27]),
        (27, 0, 0, [TOO_LATE]),
        (27, -40, 0, [TOO_LATE]),
        (27, 31, 30, []),
    ],
)
def test_a_birthday_that_matters_is_told_before_it_comes(inside, age, days, until, text):
    """A2 B9"""
    assert [line[: len(want)] for line, want in zip(told(age=age, days=days, until=until), text, strict=True)] == text


def test_27_says_nothing_in_a_case_under_another_law(inside):
    assert told(age=27, days=0, task="wmo") == []


def test_a_regio_that_helps_until_23_hears_of_23(beheerder):
    """B9"""
    change_settings(by=beheerder, version=1, doorstroompunt_until=23)

    assert told(age=23, days=1, until=1) == ["Wordt 23: het "]


def test_without_a_choice_the_age_of_the_law_holds(inside):
    assert settings_now().doorstroompunt_until == 27


def test_the_second_of_two_beheerders_hears_of_the_first(beheerder):
    change_settings(by=beheerder, version=1, agreements="Eerst bellen.")

    with pytest.raises(ChangedByOther):
        change_settings(by=beheerder, version=1, agreements="Eerst mailen.")

    assert settings_now().agreements == "Eerst bellen."


def test_only_a_functioneel_beheerder_changes_settings_and_it_is_written_down(beheerder):
    with pytest.raises(NotABeheerder):
        change_settings(by=make.make_user(), version=1, doorstroompunt_until=23)
    change_settings(by=beheerder, version=1, doorstroompunt_until=23)

    line = Entry.objects.get(action="settings.changed")
    assert (line.actor_name, line.fields, line.details["until"]) == ("Fenna Beheer", ["doorstroompunt_until"], 23)


@pytest.mark.parametrize("wrong", [{"doorstroompunt_until": 30}, {"only": False}])
def test_the_database_keeps_one_row_with_an_age_of_the_law(inside, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Settings.objects.create(**wrong)
