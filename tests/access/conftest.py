"""The city, made once per module: its people and their dossiers stay the same, because whatever is asked is undone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.access.cast import City
from tests.login import an_operator


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: Any) -> Iterator[City]:
    with django_db_blocker.unblock(), an_operator() as operator, transaction.atomic():
        yield City(operator)
        transaction.set_rollback(True)
