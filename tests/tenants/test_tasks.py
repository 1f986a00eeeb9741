"""T12: a task runs for one known tenant, or not at all."""

import pytest
from django.db import connection

from config.celery import HEADER, TenantTask, TenantUnknown, app
from tenants import current, hop


@app.task(name="tests.tell_schema", shared=False)
def tell_schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_schema()::text")
        return str(cursor.fetchone()[0])


@pytest.fixture
def where_am_i() -> TenantTask:
    """A task that tells in which schema it runs."""
    return tell_schema


def test_a_task_runs_in_the_schema_where_it_was_asked(db, where_am_i):
    done = where_am_i.apply(headers={HEADER: "zandwaard"})

    assert done.get() == "zandwaard"
    assert current().is_public


@pytest.mark.parametrize(
    "headers", [{}, {HEADER: ""}, {HEADER: "bestaat_niet"}, {HEADER: "public"}, {HEADER: "sjabloon"}]
)
def test_a_task_without_a_known_tenant_is_refused(db, where_am_i, headers):
    with pytest.raises(TenantUnknown):
        where_am_i.apply(headers=headers).get()


def test_a_task_carries_the_schema_of_whoever_asks(db, where_am_i, monkeypatch):
    sent = {}
    monkeypatch.setattr("celery.app.task.Task.apply_async", lambda self, args, kwargs, **more: sent.update(more))

    with hop("noorderkoog"):
        where_am_i.delay()

    assert sent["headers"] == {HEADER: "noorderkoog"}
