"""Sealing: once in a while, all lines of finished transactions under one signed root. Writers never wait for it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from audit import merkle
from audit.canonical import CANONICAL
from audit.keys import SigningKey
from audit.seals import Seal

MOST_ROWS = 10_000  # in one seal, so that a backlog is sealed in pieces that fit in memory
NOTHING = bytes(32)
COLUMNS = [field.attname for field in Seal._meta.concrete_fields]

# One statement has one snapshot: the window ends where the oldest transaction that still runs begins, and every line
# below is either there or will never come. A transaction is never cut in two.
WINDOW = """
with edge as materialized (
  select least(
    pg_snapshot_xmin(pg_current_snapshot()),
    coalesce((
      select xid from {table} where epoch = %(epoch)s and xid > (
        select xid from {table} where epoch = %(epoch)s and xid >= %(start)s::xid8
        order by xid, id offset %(most)s limit 1
      ) order by xid limit 1
    ), pg_snapshot_xmin(pg_current_snapshot()))
  ) as upto
)
select edge.upto::text, e.id, e.at, {line} from edge
left join {table} e on e.epoch = %(epoch)s and e.xid >= %(start)s::xid8 and e.xid < edge.upto
order by e.xid, e.id
"""
# After a restore in another cluster all lines of the old one are there: its last seal takes what was left.
REST = """
select (select max(xid::text::numeric) + 1 from {table} where epoch = %(epoch)s)::text, e.id, e.at, {line}
from {table} e where e.epoch = %(epoch)s and e.xid >= %(start)s::xid8 order by e.xid, e.id
"""

# A log that was restored before its first seal.
ELSEWHERE = "select epoch from {table} where epoch <> %s order by epoch limit 1"


@dataclass(frozen=True)
class End:
    """Where a seal ended, without its long list of lines."""

    number: int
    epoch: int
    xid_to: int
    closes: bool
    sealed_at: datetime


@dataclass(frozen=True)
class Log:
    """The log of one schema, over any connection whose role may read it."""

    cursor: Any
    schema: str

    def table(self, name: str = "entry") -> str:
        return f'"{self.schema}".audit_{name}'

    def ask(self, query: str, values: "dict[str, Any] | list[Any] | None" = None) -> list[Any]:
        self.cursor.execute(query, values)
        return list(self.cursor.fetchall())

    def one(self, query: str, values: "dict[str, Any] | list[Any] | None" = None) -> Any:
        found = self.ask(query, values)
        return found[0][0] if found else None

    @cached_property
    def cluster(self) -> int:
        """The cluster that numbers transactions now."""
        return int(self.one("select system_identifier from pg_control_system()"))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; a connection of Django's and one of psycopg begin it alike."""
        self.cursor.execute("begin")
        try:
            yield
        except BaseException:
            self.cursor.execute("rollback")
            raise
        self.cursor.execute("commit")

    def seals(self, where: str = "true", values: "list[Any] | None" = None) -> list[Seal]:
        found = self.ask(
            f"select {', '.join(COLUMNS)} from {self.table('seal')} where {where} order by number",  # noqa: S608  # our columns
            values,
        )
        return [Seal(**dict(zip(COLUMNS, row, strict=True))) for row in found]

    def last_seal(self) -> Seal | None:
        found = self.seals(f"number = (select max(number) from {self.table('seal')})")  # noqa: S608  # our table
        return found[0] if found else None

    def end(self, where: str = "true", values: "list[Any] | None" = None) -> End | None:
        """Where the last seal, or the last that is asked for, ended."""
        columns = "number, epoch, xid_to, closes, sealed_at"
        query = f"select {columns} from {self.table('seal')} where {where} order by number desc limit 1"  # noqa: S608
        found = self.ask(query, values)
        return End(*found[0]) if found else None

    def oldest_unsealed(self) -> datetime | None:
        """When the oldest line that no seal covers was written."""
        last, here = self.end(), self.cluster
        of_here = self.end("epoch = %s", [here])
        query = f"select min(at) from {self.table()} where epoch = %s and xid >= %s::xid8"  # noqa: S608
        found = [self.one(query, [here, str(of_here.xid_to if of_here else 0)])]
        if last and last.epoch != here:
            found.append(self.one(query, [last.epoch, str(last.xid_to)]))
        return min((at for at in found if at), default=None)


