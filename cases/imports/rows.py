"""One line of a file, as the jongere, inschrijving and verzuim that it tells of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cases.imports.cells import READERS, CellRefused, bare
from cases.jongeren.bsn import BsnRefused
from cases.refusals import Refused

REQUIRED = ("bsn", "voornamen", "achternaam", "geboortedatum")
INSCHRIJVING = {
    "school": "school",
    "brin": "brin",
    "opleiding": "opleiding",
    "niveau": "niveau",
    "leerjaar": "leerjaar",
    "inschrijving_begin": "begon_op",
    "inschrijving_eind": "eindigde_op",
}
VERZUIM = {
    "verzuim_soort": "soort",
    "verzuim_begin": "begon_op",
    "verzuim_eind": "eindigde_op",
    "verzuim_uren": "uren",
}
PERSON = tuple(name for name in READERS if name not in {"bsn", *INSCHRIJVING, *VERZUIM})


class RowRefused(Refused):
    """Everything that is wrong with one line, so that it is corrected in one go."""


@dataclass(slots=True)
class Line:
    """A line as it stands in the file."""

    number: int
    cells: dict[str, str]


@dataclass(slots=True)
class Row:
    """A line that was understood. An empty cell is not in the values: it says nothing, so it erases nothing."""

    line: Line
    bsn: str = field(repr=False)
    person: dict[str, Any] = field(repr=False)
    inschrijving: dict[str, Any]
    verzuim: dict[str, Any]


def understand(line: Line) -> Row:
    """The row that this line means, or RowRefused with all reasons."""
    values, reasons = read_cells(line)
    reasons += [f"{name} ontbreekt" for name in REQUIRED if not bare(line.cells.get(name, ""))]
    inschrijving = {name: values[column] for column, name in INSCHRIJVING.items() if column in values}
    verzuim = {name: values[column] for column, name in VERZUIM.items() if column in values}
    if inschrijving:
        reasons += lacking(line, "school", "inschrijving_begin") + ends_before(inschrijving, "inschrijving")
        inschrijving.setdefault("opleiding", "")
    if verzuim:
        reasons += lacking(line, "verzuim_soort", "verzuim_begin") + ends_before(verzuim, "verzuim")
    if reasons:
        raise RowRefused("; ".join(reasons))
    person = {name: values[name] for name in PERSON if name in values}
    return Row(line=line, bsn=values["bsn"], person=person, inschrijving=inschrijving, verzuim=verzuim)


def read_cells(line: Line, readers: dict[str, Callable[[str], Any]] = READERS) -> tuple[dict[str, Any], list[str]]:
    """What each cell means, and what is wrong with those that mean nothing."""
    values: dict[str, Any] = {}
    reasons: list[str] = []
    for name, reader in readers.items():
        cell = bare(line.cells.get(name, ""))
        try:
            if cell:
                values[name] = reader(cell)
        except CellRefused as refusal:
            reasons.append(f"{name} {refusal}")
        except BsnRefused as refusal:
            reasons.append(str(refusal).rstrip("."))
    return values, reasons


def lacking(line: Line, *names: str) -> list[str]:
    return [f"{name} ontbreekt" for name in names if not bare(line.cells.get(name, ""))]


def ends_before(period: dict[str, Any], what: str) -> list[str]:
    begin, end = period.get("begon_op"), period.get("eindigde_op")
    return [f"{what}_eind ligt voor {what}_begin"] if begin and end and end < begin else []
