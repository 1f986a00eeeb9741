"""Writing down contact with the jongere and the people around them, and planning it."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.contact.models import Contactmoment, PlannedContact, Result
from cases.corrected import corrected
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_changes, save_new
from cases.refusals import Refused


class NotYet(Refused):
    def __init__(self) -> None:
        super().__init__("Een contactmoment is geweest: kies geen moment in de toekomst.")


class AlreadyPast(Refused):
    def __init__(self) -> None:
        super().__init__("Plan een moment dat nog komt. Is het al geweest? Leg het dan vast als contactmoment.")


class PlanHasEnded(Refused):
    def __init__(self) -> None:
        super().__init__("Dit is al vastgelegd of afgezegd.")


class ContactValues(TypedDict, total=False):
    at: datetime
    channel: str
    party: str
    with_whom: str
    text: str
    result: str
    announced: bool | None
    took_part: list[str]
    gesprekspartner: str
    gesprekspartner_wanted: bool


class PlanValues(TypedDict, total=False):
    at: datetime
    channel: str
    party: str
    with_whom: str
    announced: bool | None
    note: str


@transaction.atomic
def record_contact(
    *, case: Case, by: User, planned: PlannedContact | None = None, **values: Unpack[ContactValues]
) -> Contactmoment:
    """Write down a conversation, or an attempt that reached nobody. What was planned ends with it."""
    require_open(case)
    require_past(values)
    held = require_ahead(planned) if planned else None
    moment = Contactmoment(case=case, by=by, **values, **following(values))
    if moment.reached and not moment.took_part:
        moment.took_part = [moment.party]
    save_new(moment)
    if held:
        held.moment = moment
        held.save(update_fields=["moment"])
    audit.record("contact.recorded", by=by, about=moment)
    return moment


@transaction.atomic
def correct_contact(*, contactmoment: Contactmoment, by: User, **values: Unpack[ContactValues]) -> Contactmoment:
    require_open(contactmoment.case)
    require_past(values)
    changed = save_changes(contactmoment, **values, **following(values))
    audit.record(
        "contact.corrected", by=by, about=contactmoment, fields=[name for name in changed if name != "reached"]
    )
    corrected(contactmoment, fields=changed, by=by)
    return contactmoment


@transaction.atomic
def plan_contact(*, case: Case, by: User, **values: Unpack[PlanValues]) -> PlannedContact:
    """Plan a visit or a call, in the evening or the weekend if that helps (B66)."""
    require_open(case)
    if values["at"] <= timezone.now():
        raise AlreadyPast
    planned = save_new(PlannedContact(case=case, by=by, **values))
    audit.record("contact.planned", by=by, about=planned, details={"channel": planned.channel})
    return planned


@transaction.atomic
def call_off(*, planned: PlannedContact, cancel_reason: str, by: User) -> PlannedContact:
    """It will not be held; why is kept."""
    held = require_ahead(planned)
    require_open(held.case)
    save_changes(held, cancelled_at=timezone.now(), cancel_reason=cancel_reason)
    audit.record("contact.called_off", by=by, about=held)
    return held


def require_past(values: ContactValues) -> None:
    at = values.get("at")
    if at and at > timezone.now():
        raise NotYet


def require_ahead(planned: PlannedContact) -> PlannedContact:
    """What is planned, locked, if it was neither held nor called off."""
    held = PlannedContact.objects.select_for_update().filter(pk=planned.pk).open().first()
    if held is None:
        raise PlanHasEnded
    return held


def following(values: ContactValues) -> dict[str, bool]:
    """Whether somebody was reached: it follows from the result."""
    return {"reached": values["result"] == Result.GESPROKEN} if "result" in values else {}
