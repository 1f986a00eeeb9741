"""The operator of the platform, logged in."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.login import an_operator, sign_in


@pytest.fixture
def operator(db: None) -> Iterator[Client]:
    with an_operator() as user:
        yield sign_in(Client(HTTP_HOST="beheer.localhost"), user, "operator")
