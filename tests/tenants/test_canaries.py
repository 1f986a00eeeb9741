"""What the stock way does on the versions that we use: each of our promises would notice it.

T4 to T12 of research/operations.md §3 and the pitfalls of research/identity.md §3; T1 to T3 and T9 stand in
test_hop.py, T5 in test_pool.py, T11 in test_lifecycle.py. Tried on Django 6.1.3, django-tenants 4.0.1 and Celery 5.7.
"""

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from asgiref.sync import async_to_sync, sync_to_async
from celery import Celery, signals
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends import signed_cookies
from django.core.cache import cache
from django.db import connection, connections
from django.db.utils import ConnectionHandler
from django_tenants import cache as stock_cache
from django_tenants.routers import TenantSyncRouter
from guardian.conf import settings as guardian_settings
from guardian.management import create_anonymous_user

from accounts.models import User
from cases.dossier.models import Case
from config.celery import TenantTask, TenantUnknown, app
from tenants import current, hop
from tests.tenants.crossing import tables_pointed_to

PATH = "select current_setting('search_path')"


@pytest.fixture
def stock(db: None) -> Iterator[ConnectionHandler]:
    """Connections of django-tenants itself: one per thread, as Django gives them out."""
    settings = connections["default"].settings_dict | {"ENGINE": "django_tenants.postgresql_backend"}
    handler = ConnectionHandler({"default": settings})
    yield handler
    handler["default"].close()


def schema_of(one):
    with one.cursor() as cursor:
        cursor.execute(PATH)
        return cursor.fetchone()[0].split(",")[0].strip(' "')


def test_t4_stock_was_mended_and_finds_its_way_after_a_savepoint(stock, settings):
    """In 3.14 it believed zandwaard and read noorderkoog, with limited calls. 4.0.1 forgets its path at a rollback."""
    settings.TENANT_LIMIT_SET_CALLS = True
    one = stock["default"]
    one.set_autocommit(False)
    one.set_schema("noorderkoog")
    assert schema_of(one) == "noorderkoog"
    savepoint = one.savepoint()
    one.set_schema("zandwaard")
    assert schema_of(one) == "zandwaard"

    one.savepoint_rollback(savepoint)

    assert schema_of(one) == one.schema_name == "zandwaard"
    one.rollback()


def test_t6_a_cache_key_follows_the_work_into_an_async_view_and_the_stock_key_does_not():
    """The connection of the event loop stands in public for everybody; where the work belongs travels with it."""

    async def view():
        return cache.make_key("naam"), stock_cache.make_key("naam", "", 1)

    def middleware(schema):
        with hop(schema):
            return async_to_sync(view)()

    keys = [asyncio.run(sync_to_async(middleware)(schema)) for schema in ("noorderkoog", "zandwaard")]

    assert [ours for ours, _ in keys] == ["noorderkoog::1:naam", "zandwaard::1:naam"]
    assert [of_stock for _, of_stock in keys] == ["public::1:naam"] * 2, "canary: stock gives both the same key"


def test_t7_a_thread_of_a_pool_is_left_in_public_and_by_stock_in_the_tenant_of_before(stock):
    def ask(schema):
        stock["default"].set_schema(schema)
        with hop(schema):
            return current().schema

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(ask, "noorderkoog").result() == "noorderkoog"
        later = pool.submit(lambda: (connection.schema_name, stock["default"].schema_name)).result()

    assert later == ("public", "noorderkoog")


def test_t8_canary_a_session_that_is_no_row_of_the_tenant_opens_next_door():
    """So sessions are rows: test_pitfalls.py. In the cookie itself nothing says for which tenant it was signed."""
    with hop("noorderkoog"):
        anna = signed_cookies.SessionStore()
        anna["_auth_user_id"] = "1"
        anna.save()

    with hop("zandwaard"):
        assert signed_cookies.SessionStore(anna.session_key).load() == {"_auth_user_id": "1"}


def test_t10_a_hop_keeps_the_content_types_and_stock_drops_them_for_every_thread(stock, django_assert_num_queries):
    ContentType.objects.get_for_model(Case)
    with hop("noorderkoog"), django_assert_num_queries(0):
        ContentType.objects.get_for_model(Case)

    with ThreadPoolExecutor(1) as another_request:
        another_request.submit(lambda: stock["default"].set_schema("zandwaard")).result()

    with django_assert_num_queries(1):
        ContentType.objects.get_for_model(Case)


def test_t12_canary_celery_runs_what_a_signal_refuses_and_runs_it_in_public(db):
    """The usual companion refuses in a signal: Celery logs that and goes on. So ours refuses in the task itself."""

    def refuse(**signal):
        raise TenantUnknown

    def tell_schema():
        return current().schema

    signals.task_prerun.connect(refuse)
    bare = Celery("bare", set_as_current=False).task(tell_schema, name="tests.bare", shared=False)
    ours = app.task(tell_schema, name="tests.ours", base=TenantTask, shared=False)

    assert bare.apply(throw=True).get() == "public"
    signals.task_prerun.disconnect(refuse)
    with pytest.raises(TenantUnknown):
        ours.apply(throw=True)


def test_pitfall_4_canary_a_foreign_key_to_a_public_row_would_be_found():
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as owner:
        owner.execute("create table noorderkoog.proef (tenant bigint references public.tenants_tenant)")
        pointed_to = tables_pointed_to(owner.cursor(), "noorderkoog")
        owner.rollback()

    assert ("tenants_tenant", "public") in pointed_to


def test_pitfall_5_canary_in_both_lists_of_apps_content_types_are_made_in_every_tenant(db, settings):
    with hop("noorderkoog"):
        assert TenantSyncRouter().allow_migrate("default", "contenttypes") is False
        settings.TENANT_APPS = [*settings.TENANT_APPS, "django.contrib.contenttypes"]
        assert TenantSyncRouter().allow_migrate("default", "contenttypes") is None


def test_pitfall_6_canary_a_new_thread_of_stock_reads_public_without_a_word(stock):
    stock["default"].set_schema("noorderkoog")

    def count_people():
        with stock["default"].cursor() as cursor:
            cursor.execute("select count(*) from accounts_user")
            return stock["default"].schema_name

    def close_own():
        stock["default"].close()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(count_people).result() == "public"
        pool.submit(close_own).result()


def test_pitfall_8_no_app_of_others_adds_somebody_to_a_tenant(inside, monkeypatch):
    assert not User.objects.exists()

    monkeypatch.setattr(guardian_settings, "ANONYMOUS_USER_NAME", "AnonymousUser")
    create_anonymous_user(sender=None, using="default")

    assert User.objects.get().username == "AnonymousUser", "canary: guardian's own way adds one to every schema"
