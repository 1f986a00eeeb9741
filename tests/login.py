"""Being logged in, without walking through an identity provider: a real session, kept by the real session engine."""

import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import psycopg
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client

from accounts import session
from accounts.levels import Level
from accounts.local import SOURCE
from accounts.models import User
from accounts.oidc.proof import Proof
from accounts.session import Kind
from tenants import hop
from tenants.names import PUBLIC

SOURCES = {Kind.CITIZEN: "digid", Kind.STAFF: "medewerkers", Kind.PARTNER: SOURCE, Kind.OPERATOR: SOURCE}
BACKENDS = {True: session.BACKEND, False: "allauth.account.auth_backends.AuthenticationBackend"}


def sign_in(
    client: Client,
    user: User,
    kind: Kind | str,
    *,
    schema: str = PUBLIC,
    level: Level = Level.MIDDEN,
    second_factor: bool = True,
    source: str = "",
) -> Client:
    """Log a user in as this kind of person; `schema` is the tenant's for citizens and staff, public for the others."""
    kind = Kind(kind)
    assert (schema == PUBLIC) == (kind in (Kind.PARTNER, Kind.OPERATOR)), "a user is known in one schema only"
    with hop(schema):
        store: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore()
        store[SESSION_KEY] = str(user.pk)
        store[BACKEND_SESSION_KEY] = BACKENDS[schema != PUBLIC]
        store[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.begin(store, kind=kind, source=source or SOURCES[kind], second_factor=second_factor)
        if schema != PUBLIC:
            session.write_proof(store, proof_of(level))
        store.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
    return client


@contextmanager
def an_operator(naam: str = "Ola Operator") -> Iterator[User]:
    """Somebody who runs the platform. Only the owner of the database can make one, so these rows are real."""
    with hop(PUBLIC):
        user = User(naam=naam, username=f"operator-{uuid.uuid4()}", password="!onbruikbaar")
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute(
            "insert into accounts_user (id, username, naam, password, email, telefoon, is_active, created_at)"
            " values (%s, %s, %s, %s, '', '', true, now())",
            [user.pk, user.username, user.naam, user.password],
        )
        owner.execute(
            "insert into members_operator (id, user_id, since) values (gen_random_uuid(), %s, now())", [user.pk]
        )
        yield user
        owner.execute("delete from members_operator where user_id = %s", [user.pk])
        owner.execute("delete from accounts_user where id = %s", [user.pk])


def proof_of(level: Level) -> Proof:
    return Proof(level=level, acr=f"niveau-{level}", amr=["mfa"], auth_time=int(time.time()), id_token_hash="0" * 64)
