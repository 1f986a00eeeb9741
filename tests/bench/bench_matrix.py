"""Bar for the matrix of a tenant with 70,000 jongeren beside one with 700: the page of 50 at most 1.3 times as long."""

from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tenants import hop
from tests.bench.crowd import town
from tests.bench.timing import in_turns
from tests.login import sign_in

SMALL, LARGE = ("zandwaard", 700), ("proeftuin", 70_000)
ROUNDS = 25
PAGES = {
    "as it opens": "/matrix/",
    "one domain, low": "/matrix/?gebied=FIN&band=laag",
    "lowest score first": "/matrix/?sort=score.FIN",
    "one wijk": "/matrix/?wijk=Wijk+8",
    "one doelgroep": "/matrix/?doelgroep=jikp",
    "out of sight": "/buiten-beeld/",
}


def get(browser: Client, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 200


def queries_of(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        get(browser, address)
    return len(queries)


@pytest.mark.timeout(900)
def test_a_page_of_the_matrix(committed, capsys):
    browsers: dict[tuple[str, int], Client] = {}
    for schema, size in (SMALL, LARGE):
        for role, user in zip(("regiehouder", "coördinator"), town(size, schema=schema), strict=True):
            browsers[role, size] = sign_in(Client(HTTP_HOST=f"{schema}.localhost"), user, "staff", schema=schema)
    with hop("public"), capsys.disabled():
        for what, address in PAGES.items():
            works = {key: partial(get, browser, address) for key, browser in browsers.items()}
            taken = in_turns(works, ROUNDS)
            print(f"\n  {what}")
            for role in ("regiehouder", "coördinator"):
                small, large = ((role, size) for _, size in (SMALL, LARGE))
                asked = [queries_of(browsers[key], address) for key in (small, large)]
                print(f"    {role}: {taken[small]:.1f} and {taken[large]:.1f} ms at 700 and 70,000"
                      f" = {taken[large] / taken[small]:.2f} x (bar 1.3), {asked} queries")  # fmt: skip
