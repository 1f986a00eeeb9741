"""Partners and operators with a password here: what allauth tells us about their login, kept in the session."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from accounts import session, signals
from accounts.middleware import BY_PASSWORD
from accounts.models import User
from accounts.session import Kind

SOURCE = BY_PASSWORD


def begin_session(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """After password and, when there is one, second factor. OIDC logins come here too and go their own way."""
    if getattr(user, "backend", "") == session.BACKEND:
        return
    methods = {record["method"] for record in get_authentication_records(request, user)}
    kind = Kind.OPERATOR if getattr(request, "face_of_host", "") == "beheer" else Kind.PARTNER
    session.begin(request.session, kind=kind, source=SOURCE, second_factor="mfa" in methods)
    signals.logged_in.send(sender=Kind, user=user, source=SOURCE, level=None, amr=sorted(methods), step_up=False)


def remember_second_factor(sender: Any, request: HttpRequest, authenticator: Authenticator, **kwargs: Any) -> None:
    """Whoever just set up a second factor has shown it."""
    if authenticator.type == Authenticator.Type.TOTP:
        request.session["second_factor"] = True


def connect() -> None:
    user_logged_in.connect(begin_session, dispatch_uid="accounts.begin_session")
    authenticator_added.connect(remember_second_factor, dispatch_uid="accounts.remember_second_factor")
