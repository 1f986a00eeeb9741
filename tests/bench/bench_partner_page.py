"""Bar: a partner opens a shared case over HTTP in at most 2 times what a constant page takes on the same stack."""

import http.client
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from accounts.members.models import PartnerMember
from tests.bench.crowd import crowd
from tests.bench.timing import in_turns
from tests.frontend.keten.serving import serving
from tests.login import sign_in

ROUNDS = 150


def test_a_shared_case_beside_a_constant_page(committed, capsys):
    member, one = crowd(2_500, unshared=2_000)
    addresses = {"constant page": "/altijd-hetzelfde/", "shared case": f"/gedeeld/proeftuin/{one.pk}/"}
    with serving(login="partner", faces="partner", application="tests.bench.wsgi:application") as port:
        get = getting(port, logged_in(member))
        taken = in_turns({name: lambda at=at: get(at) for name, at in addresses.items()}, ROUNDS)
        listed = in_turns({"list of 2500 shares": lambda: get("/")}, ROUNDS // 5)
    with capsys.disabled():
        print()
        for name, time in (taken | listed).items():
            print(f"  {name:20} {time:8.1f} ms  = {time / taken['constant page']:.2f} x (bar 2 for the case)")


def logged_in(member: PartnerMember) -> str:
    """The cookie of somebody who logged in."""
    browser = sign_in(Client(), member.user, "partner")
    return f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"


def getting(port: int, cookie: str) -> Callable[[str], None]:
    """A browser that keeps its connection."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def get(address: str) -> None:
        line.request("GET", address, headers={"Host": "partners.localhost", "Cookie": cookie})
        answer = line.getresponse()
        assert answer.status == 200, address
        assert b"</html>" in answer.read()

    return get


if __name__ == "__main__":
    pytest.main([__file__, "-s"])
