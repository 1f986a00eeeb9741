"""One attempt to log in: begun in this browser session, answered once, by the provider that was asked."""

import hashlib
import time
from dataclasses import dataclass
from typing import Any

import requests
from authlib.integrations.base_client.errors import OAuthError
from django.http import HttpRequest
from joserfc.errors import JoseError

from accounts.levels import Level
from accounts.models import IdentitySource, SourceKind
from accounts.oidc.clients import client_for
from accounts.refusals import Cancelled, ForeignAttempt, LevelTooLow, ProviderUnreachable, UntrustedAnswer

LEEWAY = 30
MEANING = {"access_denied": Cancelled, "unmet_authentication_requirements": LevelTooLow}


@dataclass(frozen=True)
class Attempt:
    """What was asked. `fresh` asks to log in again, also of somebody the provider still knows."""

    level: Level
    fresh: bool
    step_up: bool
    began_at: int
    next: str

    @classmethod
    def of(cls, source: IdentitySource, *, step_up: bool, next_page: str, again: bool = False) -> "Attempt":
        level = Level(source.required_acr_sign if step_up else source.required_acr_login)
        # DigiD is often used on a shared phone or library computer, so there nobody is let in on an earlier login.
        fresh = step_up or again or source.kind == SourceKind.DIGID
        return cls(level=level, fresh=fresh, step_up=step_up, began_at=int(time.time()), next=next_page)


@dataclass(frozen=True)
class Answer:
    """A checked answer of the provider, and the attempt that it answers."""

    attempt: Attempt
    claims: dict[str, Any]
    id_token_hash: str


def begin(request: HttpRequest, source: IdentitySource, *, attempt: Attempt, back: str, hint: str = "") -> str:
    """Remember the attempt in the session; return the address at the provider."""
    asked: dict[str, str] = {"login_hint": hint} if hint else {}
    if values := source.values_from(attempt.level):
        asked["acr_values"] = " ".join(values)
    if attempt.fresh:
        asked |= {"prompt": "login", "max_age": "0"}
    try:
        client = client_for(source)
        made = client.create_authorization_url(back, **asked)
    except requests.RequestException as problem:
        raise ProviderUnreachable from problem
    kept = {key: made[key] for key in ("state", "nonce", "code_verifier")}
    client.save_authorize_data(request, redirect_uri=back, attempt=vars(attempt), **kept)
    return str(made["url"])


def finish(request: HttpRequest, source: IdentitySource) -> Answer:
    """Exchange the code and check the ID token: signature, iss (also of RFC 9207), aud, azp, exp, nonce."""
    try:
        client = client_for(source)
        attempt = _attempt_of(request, client)
        if request.GET.get("iss", source.issuer) != source.issuer:
            client.framework.clear_state_data(request.session, request.GET["state"])
            raise UntrustedAnswer
        token = client.authorize_access_token(request, claims_options=_expected(source), leeway=LEEWAY)
    except requests.RequestException as problem:
        raise ProviderUnreachable from problem
    except OAuthError as problem:
        raise MEANING.get(problem.error, UntrustedAnswer) from problem
    except (JoseError, ValueError, TypeError) as problem:
        raise UntrustedAnswer from problem
    if not token.get("userinfo"):
        raise UntrustedAnswer
    fingerprint = hashlib.sha256(token["id_token"].encode()).hexdigest()
    return Answer(attempt=attempt, claims=dict(token["userinfo"]), id_token_hash=fingerprint)


def _attempt_of(request: HttpRequest, client: Any) -> Attempt:
    kept = client.framework.get_state_data(request.session, request.GET.get("state", ""))
    if not kept:
        raise ForeignAttempt
    return Attempt(**{**kept["attempt"], "level": Level(kept["attempt"]["level"])})


def _expected(source: IdentitySource) -> dict[str, Any]:
    return {
        "iss": {"essential": True, "value": source.issuer},
        "aud": {"essential": True, "value": source.client_id},
        "sub": {"essential": True},
    }
