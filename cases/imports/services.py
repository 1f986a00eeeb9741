"""Importing a file of jongeren: good lines go in, bad lines come back with their reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from django.db import DataError, IntegrityError

import audit
from accounts.models import User
from cases.imports.batches import write_batch
from cases.imports.files import Layout, Rejections, lines_of, look_at
from cases.imports.outcome import Outcome, Progress
from cases.imports.rows import Line, Row, RowRefused, understand
from cases.imports.seen import Seen
from cases.jongeren.services import indexed

BATCH = 500
REFUSED_SUFFIX = ".afgekeurd.csv"
type Keyed = tuple[bytes, Row]


def import_jongeren(
    *, file: BinaryIO, rejected: TextIO, by: User | None, progress: Progress = lambda outcome: None
) -> Outcome:
    """Import a CSV file of jongeren with their inschrijving and verzuim; a file of any length costs the same memory.

    The first line names the columns, in any order: bsn, voornamen, roepnaam, tussenvoegsel, achternaam,
    geboortedatum, geslacht, telefoon, email, straat, huisnummer, postcode, woonplaats, wijk, gemeentecode, school,
    brin, opleiding, niveau, leerjaar, inschrijving_begin, inschrijving_eind, verzuim_soort, verzuim_begin,
    verzuim_eind, verzuim_uren. Compulsory are bsn, voornamen, achternaam and geboortedatum; with an inschrijving also
    school and inschrijving_begin; with verzuim also verzuim_soort and verzuim_begin. Other columns are left alone.

    UTF-8 with or without BOM, or Windows-1252; between the cells ; or , or a tab; dates as dd-mm-jjjj or ISO. A lost
    leading zero of BSN or phone is put back. An empty cell erases nothing. Someone may stand on several lines, with
    other inschrijvingen or verzuim. Importing the same file again changes nothing.
    """
    layout = look_at(file)
    with Seen() as seen:
        run = Run(layout=layout, rejections=Rejections(rejected, layout), by=by, seen=seen)
        audit.record("import.started", by=by, details={"lines": layout.lines})
        for lines in batched(lines_of(file, layout), BATCH, strict=False):
            run.take(lines)
            progress(run.outcome)
        run.outcome.total = run.outcome.done
        progress(run.outcome)
    counts = {name: getattr(run.outcome, name) for name in ("done", "added", "changed", "rejected")}
    audit.record("import.finished", by=by, details=counts)
    return run.outcome


@dataclass(slots=True)
class Run:
    """One import on its way."""

    layout: Layout
    rejections: Rejections
    by: User | None
    seen: Seen
    outcome: Outcome = field(init=False)

    def __post_init__(self) -> None:
        self.outcome = Outcome(total=self.layout.lines, unknown_columns=self.layout.unknown)

    def take(self, lines: tuple[Line, ...]) -> None:
        """Write the good lines of a batch together; when the database refuses, one by one to find the bad line."""
        rows = list(self.understood(lines))
        try:
            self.write(rows)
        except (IntegrityError, DataError):
            for row in rows:
                self.write_alone(row)
        self.outcome.done += len(lines)
        self.outcome.total = max(self.outcome.total, self.outcome.done)

    def understood(self, lines: tuple[Line, ...]) -> Iterator[Keyed]:
        for line in lines:
            try:
                yield self.keyed(understand(line))
            except RowRefused as refusal:
                self.refuse(line, str(refusal))

    def keyed(self, row: Row) -> Keyed:
        _, index = indexed(row.bsn)
        school, absence = row.inschrijving, row.verzuim
        told: dict[str, tuple[tuple[object, ...], dict[str, Any]]] = {
            "deze persoon": ((), row.person),
            "deze inschrijving": (tuple(map(school.get, ("school", "opleiding", "begon_op"))), school),
            "dit verzuim": (tuple(map(absence.get, ("soort", "begon_op"))), absence),
        }
        for what, (key, values) in told.items():
            if first := self.seen.contradicts(index, what, *key, values=values, line=row.line.number):
                raise RowRefused(f"over {what} staat eerder iets anders, op regel {first}")
        return index, row

    def write(self, rows: list[Keyed]) -> None:
        if rows:
            written = write_batch(rows, by=self.by)
            self.outcome.added += len(written.added)
            self.outcome.changed += len(written.touched.keys() - written.added)

    def write_alone(self, row: Keyed) -> None:
        try:
            self.write([row])
        except (IntegrityError, DataError):
            self.refuse(row[1].line, "past niet bij wat er al over deze jongere staat")

    def refuse(self, line: Line, reason: str) -> None:
        self.rejections.add(line, reason)
        self.outcome.rejected += 1


def import_file(*, path: Path, by: User | None, progress: Progress) -> Outcome:
    """Import a file of this machine. Refused lines go to `<file>.afgekeurd.csv` beside it, if there are any."""
    beside = path.with_name(path.name + REFUSED_SUFFIX)
    with path.open("rb") as file, beside.open("w", encoding="utf-8-sig", newline="") as rejected:
        # It holds BSNs: for the one who imports, and nobody else.
        beside.chmod(0o600)
        try:
            return import_jongeren(file=file, rejected=rejected, by=by, progress=progress)
        finally:
            rejected.flush()
            if not beside.stat().st_size:
                beside.unlink()
