"""Pages for when something is not there, not allowed or broken: one clear sentence, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.toestel.session import way_back


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What you may not see does not exist: the same page for both."""
    return render(request, "look/404.html", status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "look/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was opened too long ago, or on another site. Who holds our device has no beginning to go to."""
    if request.resolver_match and request.resolver_match.namespace == "toestel":
        return lost_on_device(request)
    return render(request, "look/403.html", {"form_expired": True}, status=403)


def lost_on_device(request: HttpRequest) -> HttpResponse:
    lost = "Je keuze is niet bewaard. Geef het apparaat terug aan de medewerker."
    return render(request, "toestel/done.html", {"back": way_back(request), "refusal": lost}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "look/500.html", status=500)
