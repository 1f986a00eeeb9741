"""Judging whether a jongere in a vulnerable position needs extra attention."""

from datetime import date

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.doelgroepen.derive import doelgroepen_of
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.dossier.tasks import Doelgroep
from cases.jikp.models import JikpBeoordeling
from cases.records import save_new
from cases.refusals import Refused


class NotJikp(Refused):
    def __init__(self) -> None:
        super().__init__("Deze jongere hoort niet bij de jongeren in een kwetsbare positie.")


class NotYet(Refused):
    def __init__(self) -> None:
        super().__init__("Kies een dag die al geweest is.")


@transaction.atomic
def judge_jikp(*, case: Case, extra_aandacht: bool, reden: str, by: User, op: date | None = None) -> JikpBeoordeling:
    """A person judges, with a reason, on a day (B54)."""
    require_open(case)
    if Doelgroep.JIKP not in doelgroepen_of(case):
        raise NotJikp
    day = op or timezone.localdate()
    if day > timezone.localdate():
        raise NotYet
    judged = save_new(JikpBeoordeling(case=case, extra_aandacht=extra_aandacht, reden=reden, op=day, by=by))
    audit.record("jikp.judged", by=by, about=judged)
    return judged
