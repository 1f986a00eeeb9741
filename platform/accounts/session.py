"""A logged-in session: in which schema, as what kind of person, how sure, and until when."""

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.backends.base import SessionBase
from django.db import models
from django.http import HttpRequest

import tenants
from accounts.levels import Level
from accounts.models import IdentitySource, SourceKind, User

if TYPE_CHECKING:
    from accounts.oidc.proof import Proof

BACKEND = "accounts.backends.SchemaBackend"
SECONDS_BETWEEN_SIGNS_OF_LIFE = 30


class Kind(models.TextChoices):
    """As what somebody logged in here. One person may be several, but never in one session."""

    CITIZEN = "citizen", "jongere of gezagsdrager"
    STAFF = "staff", "medewerker"
    PARTNER = "partner", "ketenpartner"
    OPERATOR = "operator", "beheerder van het platform"


KIND_OF_SOURCE = {
    SourceKind.DIGID: Kind.CITIZEN,
    SourceKind.STAFF: Kind.STAFF,
    SourceKind.PARTNER: Kind.PARTNER,
    SourceKind.OPERATOR: Kind.OPERATOR,
}


def enter(request: HttpRequest, user: User, *, source: IdentitySource, proof: "Proof") -> None:
    """Begin a new session; nothing of an earlier one, or of the attempt to log in, is left in it."""
    request.session.flush()
    login(request, user, backend=BACKEND)
    begin(
        request.session,
        kind=KIND_OF_SOURCE[SourceKind(source.kind)],
        source=source.slug,
        second_factor=bool(source.amr_required) or proof.level >= Level.MIDDEN,
    )
    write_proof(request.session, proof)


def raise_level(request: HttpRequest, proof: "Proof") -> None:
    """The same person showed more: same session with a new key; its absolute end does not move."""
    request.session.cycle_key()
    write_proof(request.session, proof)


def begin(session: SessionBase, *, kind: Kind, source: str, second_factor: bool) -> None:
    now = int(time.time())
    session["schema"] = tenants.current().schema
    session["kind"] = kind.value
    session["source"] = source
    session["second_factor"] = second_factor
    session["started_at"] = session["seen_at"] = now
    session.set_expiry(idle_seconds(kind))


def write_proof(session: SessionBase, proof: "Proof") -> None:
    session["acr"] = int(proof.level)
    session["acr_value"] = proof.acr
    session["amr"] = proof.amr
    session["auth_time"] = proof.auth_time
    session["id_token_hash"] = proof.id_token_hash


def is_alive(session: SessionBase) -> bool:
    """Of this schema, seen recently, and not too old. A session without these keys was not begun here."""
    now = time.time()
    return (
        session.get("schema") == tenants.current().schema
        and now - session.get("seen_at", 0) <= idle_seconds(session.get("kind", ""))
        and now - session.get("started_at", 0) <= settings.KETEN_SESSION_MAX_SECONDS
    )


def sign_of_life(session: SessionBase) -> None:
    """Write at most twice a minute, because each write is a row; so the idle limit is at most that much stricter."""
    now = int(time.time())
    if now - session["seen_at"] >= SECONDS_BETWEEN_SIGNS_OF_LIFE:
        session["seen_at"] = now
        session.set_expiry(idle_seconds(session["kind"]))


def idle_seconds(kind: str) -> int:
    limit = (
        settings.KETEN_STAFF_IDLE_SECONDS
        if kind in (Kind.STAFF, Kind.PARTNER, Kind.OPERATOR)
        else settings.KETEN_CITIZEN_IDLE_SECONDS
    )
    return int(limit)
