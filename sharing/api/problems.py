"""Every error of the API as application/problem+json (RFC 9457), in Dutch, without a word about what is not yours."""

import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler

log = logging.getLogger(__name__)
PROBLEM = "application/problem+json"
TITLES = {
    400: ("Ongeldige vraag", "Een of meer onderdelen van de vraag kloppen niet."),
    401: ("Niet ingelogd", "Log eerst in op de pagina's voor ketenpartners; de API gebruikt dezelfde sessie."),
    403: ("Niet toegestaan", "Deze vraag mag niet. Bij een POST hoort de CSRF-code van je sessie."),
    404: ("Niet gevonden", "Hier is niets, of niet voor jouw organisatie."),
    405: ("Methode bestaat niet", "Dit adres kent deze methode niet."),
    406: ("Formaat bestaat niet", "Deze API antwoordt in JSON."),
    409: ("Al gedaan", "Dit is al eerder gedaan, of het kan niet meer."),
    415: ("Formaat bestaat niet", "Deze API leest JSON."),
    500: ("Er ging iets mis", "Dat ligt aan ons. Probeer het later opnieuw."),
}


class AlreadyDone(exceptions.APIException):
    """What was asked for was done before."""

    status_code = HTTPStatus.CONFLICT


def as_problem(exception: Exception, context: dict[str, Any]) -> Response:
    """The answer to any exception. What we did not expect becomes a 500 that tells nothing but that."""
    known = isinstance(exception, (exceptions.APIException, Http404, PermissionDenied))
    answered = exception_handler(exception, context) if known else None
    if answered is None:
        log.error("the partner API failed", exc_info=exception)
        return problem(500)
    parameters = exception.detail if isinstance(exception, exceptions.ValidationError) else {}
    made = problem(answered.status_code, invalid=parameters)
    for header in ("WWW-Authenticate", "Allow", "Retry-After"):
        if header in answered.headers:
            made[header] = answered.headers[header]
    return made


def problem(status: int, *, invalid: Any = None) -> Response:
    """One problem; `invalid` names the parameters that were wrong, each with the reasons."""
    title, detail = TITLES.get(status, (HTTPStatus(status).phrase, HTTPStatus(status).description))
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if isinstance(invalid, dict) and invalid:
        body["invalidParams"] = [{"name": name, "reason": reason} for name, reason in named(invalid)]
    return Response(body, status=status, content_type=PROBLEM)


def named(invalid: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """What is wrong with which part, also inside a list: `antwoorden.0.code`."""
    if isinstance(invalid, dict):
        for key, found in invalid.items():
            inside = name if key == api_settings.NON_FIELD_ERRORS_KEY else f"{name}.{key}".lstrip(".")
            yield from named(found, inside)
    elif any(isinstance(found, dict) for found in invalid):
        for number, found in enumerate(invalid):
            yield from named(found, f"{name}.{number}".lstrip("."))
    else:
        yield name or "inhoud", " ".join(str(reason) for reason in invalid)
