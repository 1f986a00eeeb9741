"""The provider over HTTP, as a plain WSGI application."""

import base64
import binascii
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode

from config.demo_idp import pages, people
from config.demo_idp.people import Client, Register
from config.demo_idp.provider import BadRequest, Provider, Refused, Request

Answer = tuple[str, list[tuple[str, str]], bytes]
MAX_BODY = 20_000
SAFE = [
    ("Cache-Control", "no-store"),
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]


class Application:
    """Reads the register at each request, so that people appear when the demo world is loaded."""

    def __init__(self, provider: Provider, register_file: Path) -> None:
        self.provider = provider
        self.register_file = register_file
        self.routes: dict[tuple[str, str], Callable[[dict[str, Any], Register], Answer]] = {
            ("GET", "/.well-known/openid-configuration"): lambda _, __: as_json(provider.metadata()),
            ("GET", "/jwks"): lambda _, __: as_json(provider.jwks()),
            ("GET", "/demo.css"): lambda _, __: ("200 OK", [("Content-Type", "text/css")], pages.STYLE),
            ("GET", "/inloggen"): self.authorize,
            ("GET", "/annuleren"): self.cancel,
            ("POST", "/token"): self.token,
        }

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        route = self.routes.get((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        register = people.read(self.register_file)
        status, headers, body = (
            route(environ, register) if route else as_page(pages.problem("Deze pagina bestaat niet."), "404 Not Found")
        )
        start_response(status, [*headers, *SAFE, ("Content-Length", str(len(body)))])
        return [body]

    def authorize(self, environ: dict[str, Any], register: Register) -> Answer:
        asked = dict(parse_qsl(environ["QUERY_STRING"]))
        try:
            request = Request.parse(asked, register)
        except BadRequest:
            return as_page(
                pages.problem("Deze website kennen we niet, of het adres om naar terug te gaan klopt niet."),
                "400 Bad Request",
            )
        try:
            request.require_complete(asked)
            person = register.people.get(request.hint)
            if person is None:
                return as_page(pages.choice(request, register.people_of(request.client), asked=asked))
            code = self.provider.grant(request, person)
        except Refused as refusal:
            return self.back(request, {"error": refusal.error, "error_description": str(refusal)})
        return self.back(request, {"code": code}, iss=person.misbehave.answer_iss)

    def cancel(self, environ: dict[str, Any], register: Register) -> Answer:
        try:
            request = Request.parse(dict(parse_qsl(environ["QUERY_STRING"])), register)
        except BadRequest:
            return as_page(pages.problem("Deze website kennen we niet."), "400 Bad Request")
        return self.back(request, {"error": "access_denied"})

    def token(self, environ: dict[str, Any], register: Register) -> Answer:
        length = min(int(environ.get("CONTENT_LENGTH") or 0), MAX_BODY)
        sent = dict(parse_qsl(environ["wsgi.input"].read(length).decode()))
        try:
            if sent.get("grant_type") != "authorization_code":
                raise Refused("unsupported_grant_type", "only authorization_code")
            told = self.provider.exchange(
                client=require_client(environ.get("HTTP_AUTHORIZATION", ""), register),
                code=sent.get("code", ""),
                redirect_uri=sent.get("redirect_uri", ""),
                verifier=sent.get("code_verifier", ""),
            )
        except Refused as refusal:
            status = "401 Unauthorized" if refusal.error == "invalid_client" else "400 Bad Request"
            return as_json({"error": refusal.error, "error_description": str(refusal)}, status)
        return as_json(told)

    def back(self, request: Request, told: dict[str, str], *, iss: str = "") -> Answer:
        answer = {**told, "state": request.state, "iss": iss or self.provider.issuer}
        return "302 Found", [("Location", f"{request.redirect_uri}?{urlencode(answer)}")], b""


def require_client(header: str, register: Register) -> Client:
    """HTTP Basic with the name and secret of a known client."""
    try:
        name, _, secret = base64.b64decode(header.removeprefix("Basic ")).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        name = secret = ""
    client = register.clients.get(unquote(name))
    if client is None or not client.client_secret or client.client_secret != unquote(secret):
        raise Refused("invalid_client", "unknown client or wrong secret")
    return client


def as_json(told: dict[str, Any], status: str = "200 OK") -> Answer:
    return status, [("Content-Type", "application/json")], json.dumps(told).encode()


def as_page(html: str, status: str = "200 OK") -> Answer:
    return status, [("Content-Type", "text/html; charset=utf-8")], html.encode()
