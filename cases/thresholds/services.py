"""Reading and changing the thresholds of this tenant."""

from typing import Any

from django.db import transaction

import audit
from accounts.models import User
from accounts.rights import Role
from cases.refusals import Refused
from cases.thresholds.models import Thresholds
from cases.versions import update_versioned


class NotABeheerder(Refused):
    def __init__(self) -> None:
        super().__init__("Alleen een functioneel beheerder wijzigt de drempels.")


def thresholds() -> Thresholds:
    """What holds now: what was chosen, or what comes with the product."""
    return Thresholds.objects.first() or Thresholds()


@transaction.atomic
def change_thresholds(*, by: User, version: int, **values: Any) -> Thresholds:
    if not by.has_role(Role.FUNCTIONEEL_BEHEERDER):
        raise NotABeheerder
    row, _ = Thresholds.objects.get_or_create(only=True)
    changed = update_versioned(row, version=version, **values)
    audit.record("thresholds.changed", by=by, about=row, fields=changed, details={"drop_on": row.drop_on})
    return row
