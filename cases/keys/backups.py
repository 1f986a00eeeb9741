"""The backup of the keys of one tenant: a small file, kept apart from the database and thrown away after a month.

With a database from a backup and this file from about the same day a tenant is whole again. Whatever was destroyed
since is not: neither the database nor an old file of keys outlives the ledger, and an older file is gone.
"""

import json
import os
import uuid
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap
from django.db import connection, transaction
from django.utils import timezone

from accounts.vault import unwrap, wrap
from cases.keys import ledger, ring
from cases.keys.models import DataKey, DestroyedKey

ROWS_AT_ONCE = 1_000


class BackupRefused(Exception):
    """Why these keys are not put back, in words for the operator."""


@dataclass(frozen=True)
class Kept:
    path: Path
    keys: int
    removed: int


@dataclass(frozen=True)
class Restored:
    restored: int
    destroyed: int


def here() -> str:
    return str(connection.schema_name)  # type: ignore[attr-defined]  # our backend names it


def write(folder: Path, *, keep_days: int) -> Kept:
    """Keep every key, wrapped as it is, readable by this user only; remove the own files that are too old."""
    folder.mkdir(parents=True, exist_ok=True)
    now = timezone.now()
    path = folder / f"sleutels-{here()}-{now:%Y%m%dT%H%M%S%f}.jsonl"
    number = 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(json.dumps({"schema": here(), "made_at": now.isoformat()}) + "\n")
        for row in DataKey.objects.order_by("owner").iterator(chunk_size=ROWS_AT_ONCE):
            number += 1
            line = {"owner": str(row.owner), "wrapped": b64encode(bytes(row.wrapped)).decode()}
            file.write(json.dumps(line | {"created_at": row.created_at.isoformat()}) + "\n")
    oldest = now - timedelta(days=keep_days)
    old = [kept for kept in folder.glob(f"sleutels-{here()}-*.jsonl") if made_at(kept) < oldest]
    for kept in old:
        kept.unlink()
    return Kept(path, number, len(old))


def schema_of(path: Path) -> str:
    return str(head_of(path)["schema"])


def made_at(path: Path) -> datetime:
    return datetime.fromisoformat(head_of(path)["made_at"])


def head_of(path: Path) -> dict[str, Any]:
    try:
        with path.open() as file:
            head: dict[str, Any] = json.loads(file.readline())
        _ = head["schema"], head["made_at"]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BackupRefused(f"{path} is geen backup van sleutels.") from fault
    return head


@transaction.atomic
def restore(path: Path) -> Restored:
    """Put back the keys that are not here, but none that was destroyed, here or by the ledger."""
    if schema_of(path) != here():
        raise BackupRefused(f"{path} is van een andere tenant.")
    gone = set(DestroyedKey.objects.values_list("owner", flat=True)) | {line.owner for line in ledger.read()}
    rows = [row for row in rows_in(path) if row.owner not in gone]
    known = set(DataKey.objects.values_list("owner", flat=True))
    fresh = [row for row in rows if row.owner not in known]
    DataKey.objects.bulk_create(fresh, batch_size=ROWS_AT_ONCE)
    ring.drop_all()
    return Restored(len(fresh), sum(1 for row in rows_in(path) if row.owner in gone))


def rows_in(path: Path) -> list[DataKey]:
    rows = []
    try:
        for text in path.read_text().splitlines()[1:]:
            said = json.loads(text)
            wrapped = b64decode(said["wrapped"], validate=True)
            unwrap(wrapped)
            rows.append(DataKey(owner=uuid.UUID(said["owner"]), wrapped=wrapped, created_at=said["created_at"]))
    except InvalidUnwrap as fault:
        raise BackupRefused("Deze sleutels liggen onder een andere KETEN_KEK, en die is er niet meer.") from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise BackupRefused(f"{path} is geen hele backup van sleutels.") from fault
    return rows


def rewrap() -> int:
    """Bring every key of a case under the outer key of today, a batch at a time. Twice does no harm."""
    last, done = uuid.UUID(int=0), 0
    while batch := rewrap_after(last):
        done, last = done + len(batch), batch[-1].owner
    ring.drop_all()
    return done


@transaction.atomic
def rewrap_after(last: uuid.UUID) -> list[DataKey]:
    rows = list(DataKey.objects.select_for_update().filter(owner__gt=last).order_by("owner")[:ROWS_AT_ONCE])
    for row in rows:
        row.wrapped = wrap(unwrap(bytes(row.wrapped)))
    DataKey.objects.bulk_update(rows, ["wrapped"])
    return rows
