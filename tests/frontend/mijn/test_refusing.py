"""Nee: one press, no reason, no second login, no dead end."""

import pytest

from accounts.levels import Level
from consent.afwegingen.services import end
from consent.open import open_codes
from tests.conftest import client_of
from tests.frontend.mijn.phone import Phone, hidden, words
from tests.login import sign_in

OPLEIDING = "onderwijs.opleiding"


@pytest.fixture
def light(teun, inside):
    """Teun after a light login, too weak to sign with."""
    return Phone(sign_in(client_of(inside), teun.user, "citizen", schema=inside.schema_name, level=Level.LAAG))


def test_nee_to_everything_takes_one_press_and_no_second_login(light, asked):
    page = light.press("refuse", asked)

    assert page.status_code == 200
    assert asked.events.get(event_state="refused").field_codes == asked.field_codes


def test_the_page_after_nee_says_that_nothing_changes_and_leads_home(light, asked):
    page = light.press("refuse", asked)

    assert "Er verandert niets aan de hulp die je van ons krijgt." in words(page)
    assert 'href="/mijn/"' in page.content.decode()
    assert "Bedankt" not in words(page)


def test_nobody_asks_why(light, asked):
    page = light.open("question", asked.pk).content.decode()

    assert "<textarea" not in page
    assert light.press("refuse", asked).status_code == 200


def test_nee_to_each_field_is_the_same_as_nee_to_everything(phone, asked):
    page = phone.choose(asked, [])

    assert "Je zei nee. Dat is goed" in words(page)
    assert asked.events.get(event_state="refused").field_codes == asked.field_codes


def test_twice_nee_after_a_special_question_is_a_nee(phone, special):
    page = phone.sign(special, ["zrm.gg"], sure="nee")

    assert "Je zei nee. Dat is goed" in words(page)


def test_after_nee_teun_may_still_say_ja(phone, asked):
    phone.press("refuse", asked)
    assert "Nu delen we niets" in phone.reads("question", asked.pk)

    phone.sign(asked, [OPLEIDING])

    assert open_codes(asked.afweging_id) == [OPLEIDING]


def test_nee_to_a_question_that_ended_says_that_nothing_is_needed(phone, asked, regiehouder):
    end(afweging=asked.afweging, by=regiehouder.user, reason="Niet meer nodig.")

    page = phone.press("refuse", asked)

    assert page.status_code == 422
    assert "Je hoeft niets te doen." in words(page)


def test_ja_later_to_one_field_leaves_the_first_ja_as_it_was(phone, asked):
    phone.sign(asked, [OPLEIDING])

    phone.press("question", asked, persoon__roepnaam="nee", **hidden(phone.open("question", asked.pk)))

    assert open_codes(asked.afweging_id) == [OPLEIDING]
