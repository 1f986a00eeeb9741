"""Partners and operators without a provider of their own: a password, and always a second factor."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from accounts.members.models import PartnerMember
from accounts.models import User
from accounts.vault.keys import forget
from audit.models import Entry
from partners.models import Ketenpartner
from tenants import hop
from tenants.names import PUBLIC

EMAIL, PASSWORD = "dewi@roc.example", "vier koeien in de wei"
HOST = "partners.localhost"


@pytest.fixture(autouse=True)
def rested(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody tried too often yet; the real hasher is slow on purpose; the transaction of a test never commits.

    Afterwards the vault forgets the key of public: it took this transaction for one that was kept.
    """
    cache.clear()
    monkeypatch.setattr(transaction, "on_commit", lambda act, **how: act())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    yield
    forget(PUBLIC)


@pytest.fixture
def dewi(db: None) -> User:
    """A teacher with a password, who never logged in before."""
    with hop("public"):
        user = User.objects.create_person(naam="Dewi Docent", email=EMAIL)
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
        school = Ketenpartner.objects.create(naam="ROC Waterkant", kind="mbo")
        PartnerMember.objects.create(user=user, ketenpartner=school)
    return user


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST=HOST)


def give_password(browser: Client, password: str = PASSWORD) -> Any:
    return browser.post("/account/login/", {"login": EMAIL, "password": password})


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def set_up_app(browser: Client) -> str:
    """Walk through the page with the QR code; returns the key that the app on the phone keeps."""
    page = browser.get("/account/2fa/app/").content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found
    answer = browser.post("/account/2fa/app/", {"code": code_for(found[1])})
    assert answer.headers["Location"] == "/account/2fa/herstelcodes/"
    return found[1]


def test_with_only_a_password_every_page_leads_to_the_second_factor(browser: Client, dewi: User) -> None:
    give_password(browser)

    assert browser.get("/proef/keten").headers["Location"] == "/account/2fa/app/"


def test_after_setting_up_the_app_the_pages_open(browser: Client, dewi: User) -> None:
    give_password(browser)

    set_up_app(browser)

    assert browser.get("/proef/keten").status_code == 200


def test_the_next_login_asks_for_a_code(browser: Client, dewi: User) -> None:
    give_password(browser)
    secret = set_up_app(browser)
    browser.post("/uitloggen/")
    cache.clear()

    answer = give_password(browser)

    assert answer.headers["Location"] == "/account/2fa/authenticate/"
    assert browser.get("/proef/keten").headers["Location"].startswith("/inloggen/")
    browser.post("/account/2fa/authenticate/", {"code": code_for(secret)})
    assert browser.get("/proef/keten").status_code == 200


def test_a_wrong_code_lets_nobody_in(browser: Client, dewi: User) -> None:
    give_password(browser)
    set_up_app(browser)
    browser.post("/uitloggen/")
    give_password(browser)

    page = browser.post("/account/2fa/authenticate/", {"code": "000000"})

    assert page.status_code == 200
    assert browser.get("/proef/keten").headers["Location"].startswith("/inloggen/")


def test_a_recovery_code_works_once(browser: Client, dewi: User) -> None:
    give_password(browser)
    set_up_app(browser)
    codes = re.findall(r"<li><code>(\w+)</code></li>", browser.get("/account/2fa/herstelcodes/").content.decode())
    for attempt, opens in ((1, True), (2, False)):
        browser.post("/uitloggen/")
        cache.clear()
        give_password(browser)

        browser.post("/account/2fa/authenticate/", {"code": codes[0]})

        assert (browser.get("/proef/keten").status_code == 200) is opens, attempt


def test_a_wrong_password_says_the_same_as_an_unknown_address(browser: Client, dewi: User) -> None:
    wrong = give_password(browser, "iets anders dan dat").content.decode()
    unknown = browser.post("/account/login/", {"login": "wie@dan.ook", "password": PASSWORD}).content.decode()

    sentence = re.search(r"<li>\s*([^<]*e-mailadres[^<]*)", wrong)
    assert sentence
    assert sentence[1] in unknown


def test_nobody_can_sign_up(browser: Client, db: None) -> None:
    assert browser.get("/account/signup/").status_code == 404


def test_nobody_switches_the_second_factor_off(browser: Client, dewi: User) -> None:
    give_password(browser)
    set_up_app(browser)

    answer = browser.post("/account/2fa/app/ingesteld/")

    assert answer.headers["Location"] == "/account/2fa/"
    assert Authenticator.objects.filter(user=dewi, type="totp").exists()


def test_the_key_of_the_app_is_not_readable_in_the_database(browser: Client, dewi: User) -> None:
    give_password(browser)
    secret = set_up_app(browser)

    kept = Authenticator.objects.get(user=dewi, type="totp").data["secret"]
    assert secret not in kept
    assert get_adapter().decrypt(kept) == secret


def test_there_is_no_password_login_at_a_gemeente(dewi: User) -> None:
    assert Client(HTTP_HOST="noorderkoog.localhost").get("/account/login/").status_code == 404


def test_a_partner_opens_nothing_at_the_operator(browser: Client, dewi: User) -> None:
    give_password(browser)
    set_up_app(browser)

    assert browser.get("/proef/beheer").status_code == 404
    assert browser.get("/proef/beheer", headers={"host": "beheer.localhost"}).status_code == 404


def test_the_login_is_written_down(browser: Client, dewi: User) -> None:
    give_password(browser)

    with hop("public"):
        line = Entry.objects.get(action="login")
    assert (line.actor_id, line.details["source"]) == (dewi.pk, "wachtwoord")


@pytest.mark.parametrize(
    "page", ["/account/login/", "/account/password/reset/", "/account/password/reset/done/", "/account/inactive/"]
)
def test_the_pages_are_in_plain_dutch(browser: Client, db: None, page: str) -> None:
    told = browser.get(page).content.decode()

    assert "<h1" in told
    assert not re.search(r"\b(Sign In|Password|Forgot)\b", told)


def test_a_link_by_mail_sets_the_password_and_works_once(browser: Client, dewi: User, mailoutbox: Any) -> None:
    browser.post("/account/password/reset/", {"email": EMAIL})
    link = re.search(r"http://partners.localhost(/\S+)", mailoutbox[0].body)
    assert link
    form = browser.get(link[1]).headers["Location"]

    browser.post(form, {"password1": "een heel nieuw wachtwoord", "password2": "een heel nieuw wachtwoord"})

    assert give_password(browser, "een heel nieuw wachtwoord").status_code == 302
    assert "werkt niet meer" in Client(HTTP_HOST=HOST).get(link[1]).content.decode()


def test_asking_a_link_for_an_unknown_address_sends_nothing_and_says_the_same(
    browser: Client, dewi: User, mailoutbox: Any
) -> None:
    answer = browser.post("/account/password/reset/", {"email": "wie@dan.ook"})

    assert answer.headers["Location"] == "/account/password/reset/done/"
    assert mailoutbox == []
