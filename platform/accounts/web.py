"""Who may open a page: five decorators. To the wrong kind of person a page does not exist: 404."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from accounts.members.models import Operator, PartnerMember
from accounts.session import Kind

View = Callable[..., HttpResponseBase]


def staff_required(*roles: str) -> Callable[[View], View]:
    """Staff of this tenant with one of these roles; without roles named: with any role."""

    def allowed(request: HttpRequest) -> None:
        held = request.user.roles if request.user.is_authenticated else frozenset()
        require(bool(held & set(roles) if roles else held))

    def guard(view: View) -> View:
        guarded = _guarded(view, kind=Kind.STAFF, allowed=allowed)
        guarded.open_to_roles = frozenset(roles)  # type: ignore[attr-defined]  # for the access matrix, as open_to
        return guarded

    return guard


def citizen_required(view: View) -> View:
    """A jongere or gezagsdrager who came in by DigiD. Which dossier is theirs, the casework knows."""
    return _guarded(view, kind=Kind.CITIZEN, allowed=lambda request: None)


def partner_required(view: View) -> View:
    """A member of a ketenpartner with a second factor shown; the membership is at `request.partner_member`."""

    def allowed(request: HttpRequest) -> None:
        members = PartnerMember.objects.active().select_related("user", "ketenpartner")
        member = members.filter(user=request.user).first() if request.user.is_authenticated else None
        require(request.face_of_host == "partners" and member is not None)  # type: ignore[attr-defined]  # HostMiddleware
        request.partner_member = member  # type: ignore[attr-defined]  # declared in frontend.http for the views

    return _guarded(view, kind=Kind.PARTNER, allowed=allowed)


def operator_required(view: View) -> View:
    """Whoever runs the platform, with a second factor shown."""

    def allowed(request: HttpRequest) -> None:
        is_operator = request.user.is_authenticated and Operator.objects.filter(user=request.user).exists()
        require(request.face_of_host == "beheer" and is_operator)  # type: ignore[attr-defined]  # HostMiddleware

    return _guarded(view, kind=Kind.OPERATOR, allowed=allowed)


def everybody(view: View) -> View:
    """Open without a login, on purpose: for who is not known here yet."""
    view.open_to = ""  # type: ignore[attr-defined]  # for the access matrix
    return view


def require(condition: bool) -> None:
    if not condition:
        raise Http404


def to_login(request: HttpRequest) -> HttpResponse:
    """To the login page and back here. An htmx request gets a new page, not a login form inside the old one."""
    htmx_page = request.headers.get("HX-Current-URL", "") if request.headers.get("HX-Request") else ""
    back = urlsplit(htmx_page).path or page_of_form(request) or request.get_full_path()
    asked = {"next": back} | ({"verlopen": "1"} if was_logged_in(request) else {})
    address = f"{reverse('login:choose')}?{urlencode(asked)}"
    return HttpResponse(headers={"HX-Redirect": address}) if htmx_page else HttpResponseRedirect(address)


def page_of_form(request: HttpRequest) -> str:
    """The page on which a form was sent, because after logging in one can go back to that, and not to a button."""
    page = urlsplit(request.headers.get("Referer", "") if request.method == "POST" else "")
    return page.path if page.netloc == request.get_host() else ""


def was_logged_in(request: HttpRequest) -> bool:
    """Whether a session ended: by our guard, or because its row was over and the browser still names it."""
    forgotten = settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.is_empty()
    return forgotten or getattr(request, "session_ended", False)


def _guarded(view: View, *, kind: Kind, allowed: Callable[[HttpRequest], None]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_login(request)
        require(request.session.get("kind") == kind)
        if kind in (Kind.PARTNER, Kind.OPERATOR) and not request.session.get("second_factor"):
            return redirect("mfa_activate_totp")
        allowed(request)
        return view(request, *args, **kwargs)

    guarded.open_to = kind  # type: ignore[attr-defined]  # the access matrix of the tests reads who a view is for
    return guarded
