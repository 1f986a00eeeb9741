"""A text whose key was destroyed is shown as erased, and a file of which nothing is left has a page that says so."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases.keys import ring

GONE = 410


class GoneMiddleware:
    """Pages, papers and exports show; they do not fail on the one text that was erased (AVG 17; cases.keys).

    The ring forgets this with its keys when the request is over, and a task never comes by here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ring.say_so()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """For a file, which cannot say so itself."""
        if not isinstance(exception, ring.Unreadable):
            return None
        at = exception.destroyed_at
        return render(request, "look/gone.html", {"on": timezone.localdate(at) if at else None}, status=GONE)
