"""Bar: a partner opens a shared case over HTTP in at most 2 times what a constant page takes on the same stack."""

import pytest
from django.test import Client

from tenants import hop
from tests.bench.bench_partner_read import milliseconds
from tests.bench.crowd import crowd
from tests.login import sign_in

ROUNDS = 60


def test_a_shared_case_beside_a_constant_page(committed, capsys, monkeypatch):
    monkeypatch.setitem(__import__("tenants.middleware").middleware.PUBLIC_HOSTS, "partners", "tests.bench.urls")
    member, one = crowd(2_500, unshared=2_000)
    with hop("public"):
        browser = sign_in(Client(HTTP_HOST="partners.localhost"), member.user, "partner")

    def get(address: str) -> None:
        assert browser.get(address).status_code == 200, address

    pages = {"constant page": "/altijd-hetzelfde/", "shared case": f"/gedeeld/proeftuin/{one.pk}/", "list of 2500": "/"}
    for address in pages.values():
        get(address)
    taken = {name: milliseconds(lambda address=address: get(address), ROUNDS) for name, address in pages.items()}
    with capsys.disabled():
        print()
        for name, time in taken.items():
            print(f"  {name:20} {time:8.1f} ms  = {time / taken['constant page']:.2f} x (bar 2 for the case)")


if __name__ == "__main__":
    pytest.main([__file__, "-s"])
