"""A session belongs to one schema and one kind of person, and ends by itself (pitfalls 1 and 6)."""

import time
import uuid
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.models import User
from accounts.session import Kind
from audit.models import Entry
from tenants import hop
from tenants.models import Tenant
from tests.factories import make_user
from tests.login import sign_in

MINUTE, HOUR = 60, 3600


@pytest.fixture
def citizen(inside: Tenant) -> Client:
    user = User.objects.create_person(naam="Teun Bakker")
    return sign_in(Client(HTTP_HOST="noorderkoog.localhost"), user, Kind.CITIZEN, schema="noorderkoog")


@pytest.fixture
def staff(inside: Tenant) -> Client:
    return sign_in(Client(HTTP_HOST="noorderkoog.localhost"), make_user(), Kind.STAFF, schema="noorderkoog")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets so many seconds pass since the test began."""
    begun = time.time()

    def wait(seconds: int) -> None:
        monkeypatch.setattr(time, "time", lambda: begun + seconds)

    return wait


def is_in(browser: Client, page: str) -> bool:
    return browser.get(page).status_code == 200


def test_a_citizen_is_out_after_a_quarter_of_an_hour_without_doing_anything(citizen: Client, later: Any) -> None:
    assert is_in(citizen, "/proef/burger")

    later(15 * MINUTE + 1)

    answer = citizen.get("/proef/burger")
    assert answer.headers["Location"] == "/inloggen/?next=%2Fproef%2Fburger&verlopen=1"
    assert "Je bent uitgelogd" in citizen.get(answer.headers["Location"]).content.decode()


def test_a_citizen_who_goes_on_stays_in(citizen: Client, later: Any) -> None:
    later(10 * MINUTE)
    assert is_in(citizen, "/proef/burger")

    later(20 * MINUTE)

    assert is_in(citizen, "/proef/burger")


def test_staff_may_be_away_longer(staff: Client, later: Any) -> None:
    later(50 * MINUTE)

    assert is_in(staff, "/proef/staf")


def test_nobody_stays_in_longer_than_a_working_day(staff: Client, later: Any) -> None:
    for halves in range(1, 20):
        later(halves * HOUR // 2)
        assert is_in(staff, "/proef/staf")

    later(10 * HOUR + 1)

    assert not is_in(staff, "/proef/staf")


def test_the_cookie_of_a_citizen_is_gone_from_the_browser_after_a_quarter_too(citizen: Client, later: Any) -> None:
    later(MINUTE)

    citizen.get("/proef/burger")

    assert citizen.cookies["keten"]["max-age"] == 15 * MINUTE


def test_the_cookie_stays_with_this_very_host(citizen: Client, later: Any) -> None:
    later(MINUTE)

    citizen.get("/proef/burger")

    cookie = citizen.cookies["keten"]
    assert (cookie["domain"], cookie["httponly"], cookie["samesite"]) == ("", True, "Lax")


def test_a_session_of_one_gemeente_is_nothing_at_another(staff: Client, zandwaard: Tenant) -> None:
    answer = staff.get("/proef/staf", headers={"host": "zandwaard.localhost"})

    assert answer.status_code == 302


def test_a_session_copied_to_another_gemeente_is_ended_there(staff: Client, zandwaard: Tenant) -> None:
    """Even with the same user id, the same session row and the same cookie."""
    twin, row = User.objects.get(pk=staff.session["_auth_user_id"]), Session.objects.get(pk=staff.session.session_key)
    with hop(zandwaard):
        User.objects.bulk_create([twin])
        Session.objects.bulk_create([row])

    answer = staff.get("/proef/staf", headers={"host": "zandwaard.localhost"})

    assert answer.headers["Location"].endswith("verlopen=1")


def test_the_session_hash_of_equal_users_differs_between_gemeenten(inside: Tenant, zandwaard: Tenant) -> None:
    same = uuid.uuid4()
    empty = User(pk=same, password="").get_session_auth_hash()
    here = User.objects.create_person(naam="Teun", username=str(same)).get_session_auth_hash()
    with hop(zandwaard):
        assert User(pk=same, password="").get_session_auth_hash() == empty, "canary: with an empty password it is equal"
        there = User.objects.create_person(naam="Teun", username=str(same)).get_session_auth_hash()

    assert here != there


def test_a_user_saved_without_a_password_gets_an_unusable_one(inside: Tenant) -> None:
    person = User.objects.create(username="x", naam="X")

    assert person.password
    assert not person.has_usable_password()
    assert not person.check_password("")


def test_logging_out_ends_the_session_in_the_database(staff: Client) -> None:
    key = staff.session.session_key

    answer = staff.post("/uitloggen/")

    assert answer.headers["Location"] == "/inloggen/"
    assert not type(staff.session)().exists(key)
    assert Entry.objects.filter(action="logout").count() == 1


def test_logging_out_by_a_link_is_refused(staff: Client) -> None:
    assert staff.get("/uitloggen/").status_code == 405
    assert is_in(staff, "/proef/staf")


def test_a_session_from_before_the_login_does_not_live_on(inside: Tenant, idp: Any, jongere: Any) -> None:
    from tests.accounts.conftest import Browser, trust_digid

    trust_digid(idp)
    browser = Browser(idp)
    back = idp.answer_to(browser.ask("digid", "teun"))
    before = browser.client.session.session_key

    browser.client.get(back)

    assert browser.client.session.session_key != before
    assert not [key for key, _ in browser.client.session.items() if key.startswith("_state_")]
