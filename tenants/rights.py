"""The database roles and what each may do. The web process is never the owner of what it reads.

`keten_owner` owns tables and makes the roles of tenants; `keten_app`, `keten_partner` and `keten_sealer` log in, own
nothing and inherit nothing. Per tenant schema there are two roles without login, `<schema>_app` and `<schema>_partner`.
Which tables are only ever added to, and what a partner may touch, comes from settings.
"""

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from tenants.names import require_schema_name, role_name

LOGINS = ("keten_owner", "keten_app", "keten_partner", "keten_sealer")


def ensure_logins(admin: "psycopg.Connection[tuple[object, ...]]", *, database: str, passwords: dict[str, str]) -> None:
    """Make the four logins and give the database to its owner. Doing it again changes nothing."""
    for login in LOGINS:
        known = admin.execute("select 1 from pg_roles where rolname = %s", (login,)).fetchone()
        verb = sql.SQL("alter" if known else "create")
        more = sql.SQL("createrole inherit" if login == "keten_owner" else "nocreaterole noinherit")
        admin.execute(
            sql.SQL("{} role {} login nosuperuser nocreatedb nobypassrls {}").format(verb, sql.Identifier(login), more)
        )
        if password := passwords.get(login):
            admin.execute(sql.SQL("alter role {} password {}").format(sql.Identifier(login), sql.Literal(password)))
    name = sql.Identifier(database)
    admin.execute(sql.SQL("alter database {} owner to keten_owner").format(name))
    admin.execute(sql.SQL("revoke temporary on database {} from public").format(name))
    admin.execute("alter schema public owner to keten_owner")


def ensure_tenant_roles(schema: str) -> None:
    """Make the two roles of a schema, and let the logins become them. Runs as owner."""
    app, partner = (role_name(schema, face) for face in ("app", "partner"))
    with connection.cursor() as cursor:
        for role in (app, partner):
            cursor.execute("select 1 from pg_roles where rolname = %s", [role])
            if not cursor.fetchone():
                cursor.execute(sql.SQL("create role {} nologin noinherit").format(sql.Identifier(role)))
        cursor.execute(
            sql.SQL("grant {}, {} to keten_app with inherit false, set true").format(
                sql.Identifier(app), sql.Identifier(partner)
            )
        )
        cursor.execute(
            sql.SQL("grant {} to keten_partner with inherit false, set true").format(sql.Identifier(partner))
        )


def grant_schema(schema: str, *, fresh: bool = False) -> None:
    """Give the roles of a schema their rights on all that stands in it now. Runs as owner, after every migration.

    Each table gets its rights once: read and add for what is only added to, also change for what is not removed, read
    for law and views, all for the rest.
    A fresh schema has nothing to take back first.
    """
    app, partner = (sql.Identifier(role_name(schema, face)) for face in ("app", "partner"))
    here = sql.Identifier(require_schema_name(schema))
    present = tables_in(schema)
    added_to, read_only = present & set(settings.KETEN_APPEND_ONLY), present & set(settings.KETEN_READ_ONLY)
    stays = present & set(settings.KETEN_NOT_REMOVED)
    statements: list[sql.Composable] = []
    if not fresh:
        statements.append(
            sql.SQL("revoke all on all tables in schema {} from {}, {}, keten_sealer").format(here, app, partner)
        )
    statements.append(sql.SQL("grant usage on schema {}, public to {}, {}, keten_sealer").format(here, app, partner))
    statements.append(sql.SQL("grant usage, select on all sequences in schema {} to {}").format(here, app))
    for right, tables in (
        ("select, insert, update, delete", present - added_to - read_only - stays),
        ("select, insert, update", stays),
        ("select, insert", added_to),
        ("select", read_only),
    ):
        if tables:
            named = sql.SQL(", ").join(sql.Identifier(schema, table) for table in sorted(tables))
            statements.append(sql.SQL("grant {} on {} to {}").format(sql.SQL(right), named, app))
    for table, right in settings.KETEN_PARTNER_RIGHTS.items():
        if table in present:
            given = sql.SQL(right), sql.Identifier(schema, table), partner
            statements.append(sql.SQL("grant {} on {} to {}").format(*given))
    for table, right in settings.KETEN_SEALER_RIGHTS.items():
        if table in present:
            sealed = sql.SQL(right), sql.Identifier(schema, table)
            statements.append(sql.SQL("grant {} on {} to keten_sealer").format(*sealed))
    statements += [
        sql.SQL("grant execute on function {} to {}").format(sql.Identifier(schema, name), app)
        for name in sorted(functions_in(schema) & set(settings.KETEN_TENANT_FUNCTIONS))
    ]
    of_public = sql.SQL(", ").join(sql.Identifier("public", table) for table in settings.KETEN_TENANT_READS_OF_PUBLIC)
    statements.append(sql.SQL("grant select on {} to {}").format(of_public, app))
    run(statements)


def grant_public() -> None:
    """Give the logins what they need of the public schema: people log in there, and tenants are found there."""
    present = tables_in("public")
    statements: list[sql.Composable] = [
        sql.SQL("revoke all on all tables in schema public from keten_app, keten_partner, keten_sealer"),
        sql.SQL("revoke create on schema public from public"),
        sql.SQL("grant usage on schema public to keten_app, keten_partner, keten_sealer"),
        sql.SQL("grant usage, select on all sequences in schema public to keten_app, keten_partner"),
    ]
    for login, rights in settings.KETEN_PUBLIC_RIGHTS.items():
        for table, right in rights.items():
            if table in present:
                statements.append(
                    sql.SQL("grant {} on public.{} to {}").format(
                        sql.SQL(right), sql.Identifier(table), sql.Identifier(login)
                    )
                )
    statements += [granted_function(name, logins) for name, logins in settings.KETEN_PUBLIC_FUNCTIONS.items()
                   if name in functions_in("public")]  # fmt: skip
    run(statements)


def granted_function(name: str, logins: "tuple[str, ...]") -> sql.Composable:
    to = sql.SQL(", ").join(map(sql.Identifier, logins))
    return sql.SQL("grant execute on function public.{} to {}").format(sql.Identifier(name), to)


def functions_in(schema: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = %s", [schema]
        )
        return {row[0] for row in cursor.fetchall()}


def drop_tenant_roles(schema: str) -> None:
    """Remove the two roles of a schema, with all that was granted to them. Runs as owner."""
    with connection.cursor() as cursor:
        for face in ("app", "partner"):
            role = sql.Identifier(role_name(schema, face))
            cursor.execute("select 1 from pg_roles where rolname = %s", [role_name(schema, face)])
            if cursor.fetchone():
                cursor.execute(sql.SQL("drop owned by {}").format(role))
                cursor.execute(sql.SQL("drop role {}").format(role))


def tables_in(schema: str) -> set[str]:
    """The tables and views that stand in a schema."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            " where n.nspname = %s and c.relkind in ('r', 'v', 'p')",
            [schema],
        )
        return {row[0] for row in cursor.fetchall()}


def run(statements: "list[sql.Composable]") -> None:
    """Execute composed statements one after the other, in one round trip."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("; ").join(statements))
