"""Role × address × status on the hosts of partners and of the operator, and the pages that are open to all."""

import pytest

from tests.access.cast import WORDS, ask, numbers_for
from tests.access.walk import addresses

HOSTS = {"partners": "partners.localhost", "beheer": "beheer.localhost", "tenant": "noorderkoog.localhost"}
# A page for the beheerder of a partner; to colleagues it does not exist.
BEHEERDER_ONLY = {"keten:members", "keten:member_end", "keten:member_new", "keten:member_link"}
FOR_PARTNERS = [address for address in addresses("partners") if address.open_to]
FOR_OPERATORS = [address for address in addresses("beheer") if address.open_to]
OPEN_TO_ALL = [address for host in ("tenant", "partners", "beheer", "health") for address in addresses(host)
               if not address.open_to]  # fmt: skip
LOOK = ("look:", "live", "ready")


def met_on(city, address, values):
    """What everybody meets on this address, with the method that it wants."""
    path, host = address.path(values), HOSTS[address.host]
    opener = city.person("operator" if address.host == "beheer" else "partner beheerder")
    method = "get" if ask(opener, "get", host, path) != "405" else "post"
    return {person.name: ask(person, method, host, path) for person in city.people}


@pytest.mark.parametrize("address", FOR_PARTNERS, ids=str)
def test_what_is_for_partners_opens_for_partners_only(city, address):
    met = met_on(city, address, numbers_for(address, city))

    inside = {name for name, answer in met.items() if answer == "in"}
    everybody = {"partner beheerder", "partner medewerker"} - (
        {"partner medewerker"} if address.name in BEHEERDER_ONLY else set()
    )
    assert inside - {"another partner"} == everybody
    assert ("another partner" in inside) == (not address.parameters)
    assert set(met.values()) <= {"in", "404", "401" if address.name.startswith("api:") else "login"}


@pytest.mark.parametrize("address", FOR_OPERATORS, ids=str)
def test_what_is_for_the_operator_opens_for_the_operator_only(city, address):
    met = met_on(city, address, numbers_for(address, city))

    assert {name for name, answer in met.items() if answer == "in"} == {"operator"}
    assert set(met.values()) <= {"in", "404", "login"}


@pytest.mark.parametrize("address", OPEN_TO_ALL, ids=str)
def test_what_is_open_to_all_breaks_for_nobody(city, address):
    path, host = address.path(WORDS | {"slug": "werk"}), HOSTS.get(address.host, "noorderkoog.localhost")

    met = {(person.name, method): ask(person, method, host, path)
           for person in city.people[-6:] for method in ("get", "post")}  # fmt: skip

    # Here no sealer runs, and that is what this address must say.
    allowed = {"503"} if address.name == "seals" else set()
    assert {who: answer for who, answer in met.items() if answer.startswith("5") and answer not in allowed} == {}
    if address.name.startswith(LOOK):
        assert {answer for (_, method), answer in met.items() if method == "get"} == {"in"}
