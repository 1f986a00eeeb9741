"""Correcting the doelgroep with a reason, and taking that back."""

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.doelgroepen.models import DoelgroepCorrection
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_new
from cases.refusals import Refused


class NothingToTakeBack(Refused):
    def __init__(self) -> None:
        super().__init__("Er is geen correctie meer: de doelgroep volgt al uit het dossier.")


@transaction.atomic
def correct_doelgroep(*, case: Case, doelgroep: str, reason: str, by: User) -> DoelgroepCorrection:
    """From now on this one holds, whatever the dossier says; an earlier correction ends."""
    require_open(case)
    Case.objects.select_for_update().get(pk=case.pk)
    case.doelgroep_corrections.filter(taken_back_at=None).update(taken_back_at=timezone.now())
    made = save_new(DoelgroepCorrection(case=case, doelgroep=doelgroep, reason=reason.strip(), by=by))
    audit.record("doelgroep.corrected", by=by, about=made, details={"doelgroep": made.doelgroep})
    return made


@transaction.atomic
def follow_dossier(*, case: Case, by: User) -> None:
    """Take the correction back: the dossier decides again."""
    require_open(case)
    if not case.doelgroep_corrections.filter(taken_back_at=None).update(taken_back_at=timezone.now()):
        raise NothingToTakeBack
    audit.record("doelgroep.follows_dossier", by=by, about=case)
