"""Letting every host trust the demo provider: done at each start of the demo, because the ports may change."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accounts import identities
from accounts.levels import Level
from accounts.models import IdentitySource, User
from config.demo_idp import people
from config.demo_idp.people import Client, Person
from tenants import hop
from tenants.models import Domain
from tenants.names import PUBLIC

DIGID_ACR = [
    f"urn:oasis:names:tc:SAML:2.0:ac:classes:{name}"
    for name in ("PasswordProtectedTransport", "MobileTwoFactorContract", "Smartcard", "SmartcardPKI")
]
BASIS, MIDDEN, SUBSTANTIEEL, HOOG = DIGID_ACR
PLATFORM = "het Ketenplatform"
WITH_SECOND_FACTOR = ["pwd", "mfa"]

DIGID: dict[str, Any] = {
    "kind": "digid",
    "name": "DigiD (demo)",
    "acr_order": DIGID_ACR,
    "required_acr_login": Level.MIDDEN,
    "required_acr_sign": Level.SUBSTANTIEEL,
}
STAFF: dict[str, Any] = {"kind": "staff", "name": "je werkaccount (demo)", "amr_required": ["mfa"]}
PARTNER: dict[str, Any] = {"kind": "partner", "name": "je werkaccount (demo)", "amr_required": ["mfa"]}
OPERATOR: dict[str, Any] = {"kind": "operator", "name": "je werkaccount (demo)", "amr_required": ["mfa"]}


def client_id(schema: str, slug: str) -> str:
    """How the provider calls a source of a schema; people name it in `Person.clients`."""
    return f"{schema}.{slug}"


@dataclass(frozen=True)
class Door:
    """A host where people log in, and the schema behind it."""

    schema: str
    naam: str
    host: str
    ways: dict[str, dict[str, Any]]


def install(known: list[Person], *, domain: str, port: int, idp_port: int) -> None:
    """Make or renew the sources of all schemas, and tell the provider its clients and people."""
    issuer = f"http://127.0.0.1:{idp_port}"
    clients = []
    for door in _doors(domain=domain, port=port):
        with hop(door.schema):
            clients += [_trust(slug, door=door, issuer=issuer) for slug in door.ways]
    people.write(people.default_file(), clients=clients, people=known)


def link(*, slug: str, key: str, user: User) -> None:
    """In this schema, the person with this key at the provider is this user. Linking again changes nothing."""
    source = IdentitySource.objects.get(slug=slug)
    if not source.identities.filter(user=user).exists():
        identities.link(source=source, sub=key, user=user)


def _doors(*, domain: str, port: int) -> Iterator[Door]:
    for at in Domain.objects.select_related("tenant"):
        ways = {"digid": DIGID, "werk": STAFF}
        yield Door(at.tenant.schema_name, at.tenant.full_name, f"{at.domain}:{port}", ways)
    yield Door(PUBLIC, PLATFORM, f"partners.{domain}:{port}", {"werk": PARTNER})
    yield Door(PUBLIC, PLATFORM, f"beheer.{domain}:{port}", {"beheer": OPERATOR})


def _trust(slug: str, *, door: Door, issuer: str) -> Client:
    client = Client(
        client_id=client_id(door.schema, slug),
        client_secret=secrets.token_urlsafe(24),
        naam=door.naam,
        redirect_uris=[f"http://{door.host}/inloggen/{slug}/terug"],
        acr_order=door.ways[slug].get("acr_order", []),
    )
    told = {"issuer": issuer, "client_id": client.client_id, "client_secret": client.client_secret, "demo": True}
    IdentitySource.objects.update_or_create(slug=slug, defaults=door.ways[slug] | told | {"active": True})
    return client
