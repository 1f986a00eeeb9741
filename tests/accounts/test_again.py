"""Who let go of a device logs in for real again, also when that device forgot everything: the provider still knows."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts import again
from accounts.models import User
from tests.accounts.conftest import Browser, link, trust_staff
from tests.idp.providers import Idp

HOUR = 3600
PAGE = "/delen/vraag/"


@pytest.fixture
def let_go(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The moments at which Willem let go of a device; others never do."""
    moments: list[datetime] = []
    monkeypatch.setattr(again, "_moments", [lambda user: moments[-1] if moments and user.naam[0] == "W" else None])
    return moments


@pytest.fixture
def known(idp: Idp, willem: User) -> Idp:
    """A provider where Willem logged in an hour ago, and that lets him in on that."""
    link(trust_staff(idp), willem, "willem")
    idp.let_misbehave("willem", shift={"auth_time": -HOUR})
    return idp


def minutes_ago(number: int) -> datetime:
    return timezone.now() - timedelta(minutes=number)


def test_who_let_go_since_is_sent_back_to_the_provider_to_log_in_anew(known: Idp, let_go: list[datetime]) -> None:
    let_go.append(minutes_ago(10))
    forgetful = Browser(known)

    answer = forgetful.log_in("medewerkers", "willem", next=PAGE)

    assert forgetful.user_id is None
    assert answer.headers["Location"] == "/inloggen/medewerkers/?opnieuw=1&next=%2Fdelen%2Fvraag%2F"
    asked = forgetful.client.get(answer.headers["Location"]).headers["Location"]
    assert "prompt=login" in asked
    assert "max_age=0" in asked


def test_who_logs_in_anew_comes_in_where_they_were(idp: Idp, known: Idp, willem: User, let_go: list[datetime]) -> None:
    let_go.append(minutes_ago(10))
    idp.let_misbehave("willem")
    browser = Browser(idp)

    answer = browser.log_in("medewerkers", "willem", opnieuw="1", next=PAGE)

    assert answer.headers["Location"] == PAGE
    assert browser.user_id == str(willem.pk)


def test_an_old_login_is_not_taken_for_a_new_one(known: Idp, let_go: list[datetime]) -> None:
    let_go.append(minutes_ago(10))
    browser = Browser(known)

    answer = browser.log_in("medewerkers", "willem", opnieuw="1")

    assert (answer.status_code, browser.user_id) == (403, None)


@pytest.mark.parametrize("moments", [[], [minutes_ago(120)]], ids=["never let go", "logged in since"])
def test_nobody_else_notices(known: Idp, willem: User, let_go: list[datetime], moments: list[datetime]) -> None:
    let_go.extend(moments)
    browser = Browser(known)

    browser.log_in("medewerkers", "willem")

    assert browser.user_id == str(willem.pk)


@pytest.mark.parametrize(("ago", "let_in"), [(10, False), (130, True)])
def test_of_a_provider_that_tells_no_moment_a_new_login_is_asked_for_two_hours(
    idp: Idp, known: Idp, willem: User, let_go: list[datetime], ago: int, let_in: bool
) -> None:
    """Longer would lock out for good whoever works with such a provider."""
    idp.let_misbehave("willem", claims={"auth_time": None})
    let_go.append(minutes_ago(ago))
    browser = Browser(idp)

    browser.log_in("medewerkers", "willem")

    assert (browser.user_id == str(willem.pk)) == let_in
