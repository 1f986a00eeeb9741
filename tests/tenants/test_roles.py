"""Who can do what in the database, asked of the database itself with each login's own connection."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import permutations

import psycopg
import pytest
from django.conf import settings
from psycopg import errors, sql

TENANTS = ("noorderkoog", "zandwaard", "waterland")
DENIED = errors.InsufficientPrivilege
A_LINE = """
insert into noorderkoog.audit_entry (id, kind, action, actor_name, actor_role, organisation, fields, grondslag, purpose,
  outcome, details, trace_id, origin)
values (gen_random_uuid(), 'act', 'proef', '', '', '', '{}', '', '', 'ok', '{}', '', '')
"""


@contextmanager
def logged_in(variable: str, role: str = "") -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """A connection of one login, standing in a role when one is named; each statement its own transaction."""
    with psycopg.connect(os.environ[variable], autocommit=True) as database:
        if role:
            database.execute(sql.SQL("set role {}").format(sql.Identifier(role)))
        yield database


def tables(schema: str) -> list[str]:
    with logged_in("DATABASE_OWNER_URL") as owner:
        rows = owner.execute("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                             " where n.nspname = %s and relkind in ('r', 'v')", [schema])  # fmt: skip
        return [str(row[0]) for row in rows]


def denied(database: "psycopg.Connection[tuple[object, ...]]", statement: str, schema: str, table: str) -> bool:
    try:
        database.execute(sql.SQL(statement).format(sql.Identifier(schema, table)))
    except DENIED:
        return True
    return False


@pytest.mark.parametrize(("mine", "theirs"), list(permutations(TENANTS, 2)))
def test_an_app_role_reads_no_table_of_another_tenant(django_db_setup, mine, theirs):
    names = tables(theirs)
    assert len(names) > 30

    with logged_in("DATABASE_URL", f"{mine}_app") as app:
        assert [name for name in names if not denied(app, "select * from {}", theirs, name)] == []


@pytest.mark.parametrize("face", ["partner"])
def test_a_partner_role_selects_no_base_table(django_db_setup, face):
    names = tables("noorderkoog")

    with logged_in("DATABASE_PARTNER_URL", f"noorderkoog_{face}") as partner:
        readable = {name for name in names if not denied(partner, "select * from {} limit 1", "noorderkoog", name)}

    assert readable == {"sharing_shared_case", "sharing_closed_share", "sharing_correction", "sharing_question"}


@pytest.mark.parametrize("statement", ["delete from {}", "truncate {}"])
def test_an_app_role_removes_nothing_that_is_only_added_to(django_db_setup, statement):
    with logged_in("DATABASE_URL", "noorderkoog_app") as app:
        for table in settings.KETEN_APPEND_ONLY:
            assert denied(app, statement, "noorderkoog", table), table


@pytest.mark.parametrize(
    "statement",
    [
        "update noorderkoog.audit_entry set actor_name = 'niemand'",
        "update noorderkoog.consent_consentevent set event_state = 'given'",
        "update noorderkoog.consent_machtiging set valid_until = '2099-01-01'",
        "update noorderkoog.consent_grondslag set machtiging_kind = ''",
        "insert into noorderkoog.consent_hardstop select * from noorderkoog.consent_hardstop",
    ],
)
def test_an_app_role_edits_no_log_no_consent_and_no_law(django_db_setup, statement):
    with logged_in("DATABASE_URL", "noorderkoog_app") as app, pytest.raises(DENIED):
        app.execute(statement)


@pytest.mark.parametrize("statement", ["update {} set actor_name = 'niemand'", "delete from {}", "truncate {}"])
def test_even_the_owner_bends_no_line_of_the_log(django_db_setup, statement):
    with logged_in("DATABASE_OWNER_URL") as owner:
        owner.execute(A_LINE)
        assert denied(owner, statement, "noorderkoog", "audit_entry")


@pytest.mark.parametrize("role", ["noorderkoog_app", "keten_app", "keten_owner", "postgres"])
def test_the_partner_login_can_become_no_app_role(django_db_setup, role):
    with logged_in("DATABASE_PARTNER_URL") as partner, pytest.raises(DENIED):
        partner.execute(sql.SQL("set role {}").format(sql.Identifier(role)))


@pytest.mark.parametrize("variable", ["DATABASE_URL", "DATABASE_PARTNER_URL", "DATABASE_SEALER_URL"])
def test_the_logins_own_nothing_and_inherit_nothing(django_db_setup, variable):
    with logged_in(variable) as login:
        owned = login.execute("select count(*) from pg_class where relowner = current_user::regrole").fetchone()
        inherits = login.execute(
            "select rolinherit, rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user"
        ).fetchone()

        assert owned == (0,)
        assert inherits == (False, False, False, False)
        with pytest.raises(DENIED):
            login.execute("select * from noorderkoog.cases_case")


@pytest.mark.parametrize("variable", ["DATABASE_URL", "DATABASE_PARTNER_URL", "DATABASE_SEALER_URL"])
@pytest.mark.parametrize(
    "statement",
    [
        "alter table noorderkoog.cases_case add column x int",
        "create table noorderkoog.extra (x int)",
        "create table public.extra (x int)",
        "drop view noorderkoog.sharing_shared_case",
        "create or replace view noorderkoog.sharing_shared_case as select 1",
        "create temporary table extra (x int)",
    ],
)
def test_nobody_but_the_owner_alters(django_db_setup, variable, statement):
    with logged_in(variable) as login, pytest.raises(DENIED):
        login.execute(statement)


def test_without_an_organisation_the_sharing_view_is_empty(django_db_setup):
    with logged_in("DATABASE_PARTNER_URL", "noorderkoog_partner") as partner:
        partner.execute("set search_path = noorderkoog, public")

        assert partner.execute("select count(*) from sharing_shared_case").fetchone() == (0,)
