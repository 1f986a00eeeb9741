"""Celery over a real Redis, as in production."""

from collections.abc import Iterator
from typing import Any

import pytest
from celery import Celery

from config.celery import app


# Not over files: kombu's file transport now and then reads a file that is being written, and then the worker stops.
@pytest.fixture(scope="module")
def broker(request: pytest.FixtureRequest) -> Iterator[Celery]:
    """Our Celery app with a queue that is empty for this module."""
    address: str = request.getfixturevalue("redis_url")
    options: dict[str, Any] = {}
    before = {name: app.conf[name] for name in ("broker_url", "broker_transport_options")}
    use(address, options)
    app.control.purge()
    yield app
    use(before["broker_url"], before["broker_transport_options"])


def use(address: str, options: dict[str, Any]) -> None:
    """Point the app to another broker. As after a fork, it forgets the connections that it had."""
    app.conf.update(broker_url=address, broker_transport_options=options)
    app._after_fork()
