"""A tenant in which scores are followed: the drop rule can be switched on, and Teun has a phone."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.rights import Role
from cases.content.models import ContentKind, Edition
from cases.thresholds.services import change_thresholds, thresholds
from tests import factories as make


@pytest.fixture
def zrm(inside: object) -> Edition:
    return Edition.objects.get(kind=ContentKind.INSTRUMENT, code="zrm-2017")


@pytest.fixture
def rule(inside: object) -> Callable[..., None]:
    """Changes thresholds of this tenant, as its functioneel beheerder."""

    def change(**values: Any) -> None:
        by = make.make_user("Fenna Beheer", roles=(Role.FUNCTIONEEL_BEHEERDER,))
        change_thresholds(by=by, version=thresholds().version, **values)

    return change
