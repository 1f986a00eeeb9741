"""The ledger of destroyed keys: one file per tenant outside the database, with numbers and days and nothing else.

A restore brings back the database as it was, with the keys and without the memory of destroying them. The ledger does
not go back: `keten keys reapply` destroys again what stands in it. `complete` writes what a crash left out.

It stood among the files of MEDIA_ROOT once, where a restore of those brings back an old one. What stands there still
counts, and `complete` takes it along.
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

    @property
    def told(self) -> dict[str, str]:
        """As it stands in the file."""
        return {"owner": str(self.owner), "why": self.why, "at": self.at.isoformat()}


class LedgerBroken(Exception):
    """A line that is no line. A ledger with a hole could leave a key alive, so it is refused whole."""


def path_here() -> Path | None:
    """The file of this tenant; None where no folder is named."""
    folder = settings.KETEN_LEDGER
    return Path(folder) / file_name() if folder else None


def former_path() -> Path:
    """Where the file of this tenant stood before it had a place of its own."""
    return Path(settings.MEDIA_ROOT) / "vernietigd" / file_name()


def file_name() -> str:
    return f"{connection.schema_name}.jsonl"  # type: ignore[attr-defined]  # our backend names it


def write(owners: Iterable[uuid.UUID]) -> None:
    """Add these. The key is gone already, so a full disk undoes no erasing: it is told, and `complete` helps."""
    try:
        _append(row.line for row in DestroyedKey.objects.filter(owner__in=list(owners)))
    except OSError:
        log.exception("the ledger of destroyed keys could not be written: run keten keys ledger")


def complete() -> int:
    """Add what the database knows, or the former place, and the ledger does not; returns how many lines that were."""
    path = path_here()
    if path is None:
        return 0
    known = {line.owner for line in read_file(path)}
    missing = {line.owner: line.told for line in read_file(former_path())}
    missing |= {row.owner: row.line for row in DestroyedKey.objects.all()}
    return _append(told for owner, told in missing.items() if owner not in known)


def read() -> list[Line]:
    """Every line of the ledger, also of what still stands at its former place; none when there is no file yet."""
    path = path_here()
    if path is None:
        return []
    lines = {line.owner: line for place in (former_path(), path) for line in read_file(place)}
    return list(lines.values())


def read_file(path: Path) -> list[Line]:
    if not path.exists():
        return []
    try:
        return [_line(text) for text in path.read_text().splitlines() if text]
    except (ValueError, KeyError, TypeError) as fault:
        raise LedgerBroken(f"{path} is geen heel register van vernietigde sleutels.") from fault


def _line(text: str) -> Line:
    said = json.loads(text)
    return Line(uuid.UUID(said["owner"]), str(said["why"]), datetime.fromisoformat(said["at"]))


def _append(told: Iterable[dict[str, str]]) -> int:
    path, lines = path_here(), [json.dumps(line) + "\n" for line in told]
    if path is None or not lines:
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write("".join(lines))
        file.flush()
        os.fsync(file.fileno())
    return len(lines)
