"""The life of a tenant: added whole, upgraded one by one, checked; as the operator does it, on a copy."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import ProgrammingError
from django_tenants.migration_executors.standard import StandardExecutor

from tests.plugin_database import BASE, WORKER, addresses

ROOT = Path(__file__).resolve().parents[2]
SLOW_CHAPTER = """
insert into tenants_chapter (number, script, migrations, replayable, recorded_at)
select max(number) + 1, %s, '{proef.0001}', true, now() from tenants_chapter
"""


@pytest.fixture(scope="module")
def copy() -> Iterator[dict[str, str]]:
    """A database of its own for this module."""
    name = f"keten_test_life_{WORKER}"
    with psycopg.connect(addresses("postgres")["DATABASE_ADMIN_URL"], autocommit=True) as admin:
        admin.execute(f"drop database if exists {name} with (force)")
        admin.execute(f"create database {name} template {BASE} owner keten_owner")
        yield {**os.environ, **addresses(name)}
        admin.execute(f"drop database if exists {name} with (force)")


def keten(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-c", "from config.cli import keten; keten()", *words]
    return subprocess.run(run, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


def ask(environment: dict[str, str], statement: str, *values: object) -> list[tuple[object, ...]]:
    with psycopg.connect(environment["DATABASE_ADMIN_URL"], autocommit=True) as admin:
        found = admin.execute(statement, values)
        return list(found.fetchall()) if found.description else []


def test_what_an_app_has_no_tables_for_is_noted_as_done_and_not_made(copy):
    """Casework lives in the schema of a tenant only; where it has nothing to do, it is passed by."""
    tables = {schema: {name for (name,) in ask(copy, "select tablename from pg_tables where schemaname = %s", schema)}
              for schema in ("public", "noorderkoog")}  # fmt: skip
    public, template = (set(ask(copy, f"select app, name from {schema}.django_migrations"))
                        for schema in ("public", "sjabloon"))  # fmt: skip

    assert ("cases_case" in tables["public"], "cases_case" in tables["noorderkoog"]) == (False, True)
    assert ("tenants_tenant" in tables["public"], "tenants_tenant" in tables["noorderkoog"]) == (True, False)
    assert public == template != set()


def test_a_tenant_is_added_and_found_healthy(copy):
    added = keten(copy, "tenant", "add", "duinrand", "--kind", "gemeente", "--naam", "Duinrand", "--code", "9910")

    assert added.stdout == "Duinrand staat klaar op duinrand.localhost.\n"
    assert keten(copy, "tenant", "check", "duinrand").stdout == "duinrand: in orde\n"
    assert "Duinrand" in keten(copy, "tenant", "list").stdout
    assert "duinrand.localhost" in keten(copy, "tenant", "show", "duinrand").stdout


@pytest.mark.parametrize(
    ("schema", "naam", "code", "sentence"),
    [
        ("noorderkoog", "Nieuw", "9911", "Er is al een tenant met schema noorderkoog."),
        ("Hoofdletter", "Nieuw", "9911", "kan geen schemanaam zijn"),
        ("sjabloon", "Nieuw", "9911", "is de naam van de bouwtekening"),
        ("nieuw", "Noorderkoog", "9911", "bestaat al"),
        ("nieuw", "Nieuw", "12", "tenant_code_fits_kind"),
    ],
)
def test_a_tenant_that_cannot_be_is_refused_whole(copy, schema, naam, code, sentence):
    refused = keten(copy, "tenant", "add", schema, "--kind", "gemeente", "--naam", naam, "--code", code)

    assert refused.returncode != 0
    assert sentence in refused.stderr
    assert ask(copy, "select 1 from pg_namespace where nspname = 'nieuw'") == []


def test_a_tenant_that_is_not_there_is_said_to_be_unknown(copy):
    assert "Er is geen tenant met schema niemand" in keten(copy, "tenant", "show", "niemand").stderr


def test_a_missing_right_or_table_is_found(copy):
    ask(copy, "grant select on zandwaard.cases_jongere to zandwaard_partner")

    checked = keten(copy, "tenant", "check", "zandwaard")

    assert checked.returncode != 0
    assert "partnerrol leest cases_jongere" in checked.stdout


def test_t11_one_poisoned_tenant_is_named_and_the_others_are_upgraded(copy):
    ask(copy, SLOW_CHAPTER, "create table cases_proef (id int)")
    ask(copy, "create table sjabloon.cases_proef (id int)")
    ask(copy, "create table waterland.cases_proef (id text)")

    upgraded = keten(copy, "migrate")

    assert upgraded.returncode != 0
    assert "waterland: relation" in upgraded.stderr
    built = dict(ask(copy, "select schema_name, blueprint from tenants_tenant"))
    assert built["noorderkoog"] == built["waterland"] + 1
    ask(copy, "drop table waterland.cases_proef")
    assert "Bijgewerkt: 1 tenants" in keten(copy, "migrate").stdout


def test_t11_canary_the_stock_executor_stops_at_the_first_tenant_that_fails(monkeypatch):
    """Stock `migrate_schemas` in 4.0.1: whoever comes after the poisoned tenant stays behind, and is not named."""
    upgraded = []

    def migrate(args, options, executor, schema, **progress):
        if schema == "waterland":
            raise ProgrammingError("relation exists")
        upgraded.append(schema)

    monkeypatch.setattr("django_tenants.migration_executors.standard.run_migrations", migrate)

    with pytest.raises(ProgrammingError):
        StandardExecutor([], {}).run_migrations(["noorderkoog", "waterland", "zandwaard"])

    assert upgraded == ["noorderkoog"]


def test_t11_two_runners_at_once_do_no_harm(copy):
    ask(copy, SLOW_CHAPTER, "create table cases_samen (id int)")
    ask(copy, "create table sjabloon.cases_samen (id int)")
    run = [sys.executable, "-c", "from config.cli import keten; keten()", "migrate"]
    runners = [subprocess.Popen(run, env=copy, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]

    assert [runner.communicate()[1] for runner in runners] == ["", ""]
    assert [runner.returncode for runner in runners] == [0, 0]
    assert "Bijgewerkt: 0 tenants" in keten(copy, "migrate").stdout
