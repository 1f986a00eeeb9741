"""Reads that PostgreSQL plans once per connection: planning the large sharing view costs more than reading it."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Protocol, cast

from django.db import connection, models

from sharing.models import SharedCase

COLUMNS = {field.name: field.column for field in SharedCase._meta.local_fields}


class Planning(Protocol):
    """Our database connection, as this room needs it: it keeps the plan of a statement."""

    def planned_once(self, statement: str, parameters: Iterable[Any]) -> list[tuple[Any, ...]]: ...


def planned_once(statement: str, parameters: Iterable[Any]) -> list[tuple[Any, ...]]:
    """The rows of a prepared statement, in the role and schema where we stand."""
    return cast("Planning", connection).planned_once(statement, parameters)


def rows_of(found: "models.QuerySet[Any, Any]") -> list[tuple[Any, ...]]:
    """The rows of a `values_list`, planned once."""
    compiler = found.query.get_compiler(connection=connection)
    return [tuple(row) for row in compiler.results_iter([planned_once(*compiler.as_sql())])]


def count_of(*found: "models.QuerySet[Any, Any]") -> int:
    """How many rows these have together, planned once."""
    total = 0
    for rows in found:
        statement, parameters = rows.order_by().values_list("pk").query.get_compiler(connection=connection).as_sql()
        total += planned_once(f"select count(*) from ({statement}) as found", parameters)[0][0]  # noqa: S608  # by Django
    return total


@cache
def by_ids(names: tuple[str, ...]) -> str:
    """The statement that reads these attributes of shares. Made once: writing it takes longer than reading by it."""
    columns = ", ".join(f'"{COLUMNS[name]}"' for name in names)
    return f"select {columns} from sharing_shared_case where share_id = any(%s)"  # noqa: S608  # columns of our model
