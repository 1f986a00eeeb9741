"""What the log costs a list of staff, at 70,000 jongeren: each page with and without its insert, in turns in one run.

A page of fifty writes fifty lines in one statement. design.md §6 has a bar for the row of a partner's read, 15 %, and
none for lists.
"""

from functools import partial

import pytest
from django.db import connection
from django.test import Client

from audit import services
from audit.models import Entry
from tenants import hop
from tests.bench.crowd import town
from tests.bench.timing import in_turns
from tests.login import sign_in

SCHEMA, SIZE, ROUNDS = "proeftuin", 70_000, 60
PAGES = {
    "regiehouder": ("/", "/matrix/", "/brieven/"),
    "coördinator": ("/", "/matrix/"),
}


def get(browser: Client, path: str) -> None:
    assert browser.get(path).status_code == 200


def unlogged(browser: Client, path: str) -> None:
    """The same page; who stands on it is gathered, and nothing is sent to the database."""
    write, services.write = services.write, nothing
    try:
        get(browser, path)
    finally:
        services.write = write


def nothing(lines: list[dict[str, object]]) -> None:
    """Where a line would be written."""


def lines_of(browser: Client, path: str) -> int:
    with hop(SCHEMA):
        before = Entry.objects.listed().count()
    get(browser, path)
    with hop(SCHEMA):
        return Entry.objects.listed().count() - before


@pytest.mark.timeout(900)
def test_a_list_with_and_without_its_lines_in_the_log(committed, capsys):
    browsers = {
        role: sign_in(Client(HTTP_HOST=f"{SCHEMA}.localhost"), user, "staff", schema=SCHEMA)
        for role, user in zip(("regiehouder", "coördinator"), town(SIZE, schema=SCHEMA), strict=True)
    }
    with hop("public"), capsys.disabled():
        for role, path in ((role, path) for role, paths in PAGES.items() for path in paths):
            browser = browsers[role]
            both = {"with": partial(get, browser, path), "without": partial(unlogged, browser, path)}
            taken = in_turns(both, ROUNDS)
            log, lines = taken["with"] - taken["without"], lines_of(browser, path)
            assert lines >= 50
            print(f"\n  {path} of a {role}, {lines} lines: {taken['with']:.1f} ms with the log and"
                  f" {taken['without']:.1f} ms without = {taken['with'] / taken['without']:.2f} x,"
                  f" {log / taken['with']:.1%} of the page")  # fmt: skip
    with hop(SCHEMA), capsys.disabled(), connection.cursor() as cursor:
        cursor.execute("select avg(pg_column_size(e.*))::int from audit_entry e where action = 'case.listed'")
        print(f"\n  one line takes {cursor.fetchone()[0]} bytes before its indexes")
