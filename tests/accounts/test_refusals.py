"""A provider that says wrong things, and answers that belong to something else: nobody gets in."""

import time
from typing import Any

import pytest
from django.http import HttpResponse

from accounts import refusals
from accounts.models import User
from accounts.oidc import clients
from cases.jongeren.models import Jongere
from tests.accounts.conftest import Browser, link, trust_digid, trust_staff
from tests.factories import make_jongere
from tests.idp.providers import DIGID_ACR, TEUN_BSN, Idp

WRONG = {
    "audience of another": {"claims": {"aud": "digid-zandwaard"}},
    "two audiences without saying for whom": {"claims": {"aud": ["digid-noorderkoog", "another"]}},
    "meant for another party": {"claims": {"azp": "digid-zandwaard"}},
    "another issuer": {"claims": {"iss": "http://127.0.0.1:9"}},
    "issuer of the address": {"answer_iss": "http://127.0.0.1:9"},
    "another nonce": {"claims": {"nonce": "another"}},
    "no nonce": {"claims": {"nonce": None}},
    "expired": {"shift": {"exp": -3600}},
    "without end": {"claims": {"exp": None}},
    "issued in the future": {"shift": {"iat": 3600}},
    "no subject": {"claims": {"sub": None}},
    "another access token": {"claims": {"at_hash": "abcdefghijklmnopqrstuv"}},
    "signed by a stranger": {"signature": "foreign"},
    "not signed": {"signature": "none"},
    "no ID token": {"signature": "absent"},
}


def text(answer: Any) -> str:
    assert isinstance(answer, HttpResponse)
    return answer.content.decode()


@pytest.mark.parametrize("how", WRONG.values(), ids=list(WRONG))
def test_a_wrong_answer_lets_nobody_in(idp: Idp, jongere: Jongere, how: dict[str, Any]) -> None:
    trust_digid(idp)
    idp.let_misbehave("teun", **how)
    browser = Browser(idp)

    answer = browser.log_in("digid", "teun")

    assert (answer.status_code, browser.user_id) == (403, None)
    assert refusals.UntrustedAnswer.sentence in text(answer)


@pytest.mark.parametrize("acr", [DIGID_ACR[0], "urn:unknown", "", None], ids=["lower", "unknown", "empty", "missing"])
def test_a_level_below_what_was_asked_is_refused(idp: Idp, jongere: Jongere, acr: str | None) -> None:
    trust_digid(idp)
    idp.let_misbehave("teun", claims={"acr": acr})
    browser = Browser(idp)

    answer = browser.log_in("digid", "teun")

    assert (answer.status_code, browser.user_id) == (403, None)
    assert refusals.LevelTooLow.sentence in text(answer)


@pytest.mark.parametrize("amr", [[], ["pwd"], None, "mfa"], ids=["nothing", "password", "missing", "not a list"])
def test_staff_without_a_second_factor_in_the_token_is_refused(idp: Idp, willem: User, amr: Any) -> None:
    link(trust_staff(idp), willem, "willem")
    idp.let_misbehave("willem", claims={"amr": amr})
    browser = Browser(idp)

    assert browser.log_in("medewerkers", "willem").status_code == 403
    assert browser.user_id is None


@pytest.mark.parametrize(
    "moment", [{"shift": {"auth_time": -600}}, {"claims": {"auth_time": None}}], ids=["old", "missing"]
)
def test_digid_lets_nobody_in_on_an_earlier_login(idp: Idp, jongere: Jongere, moment: dict[str, Any]) -> None:
    trust_digid(idp)
    idp.let_misbehave("teun", **moment)
    browser = Browser(idp)

    answer = browser.log_in("digid", "teun")

    assert (answer.status_code, browser.user_id) == (403, None)
    assert refusals.NotLoggedInAnew.sentence in text(answer)


def test_staff_may_come_in_on_a_login_of_this_morning(idp: Idp, willem: User) -> None:
    link(trust_staff(idp), willem, "willem")
    idp.let_misbehave("willem", shift={"auth_time": -3600})
    browser = Browser(idp)

    browser.log_in("medewerkers", "willem")

    assert browser.user_id == str(willem.pk)
    assert browser.client.session["auth_time"] < time.time() - 3500


