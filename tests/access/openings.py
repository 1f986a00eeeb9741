"""Which number opens an address, and for whom: found by trying, so that a new address needs no line in the tests."""

import re
import sys
from collections import Counter
from dataclasses import dataclass

from tests.access.cast import City, Dossier, Person, ask
from tests.access.walk import Address

# In this order they are tried: who leads the case opens most of it.
OPENERS = (
    "regiehouder",
    "receiver of the handover",
    "any coordinator",
    "any functioneel_beheerder",
    "any fg",
    "jongere",
)
# Rows that no address names; one that does is told by the test that cannot open it.
WITHOUT_ADDRESS = {
    "EvidencePdf",
    "SealKey",
    "StaffRole",
    "AfwegingField",
    "Witness",
    "PaperCheck",
    "Alternative",
    "ConsentEvent",
    "CaseUserObjectPermission",
    "VaultKey",
}
HOST = "noorderkoog.localhost"


@dataclass(frozen=True)
class Opening:
    """A path that lets somebody in, and the kind of row that its number belongs to."""

    path: str
    person: Person
    method: str
    kind: str
    module: str


def opening_of(address: Address, city: City) -> Opening:
    """The first path that opens for somebody, kept for the next test."""
    if address.name not in city.openings:
        city.openings[address.name] = find_opening(address, city)
    opening: Opening = city.openings[address.name]
    return opening


def find_opening(address: Address, city: City) -> Opening:
    """When there is none, the cast misses a row."""
    for person, kind, path in likely_first(address, city):
        method = "get" if (met := ask(person, "get", HOST, path)) != "405" else "post"
        if "in" in (met, method == "post" and ask(person, "post", HOST, path)):
            return Opening(path, person, method, kind, address.view.__module__)
    raise AssertionError(f"nobody can open {address}: put a row in tests/access/cast.py that opens it")


def likely_first(address: Address, city: City) -> list[tuple[Person, str, str]]:
    """Who might open this with what: as its neighbours were, with a row its module speaks of or that is called so."""
    people = [city.person(name) for name in OPENERS if city.person(name).kind == address.open_to]
    tried = [(person, kind, path) for person in people for kind, path in paths(address, city.own)]
    near = [opening for opening in city.openings.values() if opening.module == address.view.__module__]
    by_both = Counter((opening.person, opening.kind) for opening in near)
    by_kind = Counter(opening.kind for opening in near)
    words = re.findall(r"[a-z]{3,}", f"{address.name} {address.parameters}")
    spoken_of = set(vars(sys.modules[address.view.__module__]))

    def unlikely(one: tuple[Person, str, str]) -> tuple[int, int, bool, bool]:
        person, kind, _ = one
        called_so = any(word in kind.lower() for word in words)
        return -by_both[person, kind], -by_kind[kind], kind not in spoken_of, not called_so

    return sorted(tried, key=unlikely)


def paths(address: Address, dossier: Dossier) -> list[tuple[str, str]]:
    """The address with each number of the dossier; one path when it asks for no number but that of the case."""
    own = [("Case", dossier.case.pk)]
    rows = [row for row in dossier.rows if row[0] not in WITHOUT_ADDRESS and row[1] in dossier.of_kind(row[0])]
    rows = rows if set(address.parameters) - {"case_id"} else own
    return [(kind, address.path(dossier.values(number))) for kind, number in rows]


def paths_elsewhere(address: Address, opening: Opening, city: City, other: Dossier) -> list[str]:
    """The same address with numbers of another dossier, whole and mixed with the own case."""
    numbers = other.of_kind(opening.kind) or [other.case.pk]
    whole = [address.path(other.values(number)) for number in numbers]
    if "case_id" not in address.parameters or len(address.parameters) == 1:
        return whole
    return whole + [address.path(other.values(number, case_id=city.own.case.pk)) for number in numbers]
