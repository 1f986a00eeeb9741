"""A town that really runs: a website, a website for partners and an identity provider, each a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from accounts import identities
from accounts.models import ExternalIdentity, IdentitySource, User
from config.demo_idp import people, setup
from config.demo_idp.people import Client, Person
from tests.frontend.keten.serving import serving

SCHEMA = "proeftuin"
SECRET = "een geheim van de test"
SOURCES = {"digid": setup.DIGID, "werk": setup.STAFF}


@dataclass
class Town:
    """Where everything is, and who the identity provider knows."""

    web: int
    partners: int
    provider: int
    register: Path
    known: list[Person] = field(default_factory=list)

    def at(self, path: str = "/") -> str:
        """A page of the gemeente."""
        return f"http://{SCHEMA}.localhost:{self.web}{path}"

    def at_partners(self, path: str = "/") -> str:
        return f"http://partners.localhost:{self.partners}{path}"

    def trust(self) -> None:
        """In the schema where we stand: let the gemeente trust the provider, as `keten demo` does."""
        for slug, kind in SOURCES.items():
            told = {"issuer": f"http://127.0.0.1:{self.provider}", "client_id": setup.client_id(SCHEMA, slug)}
            IdentitySource.objects.update_or_create(
                slug=slug, defaults=kind | told | {"client_secret": SECRET, "demo": True, "active": True}
            )

    def forget(self) -> None:
        """In the schema where we stand: trust it no more."""
        ExternalIdentity.objects.filter(source__slug__in=SOURCES).delete()
        IdentitySource.objects.filter(slug__in=SOURCES).delete()

    def knows(self, person: Person) -> None:
        """From here on the provider lets this person in."""
        self.known.append(person)
        clients = [
            Client(setup.client_id(SCHEMA, slug), SECRET, "Gemeente Proeftuin", [self.at(f"/inloggen/{slug}/terug")],
                   kind.get("acr_order", []))
            for slug, kind in SOURCES.items()
        ]  # fmt: skip
        people.write(self.register, clients=clients, people=self.known)

    def knows_jongere(self, key: str, user: User, bsn: str) -> None:
        clients = [setup.client_id(SCHEMA, "digid")]
        self.knows(Person(key, user.naam, clients, {"bsn": bsn}, uitleg="jongere", max_acr=setup.SUBSTANTIEEL))

    def knows_staff(self, key: str, user: User) -> None:
        identities.link(source=IdentitySource.objects.get(slug="werk"), sub=key, user=user)
        clients = [setup.client_id(SCHEMA, "werk")]
        self.knows(Person(key, user.naam, clients, {}, uitleg="regiehouder", amr=setup.WITH_SECOND_FACTOR))


@contextmanager
def running(folder: Path) -> Iterator[Town]:
    """Start the three, and stop them when the block ends. The website for partners has the login of partners only."""
    register = folder / "idp.json"
    demo = {"DEMO": "1", people.FILE_VARIABLE: str(register)}
    with (
        mock.patch.dict(os.environ, demo),
        provider() as idp,
        serving(login="app", faces="web") as web,
        serving(login="partner", faces="partner") as partners,
    ):
        yield Town(web, partners, idp, register)


@contextmanager
def provider() -> Iterator[int]:
    """The identity provider of the demo; its port."""
    command = [sys.executable, "-m", "config.demo_idp", "--port", "0"]
    process: subprocess.Popen[Any] = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline().rsplit(":", 1)[1])
    finally:
        process.terminate()
        process.wait(timeout=30)
