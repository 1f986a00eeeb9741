"""Inrichting: a functioneel beheerder changes content, and sees every earlier version (B26)."""

import pytest

from accounts.rights import Role
from cases.content.models import Edition

NEW = {"naam": "Eerste gesprek", "phase": "analyseren", "points": "Luister.\n\nVraag door."}


@pytest.fixture
def beheerder(colleague):
    return colleague("Fenna Beheer", Role.FUNCTIONEEL_BEHEERDER).client


@pytest.fixture
def edition(beheerder):
    beheerder.post("/inrichting/nieuw/?soort=aandachtspunten", NEW)
    return Edition.objects.get(naam="Eerste gesprek")


def test_new_content_is_shown_as_it_will_be_used(beheerder, edition):
    """B26"""
    page = beheerder.get(f"/inrichting/{edition.pk}/")

    assert "Luister." in page.content.decode()
    assert edition.body["points"] == ["Luister.", "Vraag door."]


def test_a_change_needs_a_word_on_why_and_nothing_typed_is_lost(beheerder, edition):
    page = beheerder.post(f"/inrichting/{edition.pk}/wijzigen/", NEW | {"points": "Zwijg."})

    assert page.status_code == 422
    assert "Schrijf kort op wat je verandert" in page.content.decode()
    assert "Zwijg." in page.content.decode()


def test_the_second_of_two_beheerders_hears_of_the_first(beheerder, edition):
    beheerder.post(f"/inrichting/{edition.pk}/wijzigen/", NEW | {"note": "Eerst"})

    page = beheerder.post(f"/inrichting/{edition.pk}/wijzigen/", NEW | {"note": "Daarna", "points": "Mijn tekst."})

    assert page.status_code == 422
    assert "heeft intussen versie 2 gemaakt" in page.content.decode()
    assert "Mijn tekst." in page.content.decode()


def test_content_stops_and_an_older_version_can_be_used_again(beheerder, edition):
    beheerder.post(f"/inrichting/{edition.pk}/stoppen/")
    stopped = beheerder.get("/inrichting/").content.decode()
    beheerder.post(f"/inrichting/{edition.pk}/weer-gebruiken/")

    assert "Nee" in stopped
    assert [row.in_use for row in Edition.objects.filter(code=edition.code)] == [True, False, True]


def test_a_kind_that_does_not_exist_is_not_there(beheerder):
    assert beheerder.get("/inrichting/nieuw/?soort=onzin").status_code == 404
