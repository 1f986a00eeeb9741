"""How it stands with the seals of the log where we stand, for the screen of who oversees it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from audit.keys import TEST_NAME
from audit.models import Pulse, Seal, Verification
from audit.sealing import Log
from audit.seals import LATE
from tenants import current


@dataclass(frozen=True)
class Standing:
    """The last seal, what waits for the next, and what the last check found."""

    last: Seal | None
    waits_since: datetime | None
    check: Verification | None

    @property
    def by_test_key(self) -> bool:
        return self.last is not None and self.last.key.startswith(TEST_NAME)

    @property
    def is_late(self) -> bool:
        return self.waits_since is not None and timezone.now() - self.waits_since > LATE

    @property
    def waited(self) -> timedelta:
        return timezone.now() - self.waits_since if self.waits_since else timedelta()


def standing() -> Standing:
    with connection.cursor() as cursor:
        waits = Log(cursor, current().schema).oldest_unsealed()
    return Standing(Seal.objects.defer("leaves").order_by("-number").first(), waits, Verification.objects.first())


def lateness() -> dict[str, str]:
    """What is wrong with the sealing of each log, as the sealer left word; empty when it goes as it should."""
    now = timezone.now()
    return {schema: pulse.lateness(now) for schema, pulse in pulses().items()}


def pulses() -> dict[str, Pulse]:
    """What the sealer said last of each log."""
    return {pulse.schema: pulse for pulse in Pulse.objects.all()}


def last_seal() -> Seal | None:
    return Seal.objects.order_by("-number").first()
