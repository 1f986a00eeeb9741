"""Which foreign keys lead out of a schema: a public row that a tenant points to cannot be removed (pitfall 4)."""

from typing import Any

QUERY = """
select distinct f.relname, n.nspname from pg_constraint k join pg_class t on t.oid = k.conrelid
join pg_namespace h on h.oid = t.relnamespace join pg_class f on f.oid = k.confrelid
join pg_namespace n on n.oid = f.relnamespace
where k.contype = 'f' and h.nspname = %s and n.nspname <> %s
"""


def tables_pointed_to(cursor: Any, schema: str) -> set[tuple[str, str]]:
    """Table and schema, for each table outside this schema that something in it refers to."""
    cursor.execute(QUERY, [schema, schema])
    return set(cursor.fetchall())
