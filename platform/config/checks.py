"""What must be right before anything starts: Django runs these with every command, gunicorn before it serves."""

import base64
import binascii
import sys
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from audit.keys import is_test_key

OLDEST_PYTHON = (3, 12)
TAG = "keten"
LOGIN_VARIABLES = {
    "app": "DATABASE_URL",
    "owner": "DATABASE_OWNER_URL",
    "partner": "DATABASE_PARTNER_URL",
    "sealer": "DATABASE_SEALER_URL",
    "admin": "DATABASE_ADMIN_URL",
}


@register(TAG)
def python_is_new_enough(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return []
    found = ".".join(map(str, sys.version_info[:2]))
    return [Error(f"Python {found} is te oud.", hint="Gebruik Python 3.12 of nieuwer.", id="keten.E001")]


@register(TAG)
def production_is_complete(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """In production nothing is made up: each setting comes from the environment or the process does not start."""
    if not settings.PRODUCTION:
        return []
    missing = [name for name, value in required_in_production().items() if not value]
    return [
        Error(f"{name} ontbreekt.", hint=f"Zet {name} in de omgeving; zie README.", id="keten.E002") for name in missing
    ]


def required_in_production() -> dict[str, Any]:
    """What this process needs: only the one with the app login opens a tenant's columns and hands out tasks."""
    login = settings.KETEN_LOGIN
    needed = {
        "SECRET_KEY": secret_key(),
        "KETEN_DOMAIN": settings.KETEN_DOMAIN,
        LOGIN_VARIABLES.get(login, "DATABASE_URL"): settings.KETEN_DATABASE_URLS.get(login),
    }
    if login == "sealer":
        needed["KETEN_SEAL_PUBLIC_FILE"] = settings.KETEN_SEAL_PUBLIC_FILE
    if login in ("app", "partner"):
        needed["KETEN_PUBLIC_KEK"] = settings.KETEN_PUBLIC_KEK
    if login == "app":
        needed |= {"KETEN_KEK": settings.KETEN_KEK, "CELERY_BROKER_URL": settings.CELERY_BROKER_URL}
    return needed


def secret_key() -> str:
    try:
        return str(settings.SECRET_KEY)
    except ImproperlyConfigured:  # Django refuses to give an empty one
        return ""


@register(TAG)
def login_is_known(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    if settings.KETEN_LOGIN in LOGIN_VARIABLES:
        return []
    known = ", ".join(LOGIN_VARIABLES)
    return [Error(f"KETEN_LOGIN={settings.KETEN_LOGIN} bestaat niet.", hint=f"Kies uit: {known}.", id="keten.E003")]


@register(TAG)
def keys_are_keys(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A key that wraps all other keys is 32 bytes in base 64, or absent."""
    hint = "Maak er een met: python -c 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())'"
    keys = {name: getattr(settings, name) for name in ("KETEN_KEK", "KETEN_KEK_PREVIOUS", "KETEN_PUBLIC_KEK")}
    return [
        Error(f"{name} is geen sleutel van 32 bytes.", hint=hint, id="keten.E004")
        for name, key in keys.items()
        if key and not is_key(key)
    ]


def is_key(text: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(text)) == 32
    except (binascii.Error, ValueError):
        return False


@register(TAG)
def proof_keys_stay_out_of_production(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A seal that is set with the key of a demo proves nothing."""
    files = {name: getattr(settings, name) for name in ("KETEN_SEAL_KEY_FILE", "KETEN_SEAL_PUBLIC_FILE")}
    hint = "Maak een echt sleutelpaar met: keten keys seal MAP"
    return [
        Error(f"{name} is een proefsleutel.", hint=hint, id="keten.E007")
        for name, path in files.items()
        if settings.PRODUCTION and is_test_key(path)
    ]


@register(TAG)
def demo_stays_out_of_production(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    if not (settings.PRODUCTION and settings.DEMO):
        return []
    hint = "Haal DEMO uit de omgeving: de demo laat iedereen inloggen als wie hij wil."
    return [Error("DEMO staat aan in productie.", hint=hint, id="keten.E005")]


@register(TAG)
def debug_stays_out_of_production(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    if not (settings.PRODUCTION and settings.DEBUG):
        return []
    hint = "Zet DEBUG uit: foutpagina's tonen dan gegevens van jongeren."
    return [Error("DEBUG staat aan in productie.", hint=hint, id="keten.E006")]
