"""The protocol: authorization code with PKCE (S256), codes that work once, ID tokens signed with ES256."""

import base64
import hashlib
import secrets
import threading
import time
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey

from config.demo_idp.people import Client, Person, Register

CODE_SECONDS = 60
TOKEN_SECONDS = 300


class BadRequest(Exception):
    """Told to the person, because the address to go back to cannot be trusted."""


class Refused(Exception):
    """An OAuth error, told to the client."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error = error


@dataclass(frozen=True)
class Request:
    """A checked authorization request."""

    client: Client
    redirect_uri: str
    state: str
    nonce: str
    challenge: str
    acr_values: list[str]
    hint: str

    @classmethod
    def parse(cls, asked: dict[str, str], register: Register) -> "Request":
        """First who asks and where to go back to; only then may an error go there."""
        client = register.clients.get(asked.get("client_id", ""))
        if client is None or asked.get("redirect_uri", "") not in client.redirect_uris:
            raise BadRequest
        return cls(
            client=client,
            redirect_uri=asked["redirect_uri"],
            state=asked.get("state", ""),
            nonce=asked.get("nonce", ""),
            challenge=asked.get("code_challenge", ""),
            acr_values=asked.get("acr_values", "").split(),
            hint=asked.get("login_hint", ""),
        )

    def require_complete(self, asked: dict[str, str]) -> None:
        if asked.get("response_type") != "code":
            raise Refused("unsupported_response_type", "only code")
        if "openid" not in asked.get("scope", "").split():
            raise Refused("invalid_scope", "openid is missing")
        if not self.challenge or asked.get("code_challenge_method") != "S256":
            raise Refused("invalid_request", "PKCE with S256 is required")
        if not self.nonce or not self.state:
            raise Refused("invalid_request", "state and nonce are required")

    def acr_for(self, person: Person) -> str:
        """The lowest asked value that this person can show; without a question the lowest there is."""
        ladder = [acr for acr in self.client.acr_order if acr]
        if not ladder:
            return ""
        reach = ladder[: ladder.index(person.max_acr) + 1] if person.max_acr in ladder else []
        shown = [acr for acr in reach if not self.acr_values or acr in self.acr_values]
        if not shown:
            raise Refused("unmet_authentication_requirements", "this person cannot show that level")
        return shown[0]


@dataclass(frozen=True)
class Grant:
    """What a code stands for, until it is used or too old."""

    request: Request
    person: Person
    acr: str
    auth_time: int


class Provider:
    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self._key = ECKey.generate_key("P-256", {"kid": secrets.token_hex(8), "use": "sig", "alg": "ES256"})
        self._grants: dict[str, Grant] = {}
        self._lock = threading.Lock()

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/inloggen",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "authorization_response_iss_parameter_supported": True,
            "scopes_supported": ["openid"],
        }

    def jwks(self) -> dict[str, Any]:
        return {"keys": [self._key.as_dict(private=False)]}

    def grant(self, request: Request, person: Person) -> str:
        """A code for this person, to be exchanged once."""
        if request.client.client_id not in person.clients:
            raise Refused("access_denied", "not a person of this client")
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._grants[code] = Grant(request, person, acr=request.acr_for(person), auth_time=int(time.time()))
        return code

    def exchange(self, *, client: Client, code: str, redirect_uri: str, verifier: str) -> dict[str, Any]:
        with self._lock:
            grant = self._grants.pop(code, None)
        if grant is None or grant.auth_time < time.time() - CODE_SECONDS:
            raise Refused("invalid_grant", "unknown, used or old code")
        request = grant.request
        if request.client.client_id != client.client_id or request.redirect_uri != redirect_uri:
            raise Refused("invalid_grant", "code of another client or address")
        if not secrets.compare_digest(challenge_of(verifier), request.challenge):
            raise Refused("invalid_grant", "wrong code_verifier")
        access_token = secrets.token_urlsafe(32)
        id_token = self._sign(self._claims(grant, access_token), how=grant.person.misbehave.signature)
        told = {"access_token": access_token, "token_type": "Bearer", "expires_in": TOKEN_SECONDS}
        return told if grant.person.misbehave.signature == "absent" else told | {"id_token": id_token}

    def _claims(self, grant: Grant, access_token: str) -> dict[str, Any]:
        now, person = int(time.time()), grant.person
        claims: dict[str, Any] = {
            "iss": self.issuer,
            "sub": person.key,
            "aud": grant.request.client.client_id,
            "iat": now,
            "exp": now + TOKEN_SECONDS,
            "auth_time": grant.auth_time,
            "nonce": grant.request.nonce,
            "at_hash": half_hash(access_token),
            "amr": person.amr,
            **({"acr": grant.acr} if grant.acr else {}),
            **person.claims,
        }
        claims |= {name: claims[name] + seconds for name, seconds in person.misbehave.shift.items()}
        claims |= person.misbehave.claims
        return {name: value for name, value in claims.items() if value is not None}

    def _sign(self, claims: dict[str, Any], *, how: str) -> str:
        if how == "none":
            return jwt.encode({"alg": "none"}, claims, self._key, algorithms=["none"])
        key = ECKey.generate_key("P-256") if how == "foreign" else self._key
        return jwt.encode({"alg": "ES256", "kid": self._key.kid}, claims, key)


def challenge_of(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def half_hash(token: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()[:16]).rstrip(b"=").decode()
