"""Gives every line that a request writes its trace id and network address."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from audit.context import Origin, coming_from


class OriginMiddleware:
    """Each request has an origin of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with coming_from(Origin(address=address_of(request))):
            return self.get_response(request)


def address_of(request: HttpRequest) -> str:
    """The address that the outermost of our own proxies saw; what a browser says of itself is not believed."""
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if 0 < settings.KETEN_PROXIES <= len(seen) and seen[-settings.KETEN_PROXIES]:
        return seen[-settings.KETEN_PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))
