"""Reads that PostgreSQL plans once per connection: planning the large sharing view costs more than reading it."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import psycopg
from django.db import connection, models

from sharing.models import SharedCase

COLUMNS = {field.name: field.column for field in SharedCase._meta.local_fields}


def planned_once(statement: str, parameters: Iterable[Any]) -> list[tuple[Any, ...]]:
    """The rows of a prepared statement, in the role and schema where we stand.

    PostgreSQL checks rights at every execution and plans anew when the schema is another, so keeping the plan opens
    nothing.
    """
    with connection.cursor(), psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(statement.encode(), list(parameters), prepare=True).fetchall()


def rows_of(found: "models.QuerySet[Any, Any]") -> list[tuple[Any, ...]]:
    """The rows of a `values_list`, planned once."""
    compiler = found.query.get_compiler(connection=connection)
    return [tuple(row) for row in compiler.results_iter([planned_once(*compiler.as_sql())])]


@cache
def by_ids(names: tuple[str, ...]) -> str:
    """The statement that reads these attributes of shares. Made once: writing it takes longer than reading by it."""
    columns = ", ".join(f'"{COLUMNS[name]}"' for name in names)
    return f"select {columns} from sharing_shared_case where share_id = any(%s)"  # noqa: S608  # columns of our model
