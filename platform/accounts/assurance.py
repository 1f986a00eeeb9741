"""How sure we are of who is in front of this session: asked before somebody signs."""

import time
from dataclasses import dataclass

from django.http import HttpRequest

from accounts.levels import Level
from accounts.models import IdentitySource

__all__ = ["Assurance", "Level", "at_least", "current", "enough_to_sign"]


@dataclass(frozen=True)
class Assurance:
    """Also evidence of a signature. `level` is None when no provider told one, as after a password."""

    level: Level | None
    acr: str
    auth_time: int | None
    id_token_hash: str


def current(request: HttpRequest) -> Assurance:
    session = request.session
    level = session.get("acr")
    return Assurance(
        level=Level(level) if level else None,
        acr=session.get("acr_value", ""),
        auth_time=session.get("auth_time"),
        id_token_hash=session.get("id_token_hash", ""),
    )


def at_least(request: HttpRequest, level: Level, *, within_seconds: int | None = None) -> bool:
    """Whether this person showed this level, and if asked: did so this recently."""
    shown = current(request)
    if shown.level is None or shown.level < level:
        return False
    return within_seconds is None or (shown.auth_time or 0) >= time.time() - within_seconds


def enough_to_sign(request: HttpRequest) -> bool:
    """Whether the level is what the source of this session asks for a signature."""
    source = IdentitySource.objects.active().filter(slug=request.session.get("source", "")).first()
    return source is not None and at_least(request, Level(source.required_acr_sign))
