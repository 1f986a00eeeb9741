"""Which jongeren a file has already told of, without keeping them in memory."""

import hashlib
import sqlite3
from typing import Any, Self


class Seen:
    """The first line about someone counts; a later line may add an inschrijving or verzuim, not another person.

    Otherwise two lines that contradict each other would change the jongere on every run. Kept in a private file that
    vanishes by itself, as digests only: a file of any length costs the same memory.
    """

    def __enter__(self) -> Self:
        self.store = sqlite3.connect("")
        self.store.execute("create table seen (bsn blob primary key, person blob, line integer) without rowid")
        return self

    def __exit__(self, *error: object) -> None:
        self.store.close()

    def contradicts(self, bsn_index: bytes, person: dict[str, Any], line: int) -> int | None:
        """The number of an earlier line that says something else about this person, or None."""
        told = hashlib.sha256(repr(sorted(person.items())).encode()).digest()
        self.store.execute("insert or ignore into seen values (?, ?, ?)", (bsn_index, told, line))
        known, first = self.store.execute("select person, line from seen where bsn = ?", (bsn_index,)).fetchone()
        return first if known != told else None
