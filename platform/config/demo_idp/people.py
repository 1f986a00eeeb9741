"""The people and the clients of the demo provider, read from one JSON file that the demo world writes."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FILE_VARIABLE = "DEMO_IDP_PEOPLE"


@dataclass(frozen=True)
class Client:
    """One identity source of one tenant. Its redirect addresses are compared letter by letter."""

    client_id: str
    client_secret: str
    naam: str
    redirect_uris: list[str]
    acr_order: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Misbehaviour:
    """What a bad provider would do, for the tests that must see it refused.

    `claims` replaces claims (None leaves one out), `shift` moves moments by seconds, `signature` is "foreign", "none"
    or "absent" (no ID token at all), `answer_iss` is told in the address on the way back.
    """

    claims: dict[str, Any] = field(default_factory=dict)
    shift: dict[str, int] = field(default_factory=dict)
    signature: str = ""
    answer_iss: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody to choose. `max_acr` is the highest value this person can show; `clients` where they exist."""

    key: str
    naam: str
    clients: list[str]
    claims: dict[str, Any]
    uitleg: str = ""
    max_acr: str = ""
    amr: list[str] = field(default_factory=list)
    misbehave: Misbehaviour = field(default_factory=Misbehaviour)


@dataclass(frozen=True)
class Register:
    clients: dict[str, Client] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def people_of(self, client: Client) -> list[Person]:
        return [person for person in self.people.values() if client.client_id in person.clients]


def default_file() -> Path:
    """Where the register is when nobody says otherwise: with the rest of the demo."""
    return Path(os.environ.get(FILE_VARIABLE) or Path(os.environ.get("KETEN_VAR", "var")) / "demo" / "idp.json")


def read(file: Path) -> Register:
    """The register as it is now. Not there yet means nobody: the demo world may still be loading."""
    if not file.exists():
        return Register()
    told = json.loads(file.read_text())
    people = [
        Person(**{**person, "misbehave": Misbehaviour(**person.get("misbehave", {}))}) for person in told["people"]
    ]
    clients = [Client(**client) for client in told["clients"]]
    return Register({client.client_id: client for client in clients}, {person.key: person for person in people})


def write(file: Path, *, clients: list[Client], people: list[Person]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    told = {"clients": [asdict(client) for client in clients], "people": [asdict(person) for person in people]}
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(told, ensure_ascii=False, indent=2))
    fresh.replace(file)
