"""What acts of the FG have in common."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from cases.jongeren.bsn import holds_bsn
from cases.refusals import Refused

ROLE = str(Role.FG.label)


def require_fg(by: User) -> None:
    if not by.has_role(Role.FG):
        raise Refused("Dit doet de functionaris gegevensbescherming.")


def require_past(moment: datetime) -> None:
    if moment > timezone.now():
        raise Refused("Dit moment moet nog komen.")


def without_bsn(text: str) -> str:
    """The text without space around it; refused when a BSN stands in it."""
    if holds_bsn(text):
        raise Refused("Haal het BSN uit de tekst. Dat hebben we niet nodig.")
    return text.strip()
