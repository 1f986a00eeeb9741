"""Logging in through an identity provider: the same promises at the demo provider and at a certified one."""

import time

import pytest

from accounts.models import User
from audit.models import Entry
from cases.jongeren.models import Jongere
from tests.accounts.conftest import Browser, link, trust_digid, trust_staff
from tests.idp.providers import MIDDEN, Idp


def test_a_jongere_logs_in_with_digid_and_comes_to_their_own_pages(any_idp: Idp, jongere: Jongere) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)

    answer = browser.log_in("digid", "teun")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/mijn/")
    assert browser.user_id == str(jongere.user_id)


def test_the_session_knows_how_sure_we_are(any_idp: Idp, jongere: Jongere) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)

    browser.log_in("digid", "teun")

    kept = browser.client.session
    assert (kept["schema"], kept["kind"], kept["source"]) == ("noorderkoog", "citizen", "digid")
    assert (kept["acr"], kept["acr_value"]) == (2, MIDDEN)
    assert abs(kept["auth_time"] - time.time()) < 10
    assert len(kept["id_token_hash"]) == 64


def test_nothing_of_the_bsn_stays_in_the_session(any_idp: Idp, jongere: Jongere) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)

    browser.log_in("digid", "teun")

    assert str(jongere.bsn) not in str(dict(browser.client.session.items()))


def test_a_parent_logs_in_as_themselves(any_idp: Idp, mother: User) -> None:
    trust_digid(any_idp)
    browser = Browser(any_idp)

    browser.log_in("digid", "moeder")

    assert browser.user_id == str(mother.pk)


def test_a_stranger_is_refused_without_a_user_being_made(any_idp: Idp, jongere: Jongere) -> None:
    trust_digid(any_idp)
    browser, before = Browser(any_idp), User.objects.count()

    answer = browser.log_in("digid", "vreemde")

    assert answer.status_code == 403
    assert "Je kunt hier nu niet inloggen" in answer.content.decode()
    assert (browser.user_id, User.objects.count()) == (None, before)


def test_a_colleague_with_a_second_factor_logs_in(any_idp: Idp, willem: User) -> None:
    link(trust_staff(any_idp), willem, "willem")
    browser = Browser(any_idp)

    answer = browser.log_in("medewerkers", "willem", next="/jongeren/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/jongeren/")
    assert (browser.user_id, browser.client.session["kind"]) == (str(willem.pk), "staff")


def test_a_colleague_without_a_second_factor_is_refused(any_idp: Idp, willem: User) -> None:
    link(trust_staff(any_idp), willem, "slordig")
    browser = Browser(any_idp)

    answer = browser.log_in("medewerkers", "slordig")

    assert (answer.status_code, browser.user_id) == (403, None)


def test_a_colleague_nobody_added_is_refused(any_idp: Idp, willem: User) -> None:
    trust_staff(any_idp)
    browser = Browser(any_idp)

    assert browser.log_in("medewerkers", "willem").status_code == 403
    assert browser.user_id is None


def test_a_prepared_colleague_is_linked_at_the_first_login_where_allowed(any_idp: Idp, willem: User) -> None:
    source = trust_staff(any_idp, link_by_email=True)
    browser = Browser(any_idp)

    browser.log_in("medewerkers", "willem")

    assert browser.user_id == str(willem.pk)
    assert source.identities.get().user == willem


def test_a_colleague_without_any_role_is_refused(any_idp: Idp, willem: User) -> None:
    link(trust_staff(any_idp), willem, "willem")
    willem.staff_roles.all().delete()
    browser = Browser(any_idp)

    assert browser.log_in("medewerkers", "willem").status_code == 403


def test_a_blocked_colleague_is_out_at_the_next_request(any_idp: Idp, willem: User) -> None:
    link(trust_staff(any_idp), willem, "willem")
    browser = Browser(any_idp)
    browser.log_in("medewerkers", "willem")

    willem.is_active = False
    willem.save()

    assert browser.client.get("/proef/staf").headers["Location"].startswith("/inloggen/")


@pytest.mark.parametrize(("person", "action"), [("teun", "login"), ("vreemde", "login.refused")])
def test_each_login_and_each_refusal_leaves_a_line(any_idp: Idp, jongere: Jongere, person: str, action: str) -> None:
    trust_digid(any_idp)

    Browser(any_idp).log_in("digid", person)

    assert Entry.objects.filter(action=action, details__source="digid").count() == 1
