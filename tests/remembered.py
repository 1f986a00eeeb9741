"""Rows that are the same for very many tests: made once by the services, and put back for each next test.

Most tests begin with Teun and his filled case. Making him walks through some thirty acts of casework; his rows, and the
log lines of those acts, are remembered by each worker and written back in one statement of `tests/remembered.sql`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from cases.keys.ring import drop_all
from tenants import current
from tests.factories import bsns


@dataclass(frozen=True)
class Memory:
    """What was written, when, by whom, and the key by which it is found again."""

    rows: str
    at: datetime
    by: UUID
    key: UUID


_memories: dict[tuple[str, date], Memory] = {}


def remembered(name: str, make: Callable[[], UUID], *, by: UUID) -> UUID:
    """Make these rows through the services, or write again what that gave before, as acts of `by`; returns their key.

    Ages are counted from today, so what was made before midnight is not used after it.
    """
    known = _memories.get((name, timezone.localdate()))
    if known is None:
        known = _memories[name, timezone.localdate()] = _make(make, by)
        return known.key
    with connection.cursor() as cursor:
        rows = known.rows.replace(str(known.by), str(by))
        drop_all()  # what this thread knows of their keys is of another test
        cursor.execute("select keten_test.put_back(%s::jsonb, clock_timestamp() - %s)", [rows, known.at])
    return known.key


def _make(make: Callable[[], UUID], by: UUID) -> Memory:
    with transaction.atomic(), connection.cursor() as cursor, bsns.keeping():
        cursor.execute("select keten_test.number_of_now()")
        (number,) = cursor.fetchone()
        key = make()
        cursor.execute("select keten_test.written_since(%s, %s)::text, clock_timestamp()", [number, [current().schema]])
        rows, at = cursor.fetchone()
    return Memory(rows, at, by, key)
