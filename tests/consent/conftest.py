"""People and partners that several acts of consent share."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from cases.dossier.models import Case
from cases.jongeren.services import invite_citizen
from tests import factories as make
from tests.deciding import signed


@dataclass
class Family:
    """A jongere of 12 to 15 with a mother whose authority was seen; both can log in."""

    case: Case
    jay: User
    mother: User


@pytest.fixture
def family(regiehouder) -> Family:
    """Jay (15) and his mother, under the Jeugdwet."""
    jongere = make.make_jongere(age=15, roepnaam="Jay")
    mother = make.make_gezagsdrager(jongere=jongere, verified_by=regiehouder.user)
    case = make.make_case(jongere=jongere, regiehouder=regiehouder.user, task="jeugdwet")
    make.make_inschrijving(jongere=jongere)
    jay = invite_citizen(person=jongere, by=regiehouder.user)
    case.jongere.refresh_from_db()
    return Family(case, jay, invite_citizen(person=mother, by=regiehouder.user))


@pytest.fixture
def coordinator(colleague) -> User:
    return colleague("Anna Blauw", Role.COORDINATOR).user


@pytest.fixture
def days_ago(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], AbstractContextManager[None]]:
    """What our own code takes for today lies so many days back. The clock of the database goes on."""
    real = timezone.localdate

    @contextmanager
    def back(days: int) -> Iterator[None]:
        def then(value: Any = None, *zone: Any) -> date:
            return real(value, *zone) if value is not None else real() - timedelta(days=days)

        with monkeypatch.context() as patched:
            patched.setattr(timezone, "localdate", then)
            yield

    return back


@pytest.fixture
def share(teun, school, deciding):
    """Signed, so it rests on toestemming."""
    return signed(deciding(case=teun.case, partner=school), by=teun.user)


@pytest.fixture
def by_law(teun, partner, deciding):
    """Rests on a public task: nobody signed."""
    return deciding(case=teun.case, partner=partner("Schuldhulp Noord", "schuldhulp"), grondslag="SHV-1")
