"""What a file has already told, without keeping it in memory."""

import hashlib
import json
import sqlite3
from typing import Any, Self


class Seen:
    """The first line about someone counts; a later line may add to it and not contradict it.

    Otherwise two lines that disagree would change the jongere back and forth on every run. Kept in a private file that
    vanishes by itself, as digests only: a file of any length costs the same memory.
    """

    def __enter__(self) -> Self:
        self.store = sqlite3.connect("")
        self.store.execute("create table seen (about blob primary key, told text, line integer) without rowid")
        return self

    def __exit__(self, *error: object) -> None:
        self.store.close()

    def contradicts(self, *about: object, values: dict[str, Any], line: int) -> int | None:
        """The number of an earlier line that says something else about this, or None."""
        key = digest(about)
        told = {name: digest(value).hex() for name, value in values.items()}
        row = self.store.execute("select told, line from seen where about = ?", (key,)).fetchone()
        known, first = (json.loads(row[0]), row[1]) if row else ({}, line)
        if any(known.get(name, said) != said for name, said in told.items()):
            return int(first)
        if told.keys() - known.keys():
            self.store.execute("insert or replace into seen values (?, ?, ?)", (key, json.dumps(known | told), first))
        return None


def digest(value: object) -> bytes:
    return hashlib.blake2b(repr(value).encode(), digest_size=12).digest()
