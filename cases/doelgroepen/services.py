"""Correcting the doelgroepen with a reason, and putting one of the tenant beside them."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.content.models import ContentKind
from cases.content.services import in_force
from cases.doelgroepen.models import DoelgroepAssignment, DoelgroepCorrection
from cases.doelgroepen.own import own_code
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_new
from cases.refusals import Refused


class NothingToTakeBack(Refused):
    def __init__(self) -> None:
        super().__init__("Er is geen correctie meer: de doelgroep volgt al uit het dossier.")


class NotInUse(Refused):
    def __init__(self) -> None:
        super().__init__("Deze doelgroep is niet in gebruik. Kies een andere.")


class AlreadyEnded(Refused):
    def __init__(self) -> None:
        super().__init__("Dit dossier hoorde al niet meer bij deze doelgroep.")


@transaction.atomic
def correct_doelgroep(
    *, case: Case, doelgroep: str, reason: str, by: User, beside: Sequence[str] = ()
) -> DoelgroepCorrection:
    """From now on this one holds, with those beside it, whatever the dossier says; an earlier correction ends."""
    require_open(case)
    Case.objects.select_for_update().get(pk=case.pk)
    case.doelgroep_corrections.filter(taken_back_at=None).update(taken_back_at=timezone.now())
    more = [code for code in beside if code != doelgroep]
    made = save_new(DoelgroepCorrection(case=case, doelgroep=doelgroep, beside=more, reason=reason.strip(), by=by))
    told = {"doelgroep": made.doelgroep, "beside": made.beside}
    audit.record("doelgroep.corrected", by=by, about=made, details=told)
    return made


@transaction.atomic
def follow_dossier(*, case: Case, by: User) -> None:
    """Take the correction back: the dossier decides again."""
    require_open(case)
    if not case.doelgroep_corrections.filter(taken_back_at=None).update(taken_back_at=timezone.now()):
        raise NothingToTakeBack
    audit.record("doelgroep.follows_dossier", by=by, about=case)


@transaction.atomic
def assign_doelgroep(*, case: Case, doelgroep: str, reason: str, by: User) -> DoelgroepAssignment:
    """Put a doelgroep of the tenant beside what follows from the dossier (B26b)."""
    require_open(case)
    edition = in_force(ContentKind.DOELGROEP).filter(code=own_code(doelgroep)).first()
    if edition is None:
        raise NotInUse
    made = save_new(DoelgroepAssignment(case=case, edition=edition, code=edition.code, reason=reason.strip(), by=by))
    audit.record("doelgroep.assigned", by=by, about=made, details={"doelgroep": made.code})
    return made


@transaction.atomic
def end_doelgroep(*, assignment: DoelgroepAssignment, by: User) -> None:
    require_open(assignment.case)
    open_one = DoelgroepAssignment.objects.in_force().filter(pk=assignment.pk)
    if not open_one.update(ended_at=timezone.now()):
        raise AlreadyEnded
    audit.record("doelgroep.ended", by=by, about=assignment, details={"doelgroep": assignment.code})
