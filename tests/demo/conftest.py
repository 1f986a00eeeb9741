"""The demo world, loaded once as `make demo` loads it, in a database of its own that the tests only read."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import fasteners
import psycopg
import pytest
from django.db import connection

from accounts.vault import keys
from config import embedded
from config.demo.places import PLACES
from tests import plugin_database as built

DATABASE = "keten_test_demo"
TOLD_BY = ("platform/config/demo*/**/*.py", "platform/accounts/**/*.py", "cases/**/*.py", "consent/**/*.py",
           "sharing/**/*.py", "frontend/beheer/*.py", "tests/demo/conftest.py")  # fmt: skip
POPULATE = "import django; django.setup(); from config.demo import world; world.populate()"


@pytest.fixture(scope="session")
def loaded() -> None:
    """Load the world when it is not of this version; another worker waits and finds it."""
    here = embedded.var_folder()
    mark = here / "test-demo.txt"
    with fasteners.InterProcessLock(here / "test-database.lock"):
        if mark.exists() and mark.read_text() == version():
            return
        copy_empty_tenants()
        populate(people=str(here / "test-demo.json"))
        mark.write_text(version())


def version() -> str:
    files = sorted({path for pattern in TOLD_BY for path in built.ROOT.glob(pattern)})
    return built.fingerprint() + sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def copy_empty_tenants() -> None:
    """The tests have the same tenants as the demo, so that nothing needs to be migrated again."""
    with psycopg.connect(built.addresses("postgres")["DATABASE_ADMIN_URL"], autocommit=True) as admin:
        admin.execute(f"drop database if exists {DATABASE} with (force)")
        admin.execute(f"create database {DATABASE} template {built.BASE} owner keten_owner")


def populate(*, people: str) -> None:
    ours = {"DEMO": "1", "KETEN_LOGIN": "owner", "DJANGO_SETTINGS_MODULE": "config.settings",
            "DEMO_IDP_PEOPLE": people}  # fmt: skip
    environment = os.environ | built.addresses(DATABASE) | ours
    done = subprocess.run([sys.executable, "-c", POPULATE], env=environment, cwd=built.ROOT, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert not done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def world(loaded: None, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Stand in the database of the demo for the tests of this module."""
    with django_db_blocker.unblock(), another_database(DATABASE):
        yield


@contextmanager
def another_database(name: str) -> Iterator[None]:
    usual = connection.settings_dict["NAME"]
    forget()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        forget()
        connection.settings_dict["NAME"] = usual


def forget() -> None:
    """Neither the connection nor the keys of a tenant may travel to the other database."""
    connection.close()
    for schema in ("public", *(place.schema for place in PLACES)):
        keys.forget(schema)
