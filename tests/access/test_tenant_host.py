"""Role × address × status on the host of a tenant: each address that is there, found by walking."""

import pytest

from tenants import hop
from tests.access.cast import WORDS, ask
from tests.access.listed import look, rename
from tests.access.openings import HOST, opening_of, paths_elsewhere
from tests.access.walk import addresses

EVERY = [address for address in addresses("tenant") if address.open_to]
OF_A_CASE = [address for address in EVERY if set(address.parameters) - set(WORDS)]
# Which roles hold by themselves, without a right on the case, and on which addresses they then act.
ACTS_BY_ROLE = {
    "any coordinator": {"werkplek:handover-offer", "werkplek:meelezen-besluit", "werkplek:delen-nakijken",
                        "werkplek:nood-beoordelen"},
    "any fg": {"werkplek:meelezen-besluit", "werkplek:nood-beoordelen"},
    "colleague with view_case": {"werkplek:meelezen-besluit"},
}  # fmt: skip
# Whoever may open a dossier for a jongere that has none; imports, content and staff belong to the tenant.
OF_THE_TENANT = {"werkplek:open", "werkplek:import", "werkplek:import-rejected"} | {
    f"werkplek:{name}" for name in ("edition", "edition-preview", "edition-change", "edition-stop", "edition-again",
                                   "label-stop",
                                   "medewerker", "medewerker-confirm", "medewerker-off", "medewerker-on")
}  # fmt: skip
# The wijkronde names who has no case, for all who walk along.
OF_THE_TENANT |= {"werkplek:wijkronde", "werkplek:wijkronde-look", "werkplek:wijkronde-end"}
# Agreements with schools are of all who work with them; whoever left a school is named from the own cases only.
OF_THE_TENANT |= {address.name for address in EVERY if address.name.startswith("werkplek:scholen-")}
# The log is read by the FG alone, whole; and so are incidents and samples.
OF_THE_TENANT |= {"werkplek:logboek-proof"} | {
    f"werkplek:{name}" for name in ("incident", "incident-reach", "incident-csv", "incident-pdf", "reach-back",
                                    "sample", "sample-item")
}  # fmt: skip
# Who keeps and erases sees kenmerken of the whole tenant, and no name.
OF_THE_TENANT |= {address.name for address in EVERY if address.name.startswith("werkplek:bewaren-")}
# Teams and campaigns are of the tenant; who calls finds the own people in it. What the regio agreed is for all staff.
OF_THE_TENANT |= {
    f"werkplek:{name}" for name in ("consultatieteam", "consultatieteam-end", "campagne", "campagne-divide",
                                    "campagne-end", "campagne-export", "verzuimprotocol-pdf")
}  # fmt: skip
# A melding that is in no case yet is for all who find out whose it is; tests/cases/test_joining.py says who that is.
OF_THE_TENANT |= {address.name for address in EVERY if address.name.startswith("werkplek:melding-")} | {
    "werkplek:melding",
    "werkplek:terugmelding-file",
}
READERS = ("any coordinator", "any fg", "colleague with view_case")
# On this host all sessions of partners are alike: there is no such session.
SAME_AS_BEHEERDER = ("partner medewerker", "another partner")
CLOSE_BUT_NO_RIGHT = ("regiehouder of another case", "another jongere", "gezagsdrager")
TEAM = ("regiehouder", "colleague with change_case", "colleague with share_case")


def methods_of(person, opening):
    """Who is nobody here, or is sent away for who they are, meets the same with every method."""
    acts = person == opening.person or person.name in (*READERS, *CLOSE_BUT_NO_RIGHT)
    return ("get", "post") if acts or opening.method == "post" else ("get",)


def expected(person, address, opening, method):
    """What this person may meet here, as a set of answers."""
    if person.home != "noorderkoog":
        return {"login"}
    if person.kind != address.open_to or not has_role(person, address):
        return {"404"}
    if person == opening.person:
        return {"in"} if method == opening.method else {"in", "404", "405"}
    if address.name in OF_THE_TENANT or (not set(address.parameters) - set(WORDS) and address.open_to == "citizen"):
        return {"in", "404", "405"}
    if not address.parameters:
        return {"in", "405"}
    return of_a_case(person, address, method)


def has_role(person, address):
    wanted = getattr(address.view, "open_to_roles", frozenset())
    return bool(person.roles & wanted if wanted else person.roles) or address.open_to != "staff"


def of_a_case(person, address, method):
    """Reading with a right to read, acting with a right to act, and for anybody else it is not there."""
    if person.name in TEAM:
        return {"in", "404", "405"}
    if person.name in READERS:
        acts = address.name in ACTS_BY_ROLE[person.name]
        return {"in", "404", "405"} if method == "get" or acts else {"404", "405"}
    return {"404", "405"}


@pytest.mark.parametrize("address", EVERY, ids=str)
def test_each_person_meets_what_their_role_and_their_case_allow(city, address):
    opening = opening_of(address, city)

    met = {(person.name, method): (ask(person, method, HOST, opening.path), expected(person, address, opening, method))
           for person in city.people if person.name not in SAME_AS_BEHEERDER
           for method in methods_of(person, opening)}  # fmt: skip

    assert {who: answer for who, (answer, allowed) in met.items() if answer not in allowed} == {}


def is_of_all(address, opening):
    """Whether this opens by a role, for all cases of the tenant: then the neighbour's is no other."""
    return address.name in OF_THE_TENANT or opening.person.name in READERS


@pytest.mark.parametrize("address", OF_A_CASE, ids=str)
def test_what_belongs_to_another_case_or_another_tenant_does_not_exist(city, address):
    opening = opening_of(address, city)

    met = {f"{path} of {other.schema}": ask(opening.person, opening.method, HOST, path)
           for other in ((city.foreign,) if is_of_all(address, opening) else (city.neighbour, city.foreign))
           for path in paths_elsewhere(address, opening, city, other)}  # fmt: skip

    assert {path: answer for path, answer in met.items() if answer != "404"} == {}


# Pages about one jongere have the door of their case, and are no lists.
LISTS = [address for address in EVERY if address.open_to == "staff" and "case_id" not in address.parameters]
# Who meets the same lists as somebody else here, so that the walk is no longer than it has to be.
ALSO_SEEN = {
    "any regiehouder",
    "regiehouder of another case",
    "colleague with change_case",
    "colleague with share_case",
}


@pytest.fixture(scope="module")
def names(city, django_db_blocker):
    with django_db_blocker.unblock(), hop("noorderkoog"):
        return rename()


@pytest.mark.parametrize("address", LISTS, ids=str)
def test_who_stands_on_a_page_of_staff_stands_in_the_log_once_and_nobody_else(city, names, address):
    """Issue 4 §6, law 4: a list that is added later is in this walk without being added."""
    path = opening_of(address, city).path
    here = [person for person in city.people if person.kind == "staff" and person.home == "noorderkoog"]
    visitors = [person for person in here if person.name not in ALSO_SEEN and has_role(person, address)]

    met = {person.name: look(person, path, names) for person in visitors}

    assert {who: page.unlogged for who, page in met.items() if page.unlogged} == {}
    assert {who: page.not_shown for who, page in met.items() if page.not_shown} == {}
    assert {who: page.doubled for who, page in met.items() if page.doubled} == {}


def test_the_walk_over_lists_sees_many_on_one_page(city, names):
    page = look(city.person("any coordinator"), "/", names)

    assert page.is_list
    assert len(page.shown) >= 2
    assert page.shown == set(page.logged)
