"""Letting every host trust the demo provider: done at each start of the demo, because the ports may change."""

import secrets
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


def install(known: list[Person], *, domain: str, port: int, idp_port: int) -> None:
    """Make or renew the sources of all schemas, and tell the provider its clients and people."""
    issuer = f"http://127.0.0.1:{idp_port}"
    clients = []
    for at in Domain.objects.select_related("tenant"):
        host = f"{at.domain}:{port}"
        with hop(at.tenant):
            clients.append(_trust("digid", DIGID, schema=at.tenant.schema_name, host=host, issuer=issuer))
            clients.append(_trust("werk", STAFF, schema=at.tenant.schema_name, host=host, issuer=issuer))
    with hop(PUBLIC):
        clients.append(_trust("werk", PARTNER, schema=PUBLIC, host=f"partners.{domain}:{port}", issuer=issuer))
        clients.append(_trust("beheer", OPERATOR, schema=PUBLIC, host=f"beheer.{domain}:{port}", issuer=issuer))
    people.write(people.default_file(), clients=clients, people=known)


def link(*, slug: str, key: str, user: User) -> None:
    """In this schema, the person with this key at the provider is this user. Linking again changes nothing."""
    source = IdentitySource.objects.get(slug=slug)
    if not source.identities.filter(user=user).exists():
        identities.link(source=source, sub=key, user=user)


def _trust(slug: str, kind: dict[str, Any], *, schema: str, host: str, issuer: str) -> Client:
    secret = secrets.token_urlsafe(24)
    client = Client(
        client_id=client_id(schema, slug),
        client_secret=secret,
        naam=f"{kind['name']}, {host.split('.')[0]}",
        redirect_uris=[f"http://{host}/inloggen/{slug}/terug"],
        acr_order=kind.get("acr_order", []),
    )
    told = {"issuer": issuer, "client_id": client.client_id, "client_secret": secret, "demo": True, "active": True}
    IdentitySource.objects.update_or_create(slug=slug, defaults=kind | told)
    return client
