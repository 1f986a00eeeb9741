"""Asking for help: on the phone after DigiD, and without a login for who is not known here yet (B29, C13)."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.notices.models import Notice
from audit.models import Entry
from cases.joining.models import Joining
from cases.jongeren.models import Jongere
from cases.signals import open_door
from cases.signals.models import Knock, Melding, Proof, Status
from cases.signals.services import change_status
from tests import factories as make
from tests.frontend.mijn.phone import words

ASKED = {"reden": "Ik wil een andere opleiding.", "telefoon": "06 12345678"}
OPENLY = {
    "voornaam": "Yara", "achternaam": "Smit", "reden": "Ik heb geen school meer.", "telefoon": "06 87654321",
    "geboortedatum_dag": "3", "geboortedatum_maand": "4", "geboortedatum_jaar": "2008", "email": "", "website": "",
}  # fmt: skip


@pytest.fixture
def passer_by(inside):
    return Client(HTTP_HOST="noorderkoog.localhost")


def test_a_jongere_asks_and_the_regiehouder_hears_of_it(teun, phone, regiehouder):
    """B29"""
    page = words(teun.client.post("/mijn/hulp-vragen/", ASKED, follow=True))

    melding = Melding.objects.get()
    assert "Ik wil een andere opleiding." in page
    assert "We hebben je vraag. Binnen vijf werkdagen hoor je van ons." in page
    assert (melding.case, melding.proof, melding.jongere) == (teun.case, Proof.DIGID, teun.case.jongere)
    assert Notice.objects.get(recipient=regiehouder.user).about_id == melding.pk
    assert Joining.objects.get().by is None


def test_without_a_case_it_waits_for_who_divides_the_work(stranger, regiehouder):
    stranger.client.post("/mijn/hulp-vragen/", ASKED)

    melding = Melding.objects.for_user(regiehouder.user).get()
    assert (melding.case, melding.jongere.roepnaam) == (None, "Amira")


def test_a_jongere_sees_only_what_they_asked_themselves_and_how_it_stands(teun, stranger, regiehouder):
    teun.client.post("/mijn/hulp-vragen/", ASKED)
    make.make_melding(reden="School belde over Teun.")
    change_status(melding=Melding.objects.get(proof="digid"), status=Status.IN_BEHANDELING, by=regiehouder.user)

    assert "We zijn ermee bezig." in words(teun.client.get("/mijn/hulp-vragen/"))
    assert "School belde" not in words(teun.client.get("/mijn/hulp-vragen/"))
    assert "andere opleiding" not in stranger.reads("ask")


def test_nothing_typed_is_lost_and_too_much_is_told_kindly(teun):
    empty = teun.client.post("/mijn/hulp-vragen/", {"reden": "", "telefoon": "06 99"})
    for _ in range(5):
        teun.client.post("/mijn/hulp-vragen/", ASKED)
    again = teun.client.post("/mijn/hulp-vragen/", ASKED)

    assert empty.status_code == 422
    assert "Schrijf op waar je hulp bij wilt." in words(empty)
    assert "06 99" in empty.content.decode()
    assert "We hebben het gezien" in words(again)
    assert Melding.objects.count() == 5


def test_a_parent_does_not_ask_as_if_it_were_the_jongere(family):
    jay = family(15)

    assert jay.mother.client.get("/mijn/hulp-vragen/").status_code == 404
    assert "Hulp vragen" not in jay.mother.reads("home")
    assert "Hulp vragen" in jay.jongere.reads("home")


def test_who_is_not_known_asks_without_a_login(passer_by):
    """B29, C13: a person without a record cannot log in, so here is a door that asks for little."""
    page = words(passer_by.post("/aanmelden/", OPENLY, follow=True))

    melding = Melding.objects.get()
    assert "Goed dat je het vraagt" in page
    assert (melding.proof, melding.jongere, melding.registered_by) == (Proof.OPGEGEVEN, None, None)
    assert not User.objects.filter(naam__contains="Yara").exists()
    assert not Jongere.objects.exists()


def test_staff_see_that_it_is_not_verified(passer_by, regiehouder):
    passer_by.post("/aanmelden/", OPENLY)

    page = words(regiehouder.client.get(f"/meldingen/{Melding.objects.get().pk}/"))

    assert "Niet geverifieerd" in page
    assert Entry.objects.get(action="melding.received").actor_name == "systeem"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"telefoon": ""}, "Vul je telefoonnummer of je e-mailadres in."),
        ({"geboortedatum_jaar": "2999"}, "Kijk je geboortedatum nog eens na."),
        ({"geboortedatum_jaar": "1950"}, "Kijk je geboortedatum nog eens na."),
        ({"geboortedatum_dag": "31", "geboortedatum_maand": "2"}, "Deze datum bestaat niet."),
        ({"voornaam": ""}, "Wat is je voornaam?"),
        ({"reden": "Mijn BSN is 999990019"}, "Haal je BSN hier weg."),
        ({"email": "yara"}, "Dit is geen e-mailadres."),
    ],
)
def test_a_mistake_is_told_in_plain_words(passer_by, wrong, sentence):
    page = passer_by.post("/aanmelden/", OPENLY | wrong)

    assert page.status_code == 422
    assert sentence in words(page)
    assert "Smit" in page.content.decode()
    assert not Melding.objects.exists()


def test_a_program_is_thanked_and_nothing_is_kept(passer_by):
    page = words(passer_by.post("/aanmelden/", OPENLY | {"website": "https://spam.example"}, follow=True))

    assert "Goed dat je het vraagt" in page
    assert not Melding.objects.exists()


@pytest.mark.parametrize(("limit", "most"), [("MOST_PER_ADDRESS", 2), ("MOST_IN_ALL", 2)])
def test_a_flood_is_slowed_down_without_keeping_the_address(passer_by, monkeypatch, limit, most):
    monkeypatch.setattr(open_door, limit, most)
    for _ in range(most):
        passer_by.post("/aanmelden/", OPENLY)

    page = passer_by.post("/aanmelden/", OPENLY)

    assert page.status_code == 422
    assert "Bel je gemeente" in words(page)
    assert Melding.objects.count() == most
    assert b"127.0.0.1" not in bytes(Knock.objects.first().address_index)


def test_an_hour_later_there_is_room_again_and_after_a_day_nothing_is_left(passer_by, monkeypatch):
    monkeypatch.setattr(open_door, "MOST_PER_ADDRESS", 1)
    passer_by.post("/aanmelden/", OPENLY)
    Knock.objects.update(at="2026-01-01T12:00:00Z")

    assert passer_by.post("/aanmelden/", OPENLY).status_code == 302
    assert Knock.objects.count() == 1


def test_the_login_page_shows_the_way(passer_by):
    assert "/aanmelden/" in passer_by.get("/inloggen/").content.decode()
