"""Reading and changing the settings of this tenant."""

from typing import TypedDict, Unpack

from django.db import transaction

import audit
from accounts.models import User
from accounts.rights import Role
from cases.refusals import Refused
from cases.settings.models import Settings
from cases.versions import update_versioned


class NotABeheerder(Refused):
    def __init__(self) -> None:
        super().__init__("Alleen een functioneel beheerder wijzigt de instellingen.")


class SettingsValues(TypedDict, total=False):
    doorstroompunt_until: int
    agreements: str
    servicedocument: str


def settings_now() -> Settings:
    """What holds now: what was chosen, or what comes with the product."""
    return Settings.objects.first() or Settings()


@transaction.atomic
def change_settings(*, by: User, version: int, **values: Unpack[SettingsValues]) -> Settings:
    if not by.has_role(Role.FUNCTIONEEL_BEHEERDER):
        raise NotABeheerder
    row, _ = Settings.objects.get_or_create(only=True)
    changed = update_versioned(row, version=version, **values)
    audit.record("settings.changed", by=by, about=row, fields=changed, details={"until": row.doorstroompunt_until})
    return row
