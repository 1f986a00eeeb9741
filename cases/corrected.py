"""A correction in a dossier, passed on to who must tell others of it (AVG 19)."""

import re
from collections.abc import Callable, Sequence

from django.db import models

from accounts.models import User
from cases import catalogue

Listener = Callable[[models.Model, Sequence[str], User | None], None]
LISTENERS: list[Listener] = []


def listener(hear: Listener) -> Listener:
    """Register who hears of each correction, in the transaction of the correction itself."""
    LISTENERS.append(hear)
    return hear


def corrected(row: models.Model, *, fields: Sequence[str], by: User | None) -> None:
    """These columns of this row have another value now."""
    if fields:
        for hear in LISTENERS:
            hear(row, fields, by)


def codes_of(row: models.Model, columns: Sequence[str]) -> list[str]:
    """The fields of the catalogue whose value is made from one of these columns: also an age from a date of birth."""
    table = row._meta.db_table
    source = r"\bj\." if table == "cases_jongere" else r"\b"
    reads = re.compile("|".join(rf"{source}{re.escape(column)}\b" for column in columns))
    return [
        code for code, field in catalogue.FIELDS.items()
        if (table == "cases_jongere" or table in field.sql) and reads.search(field.sql)
    ]  # fmt: skip
