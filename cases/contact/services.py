"""Writing down contact with the jongere and the people around them."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.contact.models import Contactmoment
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_changes, save_new
from cases.refusals import Refused


class NotYet(Refused):
    def __init__(self) -> None:
        super().__init__("Een contactmoment is geweest: kies geen moment in de toekomst.")


class ContactValues(TypedDict, total=False):
    at: datetime
    channel: str
    with_whom: str
    text: str
    reached: bool


@transaction.atomic
def record_contact(*, case: Case, by: User, **values: Unpack[ContactValues]) -> Contactmoment:
    """Write down a conversation, or an attempt that reached nobody."""
    require_open(case)
    require_past(values)
    moment = save_new(Contactmoment(case=case, by=by, **values))
    audit.record("contact.recorded", by=by, about=moment)
    return moment


@transaction.atomic
def correct_contact(*, contactmoment: Contactmoment, by: User, **values: Unpack[ContactValues]) -> Contactmoment:
    require_open(contactmoment.case)
    require_past(values)
    changed = save_changes(contactmoment, **values)
    audit.record("contact.corrected", by=by, about=contactmoment, fields=changed)
    return contactmoment


def require_past(values: ContactValues) -> None:
    at = values.get("at")
    if at and at > timezone.now():
        raise NotYet
