"""The page with what holds for the whole tenant, and the split in two groups that pages show (A2, B9, B13)."""

from datetime import timedelta

import pytest

from accounts.rights import Role
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of


@pytest.fixture
def beheerder(colleague):
    return colleague("Fenna Beheer", Role.FUNCTIONEEL_BEHEERDER).client


def test_what_was_agreed_is_kept_and_shown_again(beheerder):
    """B13"""
    sent = {"doorstroompunt_until": "23", "agreements": "Elke maandag MDO.", "version": "1"}

    page = text_of(beheerder.post(at("settings"), sent, follow=True))

    assert "De instellingen zijn bewaard." in page
    assert "Elke maandag MDO." in page


def test_an_age_that_no_law_knows_is_refused_and_nothing_typed_is_lost(beheerder):
    answer = beheerder.post(at("settings"), {"doorstroompunt_until": "30", "agreements": "Bellen.", "version": "1"})

    assert answer.status_code == 422
    assert "Bellen." in text_of(answer)


def test_the_second_beheerder_sees_what_the_first_wrote(beheerder):
    sent = {"doorstroompunt_until": "27", "version": "1"}
    beheerder.post(at("settings"), sent | {"agreements": "Eerst bellen."})

    answer = beheerder.post(at("settings"), sent | {"agreements": "Eerst mailen."})

    assert answer.status_code == 422
    assert "Eerst bellen." in text_of(answer)
    assert "Eerst mailen." in text_of(answer)


def test_an_address_that_is_no_page_is_refused_and_nothing_typed_is_lost(beheerder):
    sent = {"doorstroompunt_until": "27", "agreements": "Bellen.", "version": "1"}

    answer = beheerder.post(at("settings"), sent | {"servicedocument": "http://voorbeeld.example/"})

    assert answer.status_code == 422
    assert "begint met https://" in text_of(answer)
    assert "Bellen." in text_of(answer)


@pytest.mark.parametrize(("days", "shown"), [(1, "17 jaar, leerplicht"), (0, "18 jaar, 18+")])
def test_the_page_of_a_case_says_in_which_group_somebody_is_today(regiehouder, days, shown):
    """A2"""
    person = make.make_jongere(geboortedatum=make.born(18) + timedelta(days=days))
    case = make.make_case(jongere=person, regiehouder=regiehouder.user)

    assert shown in text_of(regiehouder.client.get(at("case", case.pk)))


def test_the_coordinator_sees_both_groups_per_regiehouder(colleague):
    """A2"""
    leader = make.make_user("Willem de Wit")
    for age in (15, 19, 22):
        make.make_case(jongere=make.make_jongere(age=age), regiehouder=leader)

    page = text_of(colleague("Cor Smit", Role.COORDINATOR).client.get(at("vandaag-team")))

    assert "Dossiers Leerplicht 18+ Te laat Vandaag Nieuw Staat stil Willem de Wit 3 1 2 0 0 0 0" in page
