"""Reading a CSV file line by line, whatever program wrote it, and writing the lines that were refused."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from cases.imports.cells import READERS, harmless
from cases.imports.rows import REQUIRED, Line
from cases.refusals import Refused

CHUNK = 1 << 16
DELIMITERS = (";", ",", "\t")
REASON_COLUMNS = ("regel", "reden")


class FileRefused(Refused):
    """The file as a whole cannot be read; nothing, or nothing more, was imported."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written: its characters, what stands between the cells, its columns, and about how many lines."""

    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    lines: int
    known: tuple[str, ...] = tuple(READERS)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Columns that the import does not know and therefore leaves alone."""
        return tuple(name for name in self.columns if name not in (*self.known, *REASON_COLUMNS))


def look_at(file: BinaryIO, *, required: tuple[str, ...] = REQUIRED, known: tuple[str, ...] = tuple(READERS)) -> Layout:
    """Walk through the file once to learn how it is written, or FileRefused."""
    encoding, lines = encoding_of(file)
    first = first_line(file, encoding)
    if not first.strip():
        raise FileRefused("Het bestand is leeg.")
    delimiter = max(DELIMITERS, key=lambda mark: len(columns_of(first, mark)))
    columns = tuple(columns_of(first, delimiter))
    missing = [name for name in required if name not in columns]
    if missing:
        raise FileRefused(f"In de eerste regel ontbreken kolommen: {', '.join(missing)}.")
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise FileRefused(f"Deze kolommen staan er twee keer in: {', '.join(twice)}.")
    return Layout(encoding, delimiter, columns, max(lines - 1, 0), known)


def encoding_of(file: BinaryIO) -> tuple[str, int]:
    """UTF-8 when every byte fits it, otherwise Windows-1252; and the number of lines."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    is_utf8, lines, last = True, 0, b"\n"
    while chunk := file.read(CHUNK):
        if b"\0" in chunk:
            raise FileRefused("Dit is geen CSV-bestand. Sla het in je rekenprogramma op als CSV (UTF-8).")
        lines, last = lines + chunk.count(b"\n"), chunk[-1:]
        is_utf8 = is_utf8 and fits(decoder, chunk)
    is_utf8 = is_utf8 and fits(decoder, b"", final=True)
    return ("utf-8-sig" if is_utf8 else "cp1252"), lines + (last != b"\n")


def fits(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def first_line(file: BinaryIO, encoding: str) -> str:
    file.seek(0)
    return file.readline(CHUNK).decode(encoding, errors="replace")


def columns_of(line: str, delimiter: str) -> list[str]:
    cells = next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])
    return [cell.strip().lower() for cell in cells]


def lines_of(file: BinaryIO, layout: Layout) -> Iterator[Line]:
    """The lines below the header, one at a time. Empty lines are passed over."""
    file.seek(0)
    # Windows-1252 leaves five bytes without meaning; the cell that has one is refused, not the file.
    characters = io.TextIOWrapper(file, encoding=layout.encoding, errors="replace", newline="")
    reader = csv.reader(characters, delimiter=layout.delimiter)
    try:
        next(reader)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Line(reader.line_num, dict(zip(layout.columns, fitted(cells, layout), strict=True)))
    except csv.Error as error:
        raise FileRefused(
            f"Bij regel {reader.line_num} klopt het bestand niet meer: staat er een aanhalingsteken te veel?"
        ) from error
    finally:
        characters.detach()


def fitted(cells: list[str], layout: Layout) -> list[str]:
    """As many cells as there are columns: programs leave out empty ones at the end, or add some."""
    wide = len(layout.columns)
    return (cells + [""] * wide)[:wide]


class Rejections:
    """The refused lines, as a file that opens in a spreadsheet and can be imported again after correcting it.

    Nothing is written as long as nothing is refused.
    """

    def __init__(self, file: TextIO, layout: Layout) -> None:
        self.columns = tuple(name for name in layout.columns if name not in REASON_COLUMNS)
        self.writer = csv.writer(file, delimiter=";")
        self.count = 0

    def add(self, line: Line, reason: str) -> None:
        if not self.count:
            self.writer.writerow([*REASON_COLUMNS, *map(harmless, self.columns)])
        self.count += 1
        self.writer.writerow([line.number, reason, *(harmless(line.cells[name]) for name in self.columns)])
