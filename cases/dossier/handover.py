"""Handing a case over: offered by one, complete when the other accepts, never before (law 5)."""

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from accounts.rights import Role
from cases.dossier.models import Case, Handover
from cases.dossier.services import require_open, require_regiehouder
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.versions import update_versioned


class NotYours(Refused):
    """The case, or the offer, is somebody else's."""


class AlreadyAnswered(Refused):
    def __init__(self) -> None:
        super().__init__("Deze overdracht is al beantwoord of teruggenomen.")


@transaction.atomic
def offer_handover(*, case: Case, receiver: User, reason: str, by: User) -> Handover:
    """Offer a case to a colleague. The coördinator may do this for a regiehouder who is away."""
    require_open(case)
    if by != case.regiehouder and not by.has_role(Role.COORDINATOR):
        raise NotYours("Alleen de regiehouder of de coördinator kan een casus overdragen.")
    require_regiehouder(receiver)
    handover = Handover(case=case, giver=case.regiehouder, receiver=receiver, offered_by=by, reason=reason)
    save_new(handover)
    audit.record("handover.offered", by=by, about=handover, details={"receiver": str(receiver.pk)})
    news(handover, "offered", to=receiver)
    return handover


@transaction.atomic
def accept_handover(*, handover: Handover, by: User) -> Case:
    """The receiver takes over: from this moment on they are the regiehouder, and the giver no longer sees the case."""
    pending = require_pending(handover, by)
    case = Case.objects.select_for_update().get(pk=pending.case_id)
    require_open(case)
    require_regiehouder(by)
    update_versioned(case, version=case.version, regiehouder=by)
    case.given_rights.filter(user=by).delete()
    save_changes(pending, accepted_at=timezone.now())
    audit.record("handover.accepted", by=by, about=pending, details={"giver": str(pending.giver_id)})
    news(pending, "accepted", to=pending.giver)
    return case


@transaction.atomic
def decline_handover(*, handover: Handover, reason: str, by: User) -> Handover:
    """The receiver says no; the regiehouder stays."""
    pending = require_pending(handover, by)
    save_changes(pending, declined_at=timezone.now(), decline_reason=reason)
    audit.record("handover.declined", by=by, about=pending)
    news(pending, "declined", to=pending.giver)
    return pending


@transaction.atomic
def withdraw_handover(*, handover: Handover, by: User) -> Handover:
    """Whoever offered, or the regiehouder, takes the offer back."""
    pending = locked(handover)
    if by not in (pending.offered_by, pending.case.regiehouder):
        raise NotYours("Je kunt alleen je eigen overdracht terugnemen.")
    save_changes(pending, withdrawn_at=timezone.now())
    audit.record("handover.withdrawn", by=by, about=pending)
    return pending


def news(handover: Handover, event: str, *, to: User) -> None:
    """Whoever has to do something with it, or asked for it, hears of it."""
    kind = f"handover.{event}"
    tell(to=[to], kind=kind, key=f"{kind}:{handover.pk}", case_id=handover.case_id, about_id=handover.pk)


def require_pending(handover: Handover, by: User) -> Handover:
    """The offer, locked, if it waits for this person."""
    pending = locked(handover)
    if by != pending.receiver:
        raise NotYours("Deze overdracht is niet aan jou.")
    return pending


def locked(handover: Handover) -> Handover:
    pending = Handover.objects.pending().select_for_update().filter(pk=handover.pk).first()
    if pending is None:
        raise AlreadyAnswered
    return pending
