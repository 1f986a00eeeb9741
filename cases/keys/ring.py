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
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.formats import date_format

from accounts.vault import unwrap, wrap
from cases.keys.models import DataKey, DestroyedKey
from cases.refusals import Refused

SECONDS = 30
MOST_WANTED = 500

Place = tuple[str, uuid.UUID]


class Unreadable(Refused):
    """There is no key: it was destroyed, or a backup was restored without it."""

    def __init__(self, owner: uuid.UUID, destroyed_at: datetime | None = None) -> None:
        super().__init__("Deze gegevens zijn gewist en niet meer te lezen.")
        self.owner, self.destroyed_at = owner, destroyed_at

    @property
    def in_place(self) -> str:
        """What stands where the text stood."""
        if self.destroyed_at is None:
            return "Deze tekst is niet meer te lezen."
        return f"Deze tekst is gewist op {date_format(timezone.localtime(self.destroyed_at), 'j F Y')}."


class _Ring(threading.local):
    """What this thread knows: keys with when they were read, owners of rows that were read, and keys to write with."""

    def __init__(self) -> None:
        self.held: dict[Place, tuple[float, bytes]] = {}
        self.wanted: set[Place] = set()
        self.writing: dict[Place, bytes] = {}
        # When a key that is asked for was destroyed; and whether a text without its key says so, or raises.
        self.destroyed: dict[Place, datetime] = {}
        self.says_so = False


_ring = _Ring()


def want(owner: uuid.UUID) -> None:
    """A row of this owner was read. When one of them is opened, their keys come in one query, not one by one."""
    if len(_ring.wanted) < MOST_WANTED:
        _ring.wanted.add(_place(owner))


def to_read(owner: uuid.UUID) -> bytes:
    """The key of this owner, or Unreadable."""
    place = _place(owner)
    if destroyed_at := _ring.destroyed.get(place):
        raise Unreadable(owner, destroyed_at)
    read_at, material = _ring.held.get(place, (0.0, b""))
    if not material or time.monotonic() - read_at > SECONDS:
        _load({owner} | {wanted for schema, wanted in _ring.wanted if schema == place[0]})
        _ring.wanted.clear()
        _, material = _ring.held.get(place, (0.0, b""))
    if not material:
        raise Unreadable(owner, _destroyed(owner))
    return material


def say_so() -> None:
    """Until `drop_all` a text without its key is a sentence that says so. For who only shows things: a page, a paper
    or an export must not fail on the one text that is gone. Whoever works with the text itself gets Unreadable."""
    _ring.says_so = True


def says_so() -> bool:
    return _ring.says_so


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
    _ring.destroyed.clear()
    _ring.says_so = False


def _destroyed(owner: uuid.UUID) -> datetime | None:
    """When this key was destroyed; remembered, because that is for good. None when it is only not here."""
    found = DestroyedKey.objects.filter(pk=owner).values_list("destroyed_at", flat=True).first()
    if found is not None:
        _ring.destroyed[_place(owner)] = found
    return found


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