@dataclass(frozen=True)
class Window:
    """The lines that one seal will cover."""

    epoch: int
    start: int
    upto: int
    lines: list[tuple[uuid.UUID, datetime, str]]
    closes: bool = False


def seal_all(log: Log, key: SigningKey, *, most: int = MOST_ROWS) -> list[Seal]:
    """Seal all that can be sealed now. While another sealer works in this log there is nothing to do."""
    made: list[Seal] = []
    with alone(log) as is_alone:
        while is_alone and (seal := seal_once(log, key, most=most)):
            made.append(seal)
    return made


@contextmanager
def alone(log: Log) -> Iterator[bool]:
    """One sealer per log at a time. Taken before the snapshot is: a lock inside it would come too late."""
    name = f"audit.seal:{log.schema}"
    is_alone = bool(log.one("select pg_try_advisory_lock(hashtextextended(%s, 0))", [name]))
    try:
        yield is_alone
    finally:
        if is_alone:
            log.one("select pg_advisory_unlock(hashtextextended(%s, 0))", [name])


def seal_once(log: Log, key: SigningKey, *, most: int = MOST_ROWS) -> Seal | None:
    """The next seal; None when there is nothing to put under one."""
    last, here = log.end(), log.cluster
    if last and last.epoch != here and not last.closes:
        return store(log, closing(log, last.epoch, last.xid_to), key)
    if last is None and (older := log.one(ELSEWHERE.format(table=log.table()), [here])):
        return store(log, closing(log, older, 0), key)
    window = waiting(log, here, most=most)
    return store(log, window, key) if window.lines else None


def waiting(log: Log, epoch: int, *, most: int) -> Window:
    """What no seal covers yet, as far as its transactions are finished."""
    before = log.end("epoch = %s", [epoch])
    start = before.xid_to if before else 0
    return window_of(log, WINDOW, epoch, start, most=most)


def closing(log: Log, epoch: int, start: int) -> Window:
    """The rest of an old epoch. Made also when empty, because from here on nothing may be added to it."""
    rest = window_of(log, REST, epoch, start)
    return replace(rest, upto=max(rest.upto, start + 1), closes=True)


def window_of(log: Log, query: str, epoch: int, start: int, **values: int) -> Window:
    found = log.ask(
        query.format(table=log.table(), line=CANONICAL), {"epoch": epoch, "start": str(start), "most": 0} | values
    )
    upto = max(int(found[0][0]), start) if found else start
    return Window(epoch, start, upto, [(row[1], row[2], row[3]) for row in found if row[1]])


def store(log: Log, window: Window, key: SigningKey) -> Seal:
    """Sign the window and keep the seal.

    The seal takes a transaction number of its own after it looked at the clock: what has a higher number was written
    later than that, so `verify` knows how early its time can be.
    """
    last = log.last_seal()
    hashes = [merkle.leaf_hash(text.encode()) for _, _, text in window.lines]
    moments = [at for _, at, _ in window.lines]
    seal = Seal(
        number=last.number + 1 if last else 1,
        log_id=last.log_id if last else uuid.uuid4(),
        epoch=window.epoch,
        xid_from=window.start,
        xid_to=window.upto,
        closes=window.closes,
        rows=len(hashes),
        first_at=min(moments, default=None),
        last_at=max(moments, default=None),
        root=merkle.root(hashes),
        leaves=b"".join(line[0].bytes + hashed for line, hashed in zip(window.lines, hashes, strict=True)),
        previous=last.hash if last else NOTHING,
        sealed_at=timezone.now(),
        key=key.name,
    )
    with log.transaction():
        seal.xid_at = None if window.closes else int(log.one("select pg_current_xact_id()::text"))
        seal.signature = key.sign(seal.payload)
        log.cursor.execute(
            f"insert into {log.table('seal')} ({', '.join(COLUMNS)}) values ({', '.join(['%s'] * len(COLUMNS))})",  # noqa: S608
            [getattr(seal, column) for column in COLUMNS],
        )
    return seal
