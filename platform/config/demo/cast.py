"""Which processes the demo has: the same as a real installation, and an identity provider that plays the others."""

import os
import socket
from pathlib import Path

from config.demo.children import MARK, Child
from config.embedded import LOGINS

IDP_PORT = int(os.environ.get("DEMO_IDP_PORT", "9400"))
GUNICORN = ["-m", "gunicorn", "--config", "python:config.gunicorn"]
CELERY = ["-m", "celery", "--app", "config.celery", "--quiet"]


def loopback_socket() -> socket.socket:
    """A listening socket on a free port; gunicorn inherits it, so that nobody can take the port in between."""
    return socket.create_server(("127.0.0.1", 0))


def base_environment(*, var: Path, port: int) -> dict[str, str]:
    """What all processes share. None of them is told how to be owner or superuser of the database."""
    stronger = ("DATABASE_ADMIN_URL", "DATABASE_OWNER_URL")
    kept = {name: value for name, value in os.environ.items() if name not in stronger}
    ours = {
        "DEMO": "1",
        "PORT": str(port),
        "KETEN_VAR": str(var),
        "KETEN_LOGIN": "app",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONUNBUFFERED": "1",
        MARK: str(var),
    }
    return kept | ours


def partner_environment() -> dict[str, str]:
    """The partner process knows one way into the database: its own. An empty address counts as none."""
    hidden = {variable: "" for variable in LOGINS if variable != "DATABASE_PARTNER_URL"}
    return hidden | {"KETEN_FACES": "partner", "KETEN_LOGIN": "partner", "KETEN_POOL": "1"}


def website() -> Child:
    listens = loopback_socket()
    return Child(
        "web",
        "de website",
        [*GUNICORN, "--bind", f"fd://{listens.fileno()}"],
        {"KETEN_FACES": "web", "KETEN_POOL": "1"},
        listens,
    )


def partner_website() -> Child:
    listens = loopback_socket()
    return Child(
        "web-partner",
        "de website voor ketenpartners",
        [*GUNICORN, "--bind", f"fd://{listens.fileno()}"],
        partner_environment(),
        listens,
    )


def worker() -> Child:
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return Child("worker", "de taakverwerker", [*CELERY, "worker", "--concurrency", "1", *alone])


def beat(var: Path) -> Child:
    return Child("beat", "de wekker", [*CELERY, "beat", "--schedule", str(var / "demo" / "wekker"), "--pidfile", ""])


def sealer() -> Child:
    """The sealer knows one login, its own; the key that it makes for the demo says that it is a test key."""
    hidden = {variable: "" for variable in LOGINS if variable != "DATABASE_SEALER_URL"}
    return Child("sealer", "de sealer van het log", ["-m", "config.cli", "sealer"], hidden | {"KETEN_LOGIN": "sealer"})


def identity_provider() -> Child:
    return Child("idp", "de inlogdienst van de demo", ["-m", "config.demo_idp", "--port", str(IDP_PORT)])
