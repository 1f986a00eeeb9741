"""In nood on the werkplek: the short form, the list on the case, the second person, and who may not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.rights import Role
from audit.models import Entry
from consent.nood.models import Noodopening
from tests.frontend.werkplek.pages import at, text_of
from tests.nooding import opened


def filled_in(partner, **over):
    """What somebody fills in who has no time."""
    return {
        "ketenpartner": partner.id, "ground": "VITAL", "reason": "Hij zei dat hij er niet meer wil zijn.",
        "doel": "Nu langsgaan.", "veld_1": "persoon.naam", "waarom_1": "Om hem te vinden.",
        "veld_2": "contact.adres", "waarom_2": "Om langs te gaan.", "hours": "4", "sees": "ja",
    } | over  # fmt: skip


@pytest.fixture
def opening(teun, school, regiehouder):
    return opened(case=teun.case, partner=school, by=regiehouder.user)


@pytest.fixture
def late(teun, school, regiehouder):
    before = timezone.now() - timedelta(days=12)
    return opened(case=teun.case, partner=school, by=regiehouder.user, at=before)


@pytest.fixture
def coordinator(colleague):
    return colleague("Anna Blauw", Role.COORDINATOR)


def test_what_is_sent_is_open_and_stands_on_the_case(regiehouder, teun, school):
    sent = regiehouder.client.post(at("nood-nieuw", teun.case.pk), filled_in(school), follow=True)

    found = Noodopening.objects.get(case=teun.case)
    assert found.field_codes == ["persoon.naam", "contact.adres"]
    assert found.until - found.at == timedelta(hours=4)
    assert f"{school.ketenpartner.naam} kan dit nu lezen" in text_of(sent)
    listed = text_of(regiehouder.client.get(at("delen", teun.case.pk)))
    assert "In nood geopend" in listed
    assert "Nu open, in nood" in listed


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        ({"ketenpartner": ""}, "Wie moet dit nu weten? Maak een keuze."),
        ({"ground": ""}, "Waarom mag dit? Maak een keuze."),
        ({"sees": ""}, "Mag de jongere dit zien? Maak een keuze."),
        ({"waarom_1": ""}, "Waarom is gegeven 1 nodig? Vul dit in."),
        ({"waarom_2": ""}, "Waarom is gegeven 2 nodig? Schrijf op waarom dit nodig is."),
        ({"veld_2": "persoon.naam"}, "Naam koos je al."),
        ({"veld_2": ""}, "Kies een gegeven, of maak het vak ernaast leeg."),
        ({"hours": "72"}, "Hoe lang is dit nodig? Kies een van de mogelijkheden."),
        ({"sees": "nee"}, "Schrijf op waarom zien nu gevaarlijk is."),
        ({"sees": "nee", "untold_reason": "Vader.", "untold_on": "2020-01-01"}, "Kies een dag na vandaag"),
        ({"veld_1": "casus.samenvatting"}, "Kies een van de mogelijkheden."),
        ({"reason": "BSN 999990019"}, "Haal het BSN uit de tekst."),
        ({"ground": "VT-1", "veld_1": "zrm.gg"}, "In nood openen we dit niet op deze grond."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(regiehouder, teun, school, over, sentence):
    answer = regiehouder.client.post(at("nood-nieuw", teun.case.pk), filled_in(school, **over))

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "Nu langsgaan." in answer.content.decode()
    assert not Noodopening.objects.exists()


def test_sent_twice_it_is_open_once(regiehouder, teun, school):
    regiehouder.client.post(at("nood-nieuw", teun.case.pk), filled_in(school))

    again = regiehouder.client.post(at("nood-nieuw", teun.case.pk), filled_in(school))

    assert "er keek nog geen tweede persoon naar" in text_of(again)
    assert Noodopening.objects.count() == 1


def test_nothing_is_chosen_beforehand_and_hard_stops_are_not_on_offer(regiehouder, teun):
    teun.case.task = "doorstroompunt"
    teun.case.save()

    page = regiehouder.client.get(at("nood-nieuw", teun.case.pk)).content.decode()

    assert " checked" not in page
    assert "persoon.naam" in page
    assert 'value="zrm.gg"' not in page
    assert "6(1)(d)" not in page


def test_the_second_person_finds_it_and_says_it_was_wrong(coordinator, opening, school):
    assert opening.case.reference in text_of(coordinator.client.get(at("nood-wacht")))

    sent = {"justified": "nee", "remark": "De school kon ook bellen."}
    done = coordinator.client.post(at("nood-beoordelen", opening.pk), sent, follow=True)

    assert f"{school.ketenpartner.naam} leest niets meer." in text_of(done)
    assert "Niets om naar te kijken" in text_of(done)
    assert "Niet terecht, gesloten" in text_of(coordinator.client.get(at("nood", opening.pk)))


def test_judging_without_a_reason_is_not_kept(coordinator, opening):
    answer = coordinator.client.post(at("nood-beoordelen", opening.pk), {"justified": "ja"})

    assert answer.status_code == 422
    assert not hasattr(Noodopening.objects.get(pk=opening.pk), "review")


def test_silence_is_judged_as_well(coordinator, regiehouder, teun, school):
    soon = timezone.now() + timedelta(days=5)
    quiet = opened(case=teun.case, partner=school, by=regiehouder.user, untold_until=soon, untold_reason="Vader leest.")
    assert "Is zien voor de jongere nu echt gevaarlijk?" in text_of(
        coordinator.client.get(at("nood-beoordelen", quiet.pk))
    )

    sent = {"justified": "ja", "remark": "Terecht.", "tell_now": "nee"}
    coordinator.client.post(at("nood-beoordelen", quiet.pk), sent)

    assert Noodopening.objects.get(pk=quiet.pk).review.tell_now


def test_too_late_is_seen_by_who_should_look_and_on_the_day_list(coordinator, regiehouder, late):
    assert "Te laat" in text_of(coordinator.client.get(at("nood-wacht")))
    assert "Tweede persoon kijkt" in text_of(regiehouder.client.get(at("vandaag")))
    assert "Tweede persoon kijkt" in text_of(coordinator.client.get(at("vandaag-team")))
    assert "Te laat bekeken" in text_of(regiehouder.client.get(at("delen", late.case_id)))


def test_it_is_closed_with_a_reason(regiehouder, opening):
    assert regiehouder.client.post(at("nood-sluiten", opening.pk), {}).status_code == 422

    done = regiehouder.client.post(at("nood-sluiten", opening.pk), {"reason": "Hij is veilig."}, follow=True)

    assert "Eerder gesloten" in text_of(done)


def test_who_looks_at_it_is_written_down_with_the_ground(regiehouder, opening):
    regiehouder.client.get(at("nood", opening.pk))

    line = Entry.objects.get(action="nood.read")
    assert (line.grondslag, line.actor_name, line.share_id) == ("VITAL", regiehouder.user.naam, opening.pk)


@pytest.mark.parametrize("name", ["nood", "nood-sluiten", "nood-beoordelen"])
def test_for_a_colleague_without_a_right_it_does_not_exist(colleague, opening, name):
    other = colleague("Nora Kok")

    assert other.client.get(at(name, opening.pk)).status_code == 404
    assert other.client.post(at(name, opening.pk), {"reason": "x"}).status_code in (404, 405)
    assert other.client.get(at("nood-nieuw", opening.case_id)).status_code == 404


def test_who_opened_it_is_not_offered_to_judge_it(teun, school, coordinator):
    mine = opened(case=teun.case, partner=school, by=coordinator.user)

    assert coordinator.client.get(at("nood-beoordelen", mine.pk)).status_code == 404


def test_the_fg_sees_it_among_what_is_open_by_kenmerk_and_without_a_name(colleague, opening):
    page = text_of(colleague("Pieter Vos", Role.FG).client.get(at("delingen")))

    assert "In nood geopend" in page
    assert opening.case.reference in page
    assert opening.case.jongere.achternaam not in page
