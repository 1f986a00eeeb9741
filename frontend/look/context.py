"""What every base template needs to know: whose page this is, in which theme, and who is logged in."""

from functools import cache
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

DEFAULT_THEME = "neutraal"
PRODUCT = "Ketenplatform"
SUBTITLES = {"partners": "Voor ketenpartners", "beheer": "Beheer van het platform"}


def look(request: HttpRequest) -> dict[str, Any]:
    """Context processor. A view overrules any of these by passing the same name."""
    tenant = getattr(request, "tenant", None)
    title, subtitle = _titles(tenant, getattr(request, "face_of_host", ""))
    return {
        "theme": known_theme(getattr(tenant, "theme", "") or ""),
        "face_title": title,
        "face_subtitle": subtitle,
        "home_url": "/mijn/" if request.path.startswith("/mijn/") else "/",
        "user_name": _user_name(request),
        "logout_url": _logout_url(),
    }


@cache
def known_theme(name: str) -> str:
    """The theme if we have it; else the neutral one, so that a typing error costs colours and not the page."""
    shipped = name.isidentifier() and finders.find(f"themes/{name}.css")
    return name if shipped else DEFAULT_THEME


@cache
def known_logo(name: str) -> str:
    return name if name.isidentifier() and finders.find(f"logos/{name}.svg") else DEFAULT_THEME


def _titles(tenant: Any, face: str) -> tuple[str, str]:
    if tenant is None:
        return PRODUCT, SUBTITLES.get(face, "")
    if tenant.kind == "rmc_regio":
        return "Doorstroompunt", tenant.naam
    return "Jongerenloket", tenant.naam if tenant.naam.startswith("Gemeente") else f"Gemeente {tenant.naam}"


def _user_name(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return getattr(user, "naam", "") if user is not None and user.is_authenticated else ""


def _logout_url() -> str:
    try:
        return reverse("login:logout")
    except NoReverseMatch:
        return ""
