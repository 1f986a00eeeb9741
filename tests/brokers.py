"""Celery over the two ways that we use: files in a folder (demo), and Redis (production)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from celery import Celery

from config.celery import app


@pytest.fixture(params=["files", "redis"], scope="module")
def broker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Celery]:
    """Our Celery app with a queue that is empty for this module: once over files, once over a real Redis."""
    if request.param == "redis":
        address, options = request.getfixturevalue("redis_url"), {}
    else:
        address, options = "filesystem://", folders(tmp_path_factory.mktemp("broker"))
    before = {name: app.conf[name] for name in ("broker_url", "broker_transport_options")}
    use(address, options)
    app.control.purge()
    yield app
    use(before["broker_url"], before["broker_transport_options"])


def use(address: str, options: dict[str, Any]) -> None:
    """Point the app to another broker. As after a fork, it forgets the connections that it had."""
    app.conf.update(broker_url=address, broker_transport_options=options)
    app._after_fork()


def folders(root: Path) -> dict[str, Any]:
    """Where messages lie, and how often a worker looks."""
    for name in ("messages", "control"):
        (root / name).mkdir()
    both = {"data_folder_in": str(root / "messages"), "data_folder_out": str(root / "messages")}
    return both | {"control_folder": str(root / "control"), "polling_interval": 0.05}
