"""Which kind of person opens which page; to the others it does not exist."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from accounts.session import Kind
from tenants import hop
from tenants.models import Tenant
from tests.factories import make_user
from tests.login import an_operator, sign_in

HOSTS = {"tenant": "noorderkoog.localhost", "partners": "partners.localhost", "beheer": "beheer.localhost"}
OPENS = {
    Kind.STAFF: {("tenant", "/proef/staf")},
    Kind.CITIZEN: {("tenant", "/proef/burger")},
    Kind.PARTNER: {("partners", "/proef/keten")},
    Kind.OPERATOR: {("beheer", "/proef/beheer")},
}
PAGES = ("/proef/staf", "/proef/fg", "/proef/burger", "/proef/keten", "/proef/beheer")


@pytest.fixture
def operator(db: None) -> Iterator[User]:
    with an_operator() as user:
        yield user


@pytest.fixture
def signed_in(inside: Tenant, school: Any, operator: User) -> Callable[..., Client]:
    def sign(kind: Kind, host: str, **over: Any) -> Client:
        browser = Client(HTTP_HOST=HOSTS[host])
        if kind == Kind.PARTNER:
            return sign_in(browser, school.member.user, kind, **over)
        if kind == Kind.OPERATOR:
            return sign_in(browser, operator, kind, **over)
        return sign_in(browser, make_user(), kind, schema="noorderkoog", **over)

    return sign


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("kind", Kind)
def test_each_kind_of_person_opens_its_own_pages_only(signed_in: Callable[..., Client], kind: Kind, host: str) -> None:
    browser = signed_in(kind, host)

    opened = {(host, page) for page in PAGES if browser.get(page).status_code == 200}

    assert opened == {door for door in OPENS[kind] if door[0] == host}


@pytest.mark.parametrize("page", PAGES)
def test_nobody_in_particular_is_sent_to_the_login_page(db: None, page: str) -> None:
    answer = Client(HTTP_HOST=HOSTS["tenant"]).get(page)

    assert answer.headers["Location"] == f"/inloggen/?next={page.replace('/', '%2F')}"


def test_an_htmx_request_gets_a_whole_new_page(db: None) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://noorderkoog.localhost/jongeren/"}

    answer = Client(HTTP_HOST=HOSTS["tenant"]).get("/proef/staf", headers=headers)

    assert answer.headers["HX-Redirect"] == "/inloggen/?next=%2Fjongeren%2F"
    assert answer.content == b""


def test_a_page_for_a_role_opens_for_that_role(inside: Tenant) -> None:
    guardian = make_user("Fleur FG", roles=(Role.FG,))
    browser = sign_in(Client(HTTP_HOST=HOSTS["tenant"]), guardian, "staff", schema="noorderkoog")

    assert browser.get("/proef/fg").status_code == 200


def test_staff_without_any_role_finds_nothing(inside: Tenant) -> None:
    nobody = make_user("Nieuw", roles=())
    browser = sign_in(Client(HTTP_HOST=HOSTS["tenant"]), nobody, "staff", schema="noorderkoog")

    assert browser.get("/proef/staf").status_code == 404


def test_a_partner_with_only_a_password_is_sent_to_the_second_factor(signed_in: Callable[..., Client]) -> None:
    browser = signed_in(Kind.PARTNER, "partners", second_factor=False)

    assert browser.get("/proef/keten").headers["Location"] == "/account/2fa/app/"
    assert browser.get("/inloggen/").headers["Location"] == "/account/2fa/app/"


def test_a_partner_whose_membership_ended_finds_nothing(signed_in: Callable[..., Client], school: Any) -> None:
    browser = signed_in(Kind.PARTNER, "partners")
    with hop("public"):
        school.member.active_until = timezone.now()
        school.member.save()

    assert browser.get("/proef/keten").status_code == 404


def test_the_view_gets_the_membership(signed_in: Callable[..., Client], school: Any) -> None:
    page = signed_in(Kind.PARTNER, "partners").get("/proef/keten").content.decode()

    assert "ROC Waterkant" in page
