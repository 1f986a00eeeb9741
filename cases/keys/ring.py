"""The keys that a thread holds while it answers one request, and not longer.

A worker that destroys a key cannot reach into the memory of another. So nothing is kept between requests: each begins
with an empty ring (`drop_all`, on the signals in `cases.apps` and before each task), and in long work a key is asked
for again after `SECONDS`.
"""

import secrets
import threading
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection, transaction

from accounts.vault import unwrap, wrap
from cases.keys.models import DataKey
from cases.refusals import Refused

SECONDS = 30
MOST_WANTED = 500

Place = tuple[str, uuid.UUID]


class Unreadable(Refused):
    """There is no key: it was destroyed, or a backup was restored without it."""

    def __init__(self, owner: uuid.UUID) -> None:
        super().__init__("Deze gegevens zijn gewist en niet meer te lezen.")
        self.owner = owner


class _Ring(threading.local):
    """What this thread knows: keys with when they were read, owners of rows that were read, and keys to write with."""

    def __init__(self) -> None:
        self.held: dict[Place, tuple[float, bytes]] = {}
        self.wanted: set[Place] = set()
        self.writing: dict[Place, bytes] = {}


_ring = _Ring()


def want(owner: uuid.UUID) -> None:
    """A row of this owner was read. When one of them is opened, their keys come in one query, not one by one."""
    if len(_ring.wanted) < MOST_WANTED:
        _ring.wanted.add(_place(owner))


def to_read(owner: uuid.UUID) -> bytes:
    """The key of this owner, or Unreadable."""
    place = _place(owner)
    read_at, material = _ring.held.get(place, (0.0, b""))
    if not material or time.monotonic() - read_at > SECONDS:
        _load({owner} | {wanted for schema, wanted in _ring.wanted if schema == place[0]})
        _ring.wanted.clear()
        _, material = _ring.held.get(place, (0.0, b""))
    if not material:
        raise Unreadable(owner)
    return material


def to_write(owner: uuid.UUID) -> bytes:
    """The key of this owner, made when there is none. Always asks the database, and holds the row until the end of
    the transaction: nobody writes under a key that is being destroyed, or that was rolled back."""
    if prepared := _ring.writing.get(_place(owner)):
        return prepared
    wrapped = _locked(owner)
    if wrapped is None:
        try:
            prepare([owner])
        except IntegrityError as refusal:
            raise Unreadable(owner) from refusal
        wrapped = _locked(owner)
    if wrapped is None:
        raise Unreadable(owner)
    return unwrap(wrapped)


def prepare(owners: Iterable[uuid.UUID]) -> None:
    """Make the keys that are not there yet. The database refuses one that was destroyed."""
    rows = [DataKey(owner=owner, wrapped=wrap(secrets.token_bytes(32))) for owner in owners]
    with transaction.atomic():
        DataKey.objects.bulk_create(rows, ignore_conflicts=True)


@contextmanager
def prepared(owners: Iterable[uuid.UUID]) -> Iterator[None]:
    """For writing thousands of rows at once: two queries for all of them. Stands in a transaction."""
    if not (wanted := list(owners)):
        yield
        return
    prepare(wanted)
    rows = DataKey.objects.select_for_update().filter(owner__in=wanted)
    _ring.writing = {_place(row.owner): unwrap(bytes(row.wrapped)) for row in rows}
    try:
        yield
    finally:
        _ring.writing = {}


def drop(owner: uuid.UUID) -> None:
    _ring.held.pop(_place(owner), None)
    _ring.writing.pop(_place(owner), None)


def drop_all(**_: object) -> None:
    """Forget every key. A receiver of signals."""
    _ring.held.clear()
    _ring.wanted.clear()
    _ring.writing.clear()


def _load(owners: set[uuid.UUID]) -> None:
    for owner in owners:
        _ring.held.pop(_place(owner), None)
    now = time.monotonic()
    for row in DataKey.objects.filter(owner__in=owners):
        _ring.held[_place(row.owner)] = now, unwrap(bytes(row.wrapped))


def _locked(owner: uuid.UUID) -> bytes | None:
    with connection.cursor() as cursor:
        cursor.execute("select wrapped from cases_datakey where owner = %s for key share", [owner])
        row = cursor.fetchone()
    return bytes(row[0]) if row else None


def _place(owner: uuid.UUID) -> Place:
    return str(connection.schema_name), owner  # type: ignore[attr-defined]  # our backend names it
