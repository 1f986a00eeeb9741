"""The world of canaries, made once per module: to make it takes longer than to walk through it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.leaks.world import World


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)
