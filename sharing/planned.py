"""Reads that PostgreSQL plans once per connection: planning the large sharing view costs more than reading it."""

from typing import Any

import psycopg
from django.db import connection, models


def planned_once(found: "models.QuerySet[Any, Any]") -> list[tuple[Any, ...]]:
    """The rows of a `values_list`, by a prepared statement in the role and schema where we stand.

    PostgreSQL checks rights at every execution and plans anew when the schema is another, so keeping the plan opens
    nothing.
    """
    compiler = found.query.get_compiler(connection=connection)
    statement, parameters = compiler.as_sql()
    with connection.cursor(), psycopg.Cursor(connection.connection) as cursor:
        rows = cursor.execute(statement, parameters, prepare=True).fetchall()
    return [tuple(row) for row in compiler.results_iter([rows])]
