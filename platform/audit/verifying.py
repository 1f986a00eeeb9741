"""Verifying: is the log still what was sealed? Names each line that was changed, removed, inserted or dated back."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from audit import merkle
from audit.anchors import Anchor
from audit.canonical import CANONICAL
from audit.keys import PublicKeys
from audit.sealing import NOTHING, Log
from audit.seals import LEAF, Prune, Seal
from audit.times import CLOCK, Times

LINES = """
select e.id, e.at, {line}, e.xid::text::bigint from {table} e
where e.epoch = %s and e.xid >= %s::xid8 and e.xid < %s::xid8
"""
# What stands outside every window: in an old epoch after its last seal, or in one that no seal knows.
STRAYS = """
select e.id, e.at from {table} e where (e.epoch <> %(here)s or %(start)s::xid8 > e.xid) and not exists (
  select from {seal} s where s.epoch = e.epoch and e.xid >= s.xid_from::text::xid8 and e.xid < s.xid_to::text::xid8)
"""


class Fault(StrEnum):
    """What can be wrong, in the words of the report."""

    CHANGED = "regel is veranderd"
    REMOVED = "regel is verwijderd"
    INSERTED = "regel is later ingevoegd"
    DATED_BACK = "regel heeft een tijd die niet kan"
    SEAL_CHANGED = "zegel is veranderd of niet met onze sleutel gezet"
    SEAL_MISSING = "zegel ontbreekt"
    CHAIN_BROKEN = "zegel volgt niet op het vorige"
    ANCHOR_CHANGED = "ankerbestand is veranderd of niet met onze sleutel gezet"
    ANCHOR_MISSING = "zegel uit het ankerbestand ontbreekt of is een ander zegel"
    PRUNE_FALSE = "verwijdering zonder geldige verklaring van de sealer"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, with the seal and the line that it is about."""

    fault: Fault
    seal: int | None = None
    line: uuid.UUID | None = None

    def __str__(self) -> str:
        where = f"zegel {self.seal}: " if self.seal else "buiten de zegels: "
        return f"{where}{self.fault.value}{f' ({self.line})' if self.line else ''}"


@dataclass
class Report:
    """What verifying found; the log is sound when there are no findings."""

    seals: int = 0
    rows: int = 0
    pruned: int = 0
    until: datetime | None = None
    last_number: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.findings

    @property
    def summary(self) -> str:
        """One sentence for who asked."""
        pruned = f", waarvan {self.pruned} verwijderd na hun termijn" if self.pruned else ""
        sealed = f"{self.seals} zegels over {self.rows} regels{pruned}"
        until = f", tot {self.until.isoformat(timespec='seconds')}" if self.until else ""
        return f"{'klopt' if self.is_sound else 'KLOPT NIET'}: {sealed}{until}"


def verify(log: Log, keys: PublicKeys, anchors: Iterable[Anchor] = ()) -> Report:
    """Compare every line with its seal, the seals with each other, and the seals with what was kept outside."""
    report, times, ends = Report(), Times(), dict[int, int]()
    prunes = prunes_of(log)
    for seal in each_seal(log):
        report.findings += [
            *faults_of_seal(seal, times.last, keys, ends),
            *faults_of_lines(log, seal, times, keys, prunes),
        ]
        report.seals, report.until, report.last_number = report.seals + 1, seal.sealed_at, seal.number
        report.rows += seal.rows
        report.pruned += seal.rows if seal.number in prunes else 0
        times.learn(seal)
        ends[seal.epoch] = seal.xid_to
    report.findings += [*strays(log, times, ends), *faults_of_anchors(log, anchors, keys)]
    return report


def each_seal(log: Log) -> Iterator[Seal]:
    """One at a time, because the list of lines of a seal is large."""
    for (number,) in log.ask(f"select number from {log.table('seal')} order by number"):  # noqa: S608  # our table
        yield from log.seals("number = %s", [number])


def prunes_of(log: Log) -> dict[int, Prune]:
    columns = [each.attname for each in Prune._meta.concrete_fields]
    found = log.ask(f"select {', '.join(columns)} from {log.table('prune')}")  # noqa: S608  # our columns
    return {row[0]: Prune(**dict(zip(columns, row, strict=True))) for row in found}


