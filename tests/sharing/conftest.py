"""A wijkteam, and what it is asked about Teun with his ja."""

import pytest

from tests.asking import asked
from tests.deciding import signed


@pytest.fixture
def wijkteam(partner):
    return partner("Wijkteam West", "wijkteam")


@pytest.fixture
def question(teun, regiehouder, wijkteam):
    return signed(asked(case=teun.case, partner=wijkteam, by=regiehouder.user), by=teun.user)
