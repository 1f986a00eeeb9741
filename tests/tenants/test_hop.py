"""Law 6: tenants never meet. T1 to T9 of research/operations.md §3, with canaries that show the stock behaviour."""

import threading
from collections.abc import Callable, Iterator
from contextvars import copy_context
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.db.utils import ConnectionHandler
from django_tenants.postgresql_backend import base as stock
from django_tenants.utils import schema_context, tenant_context

from tenants import TenantMismatch, current, hop, planned_once
from tenants.names import SchemaNameRefused

WHERE = "select current_user::text, current_schema()::text"


def whereabouts() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(WHERE)
        return cursor.fetchone()


@pytest.fixture
def stock_connection(db: None) -> Iterator[Any]:
    """django-tenants' own connection to the same database, to show what ours prevents."""
    settings = {**connections["default"].settings_dict, "ENGINE": "django_tenants.postgresql_backend"}
    ordinary = ConnectionHandler({"default": settings})["default"]
    yield ordinary
    ordinary.close()


def in_thread(work: Callable[[], Any]) -> Any:
    """Run work in a thread of its own and give back its answer, or raise its error here."""
    answers: list[Any] = []

    def run() -> None:
        try:
            answers.append(work())
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if isinstance(answers[0], Exception):
        raise answers[0]
    return answers[0]


def test_inside_a_hop_the_schema_and_its_role_go_together(db):
    with hop("noorderkoog"):
        assert whereabouts() == ("noorderkoog_app", "noorderkoog")
        with hop("zandwaard", face="partner"):
            assert whereabouts() == ("zandwaard_partner", "zandwaard")
        assert whereabouts() == ("noorderkoog_app", "noorderkoog")
    assert whereabouts() == ("keten_app", "public")


def test_a_planned_statement_goes_along_to_the_next_tenant(db):
    for schema in ("noorderkoog", "zandwaard", "noorderkoog"):
        with hop(schema, face="partner"):
            assert planned_once(WHERE, []) == [(f"{schema}_partner", schema)]
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                planned_once("select id from cases_case", [])


def test_a_planned_statement_stops_on_another_tenants_connection(db):
    with hop("noorderkoog"):
        connection._stand_at(current().__class__("zandwaard"))

        with pytest.raises(TenantMismatch):
            planned_once("select 1", [])


def test_t1_the_stock_context_manager_is_refused(gemeente):
    with pytest.raises(TenantMismatch), gemeente:
        whereabouts()


def test_t1_canary_two_interleaved_stock_blocks_end_in_the_wrong_schema(
    gemeente, zandwaard, stock_connection, monkeypatch
):
    monkeypatch.setattr("django_tenants.models.connections", {"default": stock_connection})

    gemeente.__enter__()
    zandwaard.__enter__()
    gemeente.__exit__(None, None, None)

    assert stock_connection.schema_name == "noorderkoog"
    zandwaard.__exit__(None, None, None)


@pytest.mark.parametrize("stock_way", [schema_context, tenant_context])
def test_t2_the_stock_decorators_are_refused(gemeente, stock_way):
    target = gemeente if stock_way is tenant_context else gemeente.schema_name

    with pytest.raises(TenantMismatch):
        stock_way(target)(whereabouts)()


def test_t2_canary_a_stock_decorator_that_is_entered_twice_does_not_find_its_way_back(stock_connection, monkeypatch):
    monkeypatch.setattr("django_tenants.utils.connections", {"default": stock_connection})
    monkeypatch.setattr("django_tenants.utils.connection", stock_connection)
    decorated = schema_context("noorderkoog")(lambda again: decorated(False) if again else None)
    stock_connection.set_schema("zandwaard")

    decorated(True)

    assert stock_connection.schema_name == "noorderkoog"


@pytest.mark.parametrize("name", ["o'brien", 'x"; drop schema public', "Noorderkoog", "pg_catalog", "", "a" * 52])
def test_t3_a_strange_schema_name_is_refused_before_it_reaches_the_database(db, name):
    with pytest.raises(SchemaNameRefused), hop(name):
        whereabouts()


def test_t3_an_error_while_entering_a_schema_is_not_swallowed(db):
    with pytest.raises(DatabaseError), transaction.atomic(), hop("bestaat_niet"):
        whereabouts()


def test_t3_canary_stock_stands_in_a_schema_that_is_not_there(stock_connection):
    stock_connection.set_schema("bestaat_niet")

    with stock_connection.cursor() as cursor:
        cursor.execute("select current_schema()::text")
        assert cursor.fetchone() == ("public",)


def test_t4_after_a_rollback_to_a_savepoint_we_stand_where_we_say(inside):
    with transaction.atomic(), hop("zandwaard"):
        assert whereabouts()[1] == "zandwaard"
        transaction.set_rollback(True)

    assert whereabouts() == ("noorderkoog_app", "noorderkoog")


def test_t4_after_a_failed_statement_we_stand_where_we_say(inside):
    with pytest.raises(DatabaseError), transaction.atomic(), hop("zandwaard"):
        connection.cursor().execute("select 1/0")

    assert whereabouts() == ("noorderkoog_app", "noorderkoog")


def test_t7_a_thread_that_kept_another_tenants_connection_stops(db):
    def stale() -> Any:
        with hop("noorderkoog"):
            other_work = copy_context()
        connection._stand_at(current().__class__("zandwaard"))
        return other_work.run(whereabouts)

    with pytest.raises(TenantMismatch):
        in_thread(stale)


def test_t7_a_new_thread_begins_in_public_and_not_where_its_maker_stood(inside):
    assert in_thread(whereabouts) == ("keten_app", "public")


def test_t9_a_table_that_is_missing_in_the_schema_is_not_taken_from_public(inside):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("select * from members_partnermember")


def test_t9_canary_stock_reads_the_public_table_instead(stock_connection):
    stock_connection.set_schema("bestaat_niet")

    with stock_connection.cursor() as cursor:
        cursor.execute("select count(*) from members_partnermember")
        assert cursor.fetchone() is not None


def test_the_stock_backend_is_still_what_we_stand_on():
    assert issubclass(type(connections["default"]), stock.DatabaseWrapper)