def faults_of_seal(seal: Seal, before: Seal | None, keys: PublicKeys, ends: dict[int, int]) -> Iterator[Finding]:
    if not keys.signed(seal.key, seal.payload, bytes(seal.signature)) or not hangs_together(seal):
        yield Finding(Fault.SEAL_CHANGED, seal.number)
    expected = before.number + 1 if before else 1
    yield from (Finding(Fault.SEAL_MISSING, number) for number in range(expected, seal.number))
    follows = bytes(seal.previous) == (before.hash if before else NOTHING)
    same_log = before is None or before.log_id == seal.log_id
    if seal.number == expected and not (follows and same_log and seal.xid_from == ends.get(seal.epoch, 0)):
        yield Finding(Fault.CHAIN_BROKEN, seal.number)


def hangs_together(seal: Seal) -> bool:
    """The list of lines is the one under the root, and as long as the seal says."""
    return len(seal.leaves) == seal.rows * LEAF and merkle.root(list(seal.lines.values())) == bytes(seal.root)


def faults_of_lines(
    log: Log, seal: Seal, times: Times, keys: PublicKeys, prunes: dict[int, Prune]
) -> Iterator[Finding]:
    window = [seal.epoch, str(seal.xid_from), str(seal.xid_to)]
    found = {
        row[0]: (row[1], merkle.leaf_hash(row[2].encode()), row[3])
        for row in log.ask(LINES.format(line=CANONICAL, table=log.table()), window)
    }
    sealed = seal.lines
    if prune := prunes.get(seal.number):
        if not (is_true(prune, seal, keys) and is_written_down(log, prune, prunes)):
            yield Finding(Fault.PRUNE_FALSE, seal.number)
        sealed = {}
    for line in sealed.keys() - found.keys():
        yield Finding(Fault.REMOVED, seal.number, line)
    for line, (at, hashed, xid) in found.items():
        if line not in sealed:
            yield Finding(Fault.INSERTED, seal.number, line)
        elif sealed[line] != hashed:
            yield Finding(Fault.CHANGED, seal.number, line)
        elif at > seal.sealed_at + CLOCK or not times.allow(at, epoch=seal.epoch, xid=xid):
            yield Finding(Fault.DATED_BACK, seal.number, line)


def is_true(prune: Prune, seal: Seal, keys: PublicKeys) -> bool:
    """Whether the sealer itself said that the lines of this very seal were removed."""
    same = (prune.epoch, prune.xid_from, prune.xid_to, prune.rows) == (
        seal.epoch, seal.xid_from, seal.xid_to, seal.rows)  # fmt: skip
    return same and bytes(prune.seal_hash) == seal.hash and keys.signed(
        prune.key, prune.payload, bytes(prune.signature))  # fmt: skip


def is_written_down(log: Log, prune: Prune, prunes: dict[int, Prune]) -> bool:
    """Whether the log has the line that says so, or had it until that line's own term was over."""
    if log.ask(f"select from {log.table()} where id = %s", [prune.entry_id]):  # our table
        return True
    return any(prune.entry_id in seal.lines for seal in log.seals("number = any(%s)", [list(prunes)]))


def strays(log: Log, times: Times, ends: dict[int, int]) -> Iterator[Finding]:
    """Lines that no seal covers and that cannot be new: the next seal would not cover them either, or is too late."""
    if (last := times.last) is None:
        return
    if last.closes or last.epoch == log.cluster:
        query = STRAYS.format(table=log.table(), seal=log.table("seal"))
        asked = {"here": log.cluster, "start": str(ends.get(log.cluster, 0))}
        yield from (Finding(Fault.INSERTED, None, row[0]) for row in log.ask(query, asked))
    here = log.cluster
    older = f"select id, at, xid::text::bigint from {log.table()} where epoch = %s and xid >= %s::xid8 and at < %s"  # noqa: S608
    for line, at, xid in log.ask(older, [here, str(ends.get(here, 0)), last.sealed_at]):
        if not times.allow(at, epoch=here, xid=xid):
            yield Finding(Fault.DATED_BACK, None, line)


def faults_of_anchors(log: Log, anchors: Iterable[Anchor], keys: PublicKeys) -> Iterator[Finding]:
    """A seal that somebody else kept must still be there: the only way to see that the last one was cut off."""
    for anchor in anchors:
        if not anchor.is_signed(keys):
            yield Finding(Fault.ANCHOR_CHANGED, anchor.number)
            continue
        found = log.seals("number = %s", [anchor.number])
        if not found or found[0].hash != sha256(anchor.payload).digest():
            yield Finding(Fault.ANCHOR_MISSING, anchor.number)
