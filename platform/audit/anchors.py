"""Anchor: the last seal of a day, kept where no database administrator can reach it: a mailbox, a SIEM."""

import json
import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from audit.keys import PublicKeys
from audit.sealing import Log
from audit.seals import Seal


class AnchorUnreadable(Exception):
    """A file that should hold an anchor holds something else."""


@dataclass(frozen=True)
class Anchor:
    """The header of one seal with its signature: small, readable, and checkable with the public key alone."""

    header: dict[str, Any]
    signature: str

    @classmethod
    def of(cls, seal: Seal) -> "Anchor":
        return cls(seal.header, bytes(seal.signature).hex())

    @property
    def number(self) -> int:
        return int(self.header["number"])

    @property
    def log_id(self) -> uuid.UUID:
        return uuid.UUID(self.header["log"])

    @property
    def payload(self) -> bytes:
        return json.dumps(self.header, sort_keys=True, separators=(",", ":")).encode()

    def is_signed(self, keys: PublicKeys) -> bool:
        """Whether one of these keys signed this very header: a file that lies outside can be edited too."""
        try:
            signature = bytes.fromhex(self.signature)
        except ValueError:
            return False
        return keys.signed(str(self.header.get("key")), self.payload, signature)

    @property
    def day(self) -> str:
        return str(self.header["sealed_at"])[:10]

    @property
    def text(self) -> str:
        return json.dumps({"seal": self.header, "signature": self.signature}, indent=1) + "\n"


def read(text: str) -> Anchor:
    """An anchor from its file."""
    try:
        kept = json.loads(text)
        anchor = Anchor(dict(kept["seal"]), str(kept["signature"]))
        _ = anchor.number, anchor.log_id
    except (ValueError, KeyError, TypeError) as fault:
        raise AnchorUnreadable("Dit is geen ankerbestand.") from fault
    return anchor


def name_of(schema: str, day: str) -> str:
    return f"anker-{schema}-{day}.json"


def write(log: Log, folder: Path, day: date) -> Path | None:
    """Keep the last seal as the anchor of this day; the file of a day is replaced until the day is over."""
    if not (last := log.last_seal()):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name_of(log.schema, day.isoformat())
    fresh = path.with_suffix(".nieuw")
    fresh.write_text(Anchor.of(last).text)
    fresh.replace(path)
    return path


def of_log(anchors: list[Anchor], log: Log) -> list[Anchor]:
    """Those of this log: by the id that all its seals carry; a log without any seal owes all that bear its name."""
    last = log.last_seal()
    return [anchor for anchor in anchors if last is None or anchor.log_id == last.log_id]
