"""A log of its own to seal: that of Proeftuin, emptied, with the sealer's login and a superuser's beside it."""

import os
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import transaction

import audit
from audit import keys
from audit.sealing import Log, seal_all
from audit.seals import Seal
from audit.verifying import Report, verify

EMPTY = """
set session_replication_role = replica;
truncate proeftuin.audit_entry, proeftuin.audit_seal, proeftuin.audit_prune, proeftuin.audit_verification;
set session_replication_role = origin;
"""
FINISHED = """
select coalesce(bool_and(xid < pg_snapshot_xmin(pg_current_snapshot())), true) from proeftuin.audit_entry
"""


@dataclass
class Sealer:
    """The process that seals, and what it finds when it looks back."""

    log: Log
    key: keys.SigningKey
    public: keys.PublicKeys

    def seals(self, *, most: int = 10_000) -> list[Seal]:
        """Seal all there is, in one window: first wait for the transactions in databases of other tests, which hold
        it back for a moment and would make it two."""
        made: list[Seal] = []
        end = time.monotonic() + 30
        while not self.log.one(FINISHED) and time.monotonic() < end:
            time.sleep(0.02)
        while True:
            made += seal_all(self.log, self.key, most=most)
            if self.log.oldest_unsealed() is None or time.monotonic() > end:
                return made
            time.sleep(0.02)

    def finds(self, *anchors: Any) -> Report:
        return verify(self.log, self.public, anchors)


def connect(variable: str) -> "psycopg.Connection[Any]":
    return psycopg.connect(os.environ[variable], autocommit=True)


@pytest.fixture
def superuser(committed: str) -> Iterator["psycopg.Connection[Any]"]:
    """The database administrator at their worst: no trigger runs for them."""
    with connect("DATABASE_ADMIN_URL") as database:
        database.execute(EMPTY)
        database.execute("set session_replication_role = replica")
        yield database
        database.execute(EMPTY)


@pytest.fixture
def key_files(tmp_path: Path, settings: Any) -> tuple[Path, Path]:
    settings.KETEN_SEAL_KEY_FILE, settings.KETEN_SEAL_PUBLIC_FILE = tmp_path / "zegel.pem", tmp_path / "zegel.pub.pem"
    keys.make(settings.KETEN_SEAL_KEY_FILE, settings.KETEN_SEAL_PUBLIC_FILE, is_test=True)
    return settings.KETEN_SEAL_KEY_FILE, settings.KETEN_SEAL_PUBLIC_FILE


@pytest.fixture
def sealer(superuser: Any, key_files: Any) -> Iterator[Sealer]:
    with connect("DATABASE_SEALER_URL") as database:
        yield Sealer(Log(database.cursor(), "proeftuin"), keys.signing_key(), keys.public_keys())


@pytest.fixture
def written(sealer: Sealer) -> Any:
    """Writes this many lines to the log: one by one, or together in one transaction, which no seal can cut in two."""

    def write(number: int = 3, *, together: bool = False) -> None:
        with transaction.atomic() if together else nullcontext():
            for place in range(number):
                audit.record("proef", by=None, details={"place": place})

    return write
