"""A database for these tests: built once from the migrations, copied per worker, before Django reads its settings.

Every worker of xdist has a database of its own. The logins are the real ones: tests run as keten_app, as the web does.
"""

import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import fasteners
import psycopg
import pytest

from config import embedded

ROOT = Path(__file__).resolve().parents[1]
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
BASE = "keten_test_base"
REGIO = ["Dijkstede", "Meerwijk", "Oudeveen", "Polderhaven"]
TENANTS: tuple[tuple[str, str, str, str, str, list[str]], ...] = (
    ("noorderkoog", "gemeente", "Noorderkoog", "9901", "noorderkoog", []),
    ("zandwaard", "gemeente", "Zandwaard", "9902", "zandwaard", []),
    ("waterland", "rmc_regio", "Waterland-Midden", "41", "waterland", REGIO),
    # Where tests commit: several connections at once, or a server of its own.
    ("proeftuin", "gemeente", "Proeftuin", "9903", "neutraal", []),
)
REMEMBERED = "tests/remembered.sql"
BUILT_FROM = ("tenants/**/*.py", "**/migrations/*.py", "cases/catalogue/*.py", "consent/**/*.py", "sharing/*.py",
              "platform/config/rights.py", "tests/plugin_database.py", REMEMBERED)  # fmt: skip


def fingerprint() -> str:
    """Changes when anything changes that the database is built from."""
    files = sorted({path for pattern in BUILT_FROM for path in ROOT.glob(pattern) if ".venv" not in path.parts})
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def build_base(admin_url: str) -> None:
    """Migrate and add the tenants, as an operator would, in a database that the workers copy."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"} | addresses(BASE)
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(f"drop database if exists {BASE} with (force)")
        admin.execute(f"create database {BASE}")
    keten(environment, ["roles"])
    keten(environment, ["migrate"], *(words_to_add(*tenant) for tenant in TENANTS))
    run(environment, FIRST_KEYS, "noorderkoog")
    with psycopg.connect(addresses(BASE)["DATABASE_ADMIN_URL"], autocommit=True) as admin:
        admin.execute((ROOT / REMEMBERED).read_text())


def words_to_add(schema: str, kind: str, naam: str, code: str, theme: str, gemeenten: list[str]) -> list[str]:
    given = ["--kind", kind, "--naam", naam, "--code", code, "--theme", theme]
    return ["tenant", "add", schema, *given, *(word for gemeente in gemeenten for word in ("--gemeente", gemeente))]


RUN = """
import json, sys
from config.cli import run_subcommand
for words in json.loads(sys.argv[1]):
    run_subcommand(words)
"""


FIRST_KEYS = """
import sys, django
django.setup()
from accounts.vault import ensure_keys
from tenants import hop
with hop(sys.argv[1]):
    ensure_keys()  # people that tests remember are under the same keys in every test
"""


def keten(environment: dict[str, str], *commands: list[str]) -> None:
    """Run these commands of the operator, of one login, in one process."""
    run(environment, RUN, json.dumps(commands))


def run(environment: dict[str, str], code: str, given: str) -> None:
    """Run this in a process of its own; its words are shown when it fails."""
    done = subprocess.run(
        [sys.executable, "-c", code, given], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise pytest.UsageError(f"{code} {given}: {done.stdout}{done.stderr}")


def addresses(database: str) -> dict[str, str]:
    """The addresses of one database for each login, on the embedded server or on the one that was given."""
    return {name: urlsplit(os.environ[name])._replace(path=f"/{database}").geturl() for name in embedded.LOGINS}


def prepare() -> None:
    """Start the server, build the base when it is not of this version, and copy it for this worker; one at a time."""
    here = embedded.var_folder()
    here.mkdir(parents=True, exist_ok=True)
    with fasteners.InterProcessLock(here / "test-database.lock"):
        embedded.ensure("keten_test", for_tests=True)
        missing = [name for name in embedded.LOGINS if not os.environ.get(name)]
        if missing:
            raise pytest.UsageError(f"On a server of your own the tests need {', '.join(missing)} as well.")
        admin_url = addresses("postgres")["DATABASE_ADMIN_URL"]
        mark = here / "test-database.txt"
        if not (mark.exists() and mark.read_text() == fingerprint() and base_exists(admin_url)):
            build_base(admin_url)
            mark.write_text(fingerprint())
        mine = f"keten_test_{WORKER}"
        with psycopg.connect(admin_url, autocommit=True) as admin:
            admin.execute(f"drop database if exists {mine} with (force)")
            admin.execute(f"create database {mine} template {BASE} owner keten_owner")
            admin.execute(f"revoke temporary on database {mine} from public")
    os.environ.update(addresses(mine))


def base_exists(admin_url: str) -> bool:
    with psycopg.connect(admin_url) as admin:
        return admin.execute("select 1 from pg_database where datname = %s", (BASE,)).fetchone() is not None


def is_controller() -> bool:
    """With `-n`, the process that only hands out tests; it needs no database."""
    asked = re.search(r"(?:^| )(?:-n|--numprocesses)[ =]?(\w+)", " ".join(sys.argv[1:]))
    return WORKER == "main" and asked is not None and asked[1] != "0"


if not is_controller():
    prepare()
