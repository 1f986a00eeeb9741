"""The ledger of destroyed keys: one file per tenant outside the database, with numbers and days and nothing else.

A restore brings back the database as it was, with the keys and without the memory of destroying them. The ledger does
not go back: `keten keys reapply` destroys again what stands in it. `complete` writes what a crash left out.
"""

import json
import logging
import os
import uuid
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from cases.keys.models import DestroyedKey

log = logging.getLogger(__name__)


class Line(NamedTuple):
    owner: uuid.UUID
    why: str
    at: datetime


class LedgerBroken(Exception):
    """A line that is no line. A ledger with a hole could leave a key alive, so it is refused whole."""


def path_here() -> Path | None:
    """The file of this tenant; None where no folder is named."""
    folder = settings.KETEN_LEDGER
    return Path(folder) / f"{connection.schema_name}.jsonl" if folder else None  # type: ignore[attr-defined]  # our backend names it


def write(owners: Iterable[uuid.UUID]) -> None:
    """Add these. The key is gone already, so a full disk undoes no erasing: it is told, and `complete` helps."""
    try:
        _append(DestroyedKey.objects.filter(owner__in=list(owners)))
    except OSError:
        log.exception("the ledger of destroyed keys could not be written: run keten keys ledger")


def complete() -> int:
    """Add what the database knows and the ledger does not; returns how many lines that were."""
    known = {line.owner for line in read()}
    return _append(row for row in DestroyedKey.objects.all() if row.owner not in known)


def read(path: Path | None = None) -> list[Line]:
    """Every line of the ledger; none when there is no file yet."""
    path = path or path_here()
    if path is None or not path.exists():
        return []
    try:
        return [_line(text) for text in path.read_text().splitlines() if text]
    except (ValueError, KeyError, TypeError) as fault:
        raise LedgerBroken(f"{path} is geen heel register van vernietigde sleutels.") from fault


def _line(text: str) -> Line:
    said = json.loads(text)
    return Line(uuid.UUID(said["owner"]), str(said["why"]), datetime.fromisoformat(said["at"]))


def _append(rows: Iterable[DestroyedKey]) -> int:
    path, lines = path_here(), [json.dumps(row.line) + "\n" for row in rows]
    if path is None or not lines:
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write("".join(lines))
        file.flush()
        os.fsync(file.fileno())
    return len(lines)
