"""Ending a membership, by a beheerder of the partner or by the operator; written down in the public log."""

from django.db import transaction
from django.utils import timezone

import audit
from accounts.members.models import PartnerMember
from accounts.models import User
from cases.refusals import Refused


class NotYourself(Refused):
    def __init__(self) -> None:
        super().__init__("Je kunt je eigen toegang niet stoppen. Vraag het aan een andere beheerder.")


@transaction.atomic
def end_membership(*, member: PartnerMember, by: User, role: str) -> None:
    """From the next request on this person reads nothing. The row stays, because the log points to it."""
    if member.user_id == by.pk:
        raise NotYourself
    if member.active_until is None or member.active_until > timezone.now():
        member.active_until = timezone.now()
        member.save(update_fields=["active_until"])
        audit.record("member.ended", by=by, about=member, role=role)