def test_an_answer_in_another_browser_is_refused(any_idp: Idp, jongere: Jongere) -> None:
    trust_digid(any_idp)
    back = any_idp.answer_to(Browser(any_idp).ask("digid", "teun"))
    thief = Browser(any_idp)

    answer = thief.client.get(back)

    assert (answer.status_code, thief.user_id) == (403, None)
    assert refusals.ForeignAttempt.sentence in text(answer)


def test_an_answer_works_once(any_idp: Idp, jongere: Jongere) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)
    back = any_idp.answer_to(browser.ask("digid", "teun"))
    browser.client.get(back)

    assert browser.client.get(back).status_code == 403


def test_a_changed_state_is_refused(any_idp: Idp, jongere: Jongere) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)
    back = any_idp.answer_to(browser.ask("digid", "teun"))

    answer = browser.client.get(back.replace("state=", "state=x"))

    assert (answer.status_code, browser.user_id) == (403, None)


def test_a_code_of_one_gemeente_is_worth_nothing_at_another(any_idp: Idp, jongere: Jongere, neighbour: Jongere) -> None:
    trust_digid(any_idp)
    code = any_idp.answer_to(Browser(any_idp).ask("digid", "teun")).split("code=")[1].split("&")[0]
    there = Browser(any_idp, host="zandwaard.localhost")
    state = there.ask("digid", "teun").split("state=")[1].split("&")[0]

    answer = there.client.get("/inloggen/digid/terug", {"code": code, "state": state, "iss": any_idp.issuer})

    assert (answer.status_code, there.user_id) == (403, None)


def test_whoever_stops_at_the_provider_is_told_so(idp: Idp, jongere: Jongere) -> None:
    trust_digid(idp)
    browser = Browser(idp)
    address = browser.client.get("/inloggen/digid/").headers["Location"].replace("/inloggen?", "/annuleren?")

    answer = browser.client.get(idp.answer_to(address))

    assert (answer.status_code, browser.user_id) == (403, None)
    assert refusals.Cancelled.sentence in text(answer)


def test_a_provider_that_is_down_is_told_in_one_sentence(idp: Idp, jongere: Jongere) -> None:
    source = trust_digid(idp)
    source.issuer = "http://127.0.0.1:9"
    source.save()

    answer = Browser(idp).client.get("/inloggen/digid/")

    assert answer.status_code == 503
    assert refusals.ProviderUnreachable.sentence in text(answer)


def test_a_provider_that_calls_itself_something_else_is_not_believed(idp: Idp, jongere: Jongere) -> None:
    source = trust_digid(idp)
    source.issuer = idp.issuer.replace("127.0.0.1", "localhost")
    source.save()

    assert Browser(idp).client.get("/inloggen/digid/").status_code == 403


def test_a_changed_source_is_used_at_once(idp: Idp, jongere: Jongere) -> None:
    source = trust_digid(idp)
    clients.client_for(source)

    source.client_id = "digid-zandwaard"
    source.save()

    assert clients.client_for(source).client_id == "digid-zandwaard"


@pytest.mark.parametrize(
    "elsewhere", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "javascript:alert(1)"]
)
def test_a_login_leads_to_no_other_host(idp: Idp, jongere: Jongere, elsewhere: str) -> None:
    trust_digid(idp)

    answer = Browser(idp).log_in("digid", "teun", next=elsewhere)

    assert answer.headers["Location"] == "/mijn/"


def test_a_demo_source_does_not_exist_outside_a_demo(idp: Idp, jongere: Jongere, settings: Any) -> None:
    trust_digid(idp)
    settings.DEMO = False

    assert Browser(idp).client.get("/inloggen/digid/").status_code == 404


@pytest.fixture
def neighbour(zandwaard: Any, idp: Idp) -> Jongere:
    """The same BSN, known in Zandwaard too."""
    from tenants import hop

    with hop(zandwaard):
        trust_digid(idp, tenant="zandwaard")
        return make_jongere(bsn=TEUN_BSN)
