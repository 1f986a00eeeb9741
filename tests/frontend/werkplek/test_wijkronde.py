"""The pages of the wijkronde: for regiehouder and coördinator, with a mark per jongere and a way to a new dossier."""

import pytest

from accounts.rights import Role
from audit.models import Entry
from cases.wijkronde.models import Wijkronde
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of


@pytest.fixture
def quiet(regiehouder):
    """Somebody without dossier, school and income."""
    return make.make_jongere(roepnaam="Stille", age=19, wijk="Oost")


@pytest.fixture
def ronde(regiehouder, quiet):
    regiehouder.client.post(at("wijkrondes"), {"naam": "Voorjaar, Oost", "wijk": "Oost"})
    return Wijkronde.objects.get()


def test_a_round_names_who_is_out_of_sight_and_that_it_was_opened_is_written_down(regiehouder, ronde):
    """B165 B166"""
    page = text_of(regiehouder.client.get(at("wijkronde", ronde.pk)))

    assert "Stille Bakker 19 jaar Oost Geen school of inkomen bekend" in page
    assert Entry.objects.filter(action="wijkronde.viewed", actor_name="Willem de Wit").exists()


def test_a_look_is_marked_and_a_new_dossier_is_one_click_away(regiehouder, ronde, quiet):
    """B165"""
    regiehouder.client.post(at("wijkronde-look", ronde.pk), {"jongere": quiet.pk, "outcome": "oppakken"})

    assert ronde.looks.get().outcome == "oppakken"
    page = regiehouder.client.get(at("wijkronde", ronde.pk)).content.decode()
    assert at("open", quiet.pk) in page


def test_a_look_without_an_answer_changes_nothing(regiehouder, ronde, quiet):
    page = regiehouder.client.post(
        at("wijkronde-look", ronde.pk), {"jongere": quiet.pk, "outcome": "misschien"}, follow=True
    )

    assert "Kies wat je hebt gevonden." in text_of(page)
    assert not ronde.looks.exists()


def test_somebody_who_is_in_sight_is_not_on_the_list(regiehouder, ronde, quiet):
    make.make_case(jongere=quiet)

    values = {"jongere": quiet.pk, "outcome": "oppakken"}
    page = text_of(regiehouder.client.post(at("wijkronde-look", ronde.pk), values, follow=True))

    assert "Deze jongere staat niet meer op de lijst." in page
    assert "Iedereen is in beeld" in page


def test_a_round_without_a_name_or_twice_for_one_wijk_is_refused(regiehouder, ronde):
    twice = regiehouder.client.post(at("wijkrondes"), {"naam": "Nog een", "wijk": "Oost"})

    assert regiehouder.client.post(at("wijkrondes"), {"naam": ""}).status_code == 422
    assert twice.status_code == 422
    assert "Voor deze wijk loopt al een ronde." in text_of(twice)


def test_a_round_ends_and_shows_what_was_found(regiehouder, ronde, quiet):
    regiehouder.client.post(at("wijkronde-look", ronde.pk), {"jongere": quiet.pk, "outcome": "geen_hulp"})
    regiehouder.client.post(at("wijkronde-end", ronde.pk))

    page = regiehouder.client.get(at("wijkronde", ronde.pk))
    assert "Gekeken: heeft geen hulp nodig" in text_of(page)
    assert "<select" not in page.content.decode()


@pytest.mark.parametrize("role", [Role.FG, Role.BELEIDSMEDEWERKER, Role.FUNCTIONEEL_BEHEERDER])
def test_for_other_roles_there_is_no_wijkronde(colleague, ronde, role):
    client = colleague("Niet mee", role).client

    assert client.get(at("wijkrondes")).status_code == 404
    assert client.get(at("wijkronde", ronde.pk)).status_code == 404


def test_a_list_of_fifty_costs_as_much_as_one(regiehouder, ronde, django_assert_max_num_queries):
    for number in range(12):
        make.make_jongere(roepnaam=f"Stille {number}", age=19, wijk="Oost")

    with django_assert_max_num_queries(20):
        assert len(regiehouder.client.get(at("wijkronde", ronde.pk)).context["page"]) == 13


def test_choosing_not_reachable_leads_to_the_weighing(teun, regiehouder):
    """B155"""
    sent = regiehouder.client.post(at("close", teun.case.pk), {"reason": "onbereikbaar", "version": "1"})

    assert sent["Location"] == at("close-unreached", teun.case.pk)
    assert "Weeg daarom beide kanten af." in text_of(regiehouder.client.get(sent["Location"]))
