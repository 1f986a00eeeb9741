"""What a checked ID token proves about how somebody logged in, measured against what was asked."""

import time
from dataclasses import dataclass
from typing import Any

from accounts.levels import Level
from accounts.models import IdentitySource
from accounts.oidc.attempt import Answer, Attempt
from accounts.refusals import LevelTooLow, NotLoggedInAnew, SecondFactorMissing, UntrustedAnswer

CLOCK_DIFFERENCE = 10


@dataclass(frozen=True)
class Proof:
    level: Level
    acr: str
    amr: list[str]
    auth_time: int
    id_token_hash: str


def require_proof(source: IdentitySource, answer: Answer) -> Proof:
    return Proof(
        level=require_level(source, answer.claims, at_least=answer.attempt.level),
        acr=str(answer.claims.get("acr", "")),
        amr=require_second_factor(source, answer.claims),
        auth_time=require_auth_time(answer.claims, answer.attempt),
        id_token_hash=answer.id_token_hash,
    )


def require_level(source: IdentitySource, claims: dict[str, Any], *, at_least: Level) -> Level:
    """A missing or unknown acr is never good enough, except for a source that has no levels."""
    if not source.acr_order:
        return Level.LAAG
    level = source.level_of(str(claims.get("acr", "")))
    if level is None or level < at_least:
        raise LevelTooLow
    return level


def require_second_factor(source: IdentitySource, claims: dict[str, Any]) -> list[str]:
    amr = claims.get("amr") or []
    if not isinstance(amr, list):
        raise UntrustedAnswer
    if source.amr_required and not set(source.amr_required) & set(amr):
        raise SecondFactorMissing
    return [str(method) for method in amr]


def require_auth_time(claims: dict[str, Any], attempt: Attempt) -> int:
    """When the person really logged in. Asked to do so anew, an earlier moment is refused."""
    said = claims.get("auth_time")
    if said is None and not attempt.fresh:
        said = claims["iat"]
    if not isinstance(said, int) or isinstance(said, bool) or said > time.time() + CLOCK_DIFFERENCE:
        raise NotLoggedInAnew
    if attempt.fresh and said < attempt.began_at - CLOCK_DIFFERENCE:
        raise NotLoggedInAnew
    return said
