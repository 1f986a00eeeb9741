"""What cannot be read may not be guessed either: a search, a sort or a count tells nothing of what was not granted."""

import re

import pytest

from tenants import hop
from tests.access.browser import browser
from tests.leaks.canaries import values_by_field
from tests.leaks.world import PARTNERS

LIST, API = "/", "/api/v1/gedeelde-jongeren"
HOST = "partners.localhost"
TOKEN = re.compile(r"[A-Za-z0-9]{64}")


def ask(world, name, path, **asked):
    return browser().answer(world.partners[name].sessions["medewerker"], "get", path, data=asked, HTTP_HOST=HOST)


def without_echo(answer, word):
    """The answer without what was asked, and without what differs each time."""
    return TOKEN.sub("", answer.content.decode()).replace(word, "…")


def hidden_from(world, name):
    """Values in cases of which this partner reads something, and of which it may not read this."""
    found = set()
    for share in world.shares:
        if share.partner == name and share.granted:
            with hop(share.schema):
                found |= set().union(*values_by_field(share.case).values())
    return sorted((found & world.known) - world.allowed(name))


@pytest.mark.parametrize("path", [LIST, API], ids=["page", "api"])
def test_a_search_for_what_was_not_granted_answers_like_nonsense(world, path):
    nonsense = without_echo(ask(world, "ggz", path, zoek="qqqqqqq"), "qqqqqqq")
    hidden = hidden_from(world, "ggz")

    told = [word for word in hidden if without_echo(ask(world, "ggz", path, zoek=word), word) != nonsense]

    assert len(hidden) > 50
    assert told == []


@pytest.mark.parametrize("path", [LIST, API], ids=["page", "api"])
def test_a_search_for_a_granted_name_finds_it(world, path):
    jay = next(share for share in world.shares if share.partner == "ggz" and share.schema == "zandwaard")

    answer = ask(world, "ggz", path, zoek=jay.case.jongere.achternaam)

    assert jay.case.reference in answer.content.decode()


def rows_of(answer):
    return re.findall(r"KN-\d{5}", answer.content.decode())


@pytest.mark.parametrize("key", ["persoon.geboortedatum", "-persoon.geboortedatum", "zrm.fin", "bsn"])
def test_a_list_is_not_sorted_by_a_field(world, key):
    assert rows_of(ask(world, "ggz", LIST, sort=key)) == rows_of(ask(world, "ggz", LIST))
    assert ask(world, "ggz", API, sorteer=key).status_code == 400


@pytest.mark.parametrize("name", PARTNERS)
def test_the_api_gives_exactly_the_granted_fields_of_exactly_the_open_shares(world, name):
    mine = {str(one.afweging.pk): set(one.granted) for one in world.shares if one.partner == name and one.granted}

    listed = ask(world, name, API).json()
    given = {pk: {field["code"] for field in ask(world, name, f"{API}/{pk}").json()["gegevens"]} for pk in mine}

    assert given == mine
    assert listed["aantal"] == len(mine)
    assert {row["id"]: set(row["velden"]) for row in listed["resultaten"]} == mine
