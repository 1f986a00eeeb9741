"""Gives every line that a request writes its trace id and network address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from audit.context import Origin, coming_from


class OriginMiddleware:
    """Each request has an origin of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with coming_from(Origin(address=request.META.get("REMOTE_ADDR", ""))):
            return self.get_response(request)
