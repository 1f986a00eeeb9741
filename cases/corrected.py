"""A correction in a dossier, or an erased part, passed on to who must tell others of it (AVG 19)."""

import re
from collections.abc import Callable, Sequence

from django.db import models

from accounts.models import User
from cases import catalogue
from cases.dossier.models import Case

Listener = Callable[[models.Model, Sequence[str], User | None], None]
LISTENERS: list[Listener] = []
Eraser = Callable[[Case, Sequence[str]], None]
ERASERS: list[Eraser] = []


def listener(hear: Listener) -> Listener:
    """Register who hears of each correction, in the transaction of the correction itself."""
    LISTENERS.append(hear)
    return hear


def eraser(hear: Eraser) -> Eraser:
    """Register who hears which tables lost rows of a dossier that stays, in the transaction of the erasing itself."""
    ERASERS.append(hear)
    return hear


def part_erased(case: Case, *, tables: Sequence[str]) -> None:
    """Rows of these tables of this dossier are gone; the dossier itself is not."""
    for hear in ERASERS:
        hear(case, tables)


def corrected(row: models.Model, *, fields: Sequence[str], by: User | None) -> None:
    """These columns of this row have another value now."""
    if fields:
        for hear in LISTENERS:
            hear(row, fields, by)


def codes_in(tables: Sequence[str]) -> list[str]:
    """The fields of the catalogue whose value is made from rows of one of these tables."""
    reads = re.compile("|".join(rf"\b{re.escape(table)}\b" for table in tables) or r"(?!)")
    return [code for code, field in catalogue.FIELDS.items() if reads.search(field.sql)]


def codes_of(row: models.Model, columns: Sequence[str]) -> list[str]:
    """The fields of the catalogue whose value is made from one of these columns: also an age from a date of birth."""
    table = row._meta.db_table
    source = r"\bj\." if table == "cases_jongere" else r"\b"
    reads = re.compile("|".join(rf"{source}{re.escape(column)}\b" for column in columns))
    return [
        code for code, field in catalogue.FIELDS.items()
        if (table == "cases_jongere" or table in field.sql) and reads.search(field.sql)
    ]  # fmt: skip
