"""Showing more before signing: DigiD substantieel, freshly, by the same person."""

from accounts import refusals
from accounts.models import User
from audit.models import Entry
from cases.jongeren.models import Jongere
from tests.accounts.conftest import Browser, trust_digid
from tests.idp.providers import MIDDEN, SUBSTANTIEEL, Idp


def step_up(browser: Browser, person: str) -> str:
    return browser.ask("digid", person, stap_op="1", next="/mijn/tekenen")


def test_a_jongere_shows_substantieel_and_goes_on_signing(any_idp: Idp, jongere: Jongere) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)
    browser.log_in("digid", "teun")
    assert b"te weinig" in browser.client.get("/proef/burger").content

    answer = browser.client.get(any_idp.answer_to(step_up(browser, "teun")))

    assert answer.headers["Location"] == "/mijn/tekenen"
    assert b"3 genoeg" in browser.client.get("/proef/burger").content
    assert browser.client.session["acr_value"] == SUBSTANTIEEL


def test_the_step_asks_for_the_level_and_a_new_login(any_idp: Idp, jongere: Jongere) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)
    browser.log_in("digid", "teun")

    asked = step_up(browser, "teun")

    assert "prompt=login" in asked
    assert "max_age=0" in asked
    assert "Smartcard" in asked
    assert "MobileTwoFactorContract" not in asked


def test_the_session_gets_a_new_key_and_keeps_its_end(any_idp: Idp, jongere: Jongere) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)
    browser.log_in("digid", "teun")
    before = browser.client.session
    begun = before["started_at"]

    browser.client.get(any_idp.answer_to(step_up(browser, "teun")))

    after = browser.client.session
    assert after.session_key != before.session_key
    assert after["started_at"] == begun


def test_the_step_is_written_down_with_its_level(idp: Idp, jongere: Jongere) -> None:
    trust_digid(idp)
    browser = Browser(idp)
    browser.log_in("digid", "teun")

    browser.client.get(idp.answer_to(step_up(browser, "teun")))

    line = Entry.objects.get(action="login.step_up")
    assert (line.actor_id, line.details["level"]) == (jongere.user_id, 3)


def test_a_parent_with_only_midden_cannot_show_more(any_idp: Idp, mother: User) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)
    browser.log_in("digid", "moeder")

    answer = browser.client.get(any_idp.answer_to(step_up(browser, "moeder")))

    assert answer.status_code == 403
    assert refusals.LevelTooLow.sentence in answer.content.decode()
    assert browser.client.session["acr_value"] == MIDDEN


def test_another_person_cannot_take_over_the_step(any_idp: Idp, jongere: Jongere, mother: User) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)
    browser.log_in("digid", "moeder")

    answer = browser.client.get(any_idp.answer_to(step_up(browser, "teun")))

    assert answer.status_code == 403
    assert refusals.OtherPerson.sentence in answer.content.decode()
    assert browser.user_id == str(mother.pk)
    assert browser.client.session["acr"] == 2


def test_a_provider_that_gives_less_than_asked_is_refused(idp: Idp, jongere: Jongere) -> None:
    trust_digid(idp)
    browser = Browser(idp)
    browser.log_in("digid", "teun")
    idp.let_misbehave("teun", claims={"acr": MIDDEN})

    assert browser.client.get(idp.answer_to(step_up(browser, "teun"))).status_code == 403


def test_a_provider_that_did_not_ask_again_is_refused(idp: Idp, jongere: Jongere) -> None:
    trust_digid(idp)
    browser = Browser(idp)
    browser.log_in("digid", "teun")
    idp.let_misbehave("teun", shift={"auth_time": -60})

    answer = browser.client.get(idp.answer_to(step_up(browser, "teun")))

    assert answer.status_code == 403
    assert refusals.NotLoggedInAnew.sentence in answer.content.decode()
