"""Everything before the demo's processes start: roles, tables, and the world when there is none yet."""

import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

from config import embedded
from config.refusals import Refusal

# Only names that we made ourselves: KETEN_VAR may point to a folder that holds more.
OURS = ("pg", "pg.start", "pg.in-gebruik", "post", "log", "demo", "bestanden", "vernietigd")
OUR_KEYS = ("secret_key.txt", "keten_kek.txt", "keten_public_kek.txt")


def make_ready(*, var: Path, port: int) -> list[str]:
    """Bring the database to this version of the code and the world into it; return a line per person to click."""
    os.environ |= {"DEMO": "1", "PORT": str(port), "KETEN_VAR": str(var), "KETEN_LOGIN": "owner"}
    embedded.require_version(embedded.given() or "")
    busy = var / "demo" / "wereld.bezig"
    if busy.exists():
        raise Refusal("Het laden van de demowereld is de vorige keer afgebroken: begin opnieuw met make demo-fresh.")
    if build_database():
        print("De demowereld laden: alleen de eerste keer, dit duurt even …", flush=True)
        busy.touch()
        load_world()
        busy.unlink()
    return people_to_click(port)


def build_database() -> bool:
    """Make roles and tables; tell whether the world is still empty."""
    import django
    from django.core.management import CommandError, call_command
    from django.db import OperationalError

    django.setup()
    try:
        if os.environ.get("DATABASE_ADMIN_URL"):
            call_command("roles", verbosity=0, stdout=StringIO())
        call_command("migrate_keten", verbosity=0, stdout=StringIO())
    except (CommandError, OperationalError) as fault:
        raise Refusal(f"De database is niet klaar te maken: {fault}") from fault
    from tenants.models import Tenant

    return not Tenant.objects.exists()


def load_world() -> None:
    """In a process of its own, as its own command says."""
    loading = subprocess.run([sys.executable, "-m", "config.cli", "demo-load"], check=False)
    if loading.returncode:
        raise Refusal("De demowereld kon niet geladen worden; hierboven staat waarom.")


def people_to_click(port: int) -> list[str]:
    from django.db import connections

    from config.demo import people

    try:
        return people.lines(port)
    finally:
        connections.close_all()  # nobody stays connected as owner


def forget_all(var: Path) -> None:
    """Throw away what earlier demos made. Data on a server that was given is not ours to throw away."""
    if embedded.given():
        raise Refusal(
            "Opnieuw beginnen kan alleen met de ingebouwde database, dus zonder DATABASE_URL en DATABASE_OWNER_URL."
        )
    server = embedded.cluster()
    if server.answers():
        server.start()
        if not server.stop_if_last():
            raise Refusal("De database van de demo is nog in gebruik door een ander programma: sluit dat eerst.")
    for name in (*OURS, *OUR_KEYS):
        target = var / name
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
