"""Guards after the session is read: a session that is over or from elsewhere ends, a password alone opens nothing."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts import session

GetResponse = Callable[[HttpRequest], HttpResponse]
PATHS_BEFORE_SECOND_FACTOR = ("/account/", "/uitloggen/")
BY_PASSWORD = "wachtwoord"  # noqa: S105  # the name of a way in, not a password


class SessionGuardMiddleware:
    """End a session that belongs to another schema, was idle too long or is too old; the request goes on as nobody."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if session.is_alive(request.session):
                session.sign_of_life(request.session)
            else:
                self.end(request)
        return self.get_response(request)

    def end(self, request: HttpRequest) -> None:
        request.session.flush()
        request.user = AnonymousUser()
        request.session_ended = True  # type: ignore[attr-defined]  # read by accounts.web.to_login


class SecondFactorMiddleware:
    """Send whoever logged in with only a password to set up the second factor, whatever page was asked."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        if not request.user.is_authenticated or request.session.get("source") != BY_PASSWORD:
            return None
        done = request.session.get("second_factor") or request.path.startswith(PATHS_BEFORE_SECOND_FACTOR)
        return None if done else redirect("mfa_activate_totp")
