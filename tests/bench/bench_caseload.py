"""Bars for the caseload of a gemeente with 70,000 jongeren, beside one with 700.

The page of 50 with its scores takes at most 1.3 times as long, by as many queries. The query of a regiehouder takes at
most 2 times the same page by plain foreign key.
"""

from functools import partial

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.rights import Right
from cases.dossier.caseload import sorted_by
from cases.dossier.models import Case
from cases.dossier.team import add_colleague
from tenants import hop
from tests.bench.crowd import town
from tests.bench.timing import in_turns
from tests.login import sign_in

SMALL, LARGE = ("zandwaard", 700), ("proeftuin", 70_000)
ROUNDS, OF_OTHERS = 40, 10
# The doelgroep follows from the whole dossier; no column holds it.
PAGES = {"page": "/", "page of one doelgroep": "/?doelgroep=jikp"}


def people_of(schema: str, size: int) -> dict[str, User]:
    """A regiehouder who is also in the team of some cases of others, and a coördinator, who sees all."""
    regiehouder, coordinator = town(size, schema=schema)
    with hop(schema):
        for case in Case.objects.exclude(regiehouder=regiehouder).order_by("reference")[:OF_OTHERS]:
            add_colleague(case=case, colleague=regiehouder, rights=[Right.VIEW_CASE], by=case.regiehouder)
    return {"regiehouder": regiehouder, "coördinator": coordinator}


def get(browser: Client, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 200
    assert answer.content.count(b'class="jr-strip"') == 50, address


def queries_of(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        get(browser, address)
    return len(queries)


def page_of(cases: QuerySet[Case]) -> None:
    assert len(sorted_by(cases, "naam").select_related("jongere", "regiehouder")[:50]) == 50


@pytest.mark.timeout(900)
def test_a_page_of_the_caseload(committed, capsys):
    browsers = {}
    for schema, size in (SMALL, LARGE):
        for role, user in people_of(schema, size).items():
            client = Client(HTTP_HOST=f"{schema}.localhost")
            browsers[role, size] = sign_in(client, user, "staff", schema=schema)
            if (role, size) == ("regiehouder", LARGE[1]):
                leader = user
    with hop("public"), capsys.disabled():
        print()
        for what, address in PAGES.items():
            taken = in_turns({key: partial(get, browser, address) for key, browser in browsers.items()}, ROUNDS)
            for role in ("regiehouder", "coördinator"):
                small, large = ((role, size) for _, size in (SMALL, LARGE))
                counted = [queries_of(browsers[key], address) for key in (small, large)]
                print(f"  {what} of a {role}: {taken[small]:.1f} ms at 700, {taken[large]:.1f} ms at 70,000"
                      f" = {taken[large] / taken[small]:.2f} x (bar 1.3), {counted} queries")  # fmt: skip
    asked = in_turns({
        "own and given": lambda: page_of(Case.objects.for_user(leader, Right.VIEW_CASE)),
        "plain foreign key": lambda: page_of(Case.objects.filter(regiehouder=leader)),
    }, 100)  # fmt: skip
    with capsys.disabled():
        own, plain = asked.values()
        print(f"  query of a regiehouder {own:.2f} ms, by foreign key {plain:.2f} ms = {own / plain:.2f} x (bar 2)")
