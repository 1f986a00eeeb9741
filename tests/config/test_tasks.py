"""A real worker runs tasks in the schema they came from, and refuses what has none; over files and over Redis."""

import queue
import subprocess
import sys
from pathlib import Path

import pytest
from celery.contrib.testing.worker import start_worker
from celery.signals import task_failure

from config.celery import HEADER, TenantUnknown
from tenants import current


@pytest.fixture(scope="module")
def told(broker, django_db_setup, django_db_blocker):
    """What the worker told: where a task ran, or why it did not. Its thread has a connection of its own."""
    heard = queue.Queue()

    @broker.task(name="tests.tell")
    def tell():
        heard.put(current().schema)

    def failed(exception, **kwargs):
        heard.put(type(exception))

    task_failure.connect(failed)
    with django_db_blocker.unblock(), start_worker(broker, pool="solo", perform_ping_check=False, shutdown_timeout=20):
        yield heard
    task_failure.disconnect(failed)
    broker.tasks.pop("tests.tell")


def send(broker, schema):
    broker.tasks["tests.tell"].apply_async(headers={HEADER: schema})


@pytest.mark.parametrize("schema", ["noorderkoog", "zandwaard"])
def test_a_task_runs_where_it_was_asked(broker, told, schema):
    send(broker, schema)

    assert told.get(timeout=60) == schema


@pytest.mark.parametrize("schema", ["public", "weggehaald", None])
def test_a_task_without_a_known_tenant_is_refused(broker, told, schema):
    send(broker, schema)

    assert told.get(timeout=60) is TenantUnknown


ASKED = """
from config.celery import app
app.loader.import_default_modules()
print("\\n".join(app.tasks))
"""


def test_a_worker_knows_every_task_of_every_room():
    """In a process of its own, because here the views have imported tasks that a worker would not."""
    root = Path(__file__).resolve().parents[2]
    known = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True).stdout.split()
    rooms = ("platform/config", "platform/accounts", "cases", "consent", "sharing")
    written = {
        ".".join(path.relative_to(root).with_suffix("").parts).removeprefix("platform.")
        for room in rooms
        for path in (root / room).rglob("*.py")
        if "@shared_task" in (text := path.read_text()) or "@app.task" in text
    }

    assert written == {name.rpartition(".")[0] for name in known if ".tasks." in name}
