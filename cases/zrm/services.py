"""Scoring a domain, because this case needs it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.zrm.models import Score


class NotYet(Refused):
    def __init__(self) -> None:
        super().__init__("Een score gaat over nu of eerder: kies geen dag in de toekomst.")


@transaction.atomic
def score(*, case: Case, domain: str, value: int, reason: str, by: User, scored_on: date | None = None) -> Score:
    """Add a score beside the earlier ones. No domain is compulsory; the reason says why this one matters here."""
    require_open(case)
    day = require_not_in_future(scored_on or timezone.localdate())
    given = save_new(Score(case=case, domain=domain, value=value, reason=reason.strip(), by=by, scored_on=day))
    audit.record("score.given", by=by, about=given, details={"domain": domain})
    return given


@transaction.atomic
def correct_score(*, score: Score, value: int, reason: str, by: User, scored_on: date | None = None) -> Score:
    """Put a typing error right. A change in how someone does is a new score."""
    require_open(score.case)
    day = require_not_in_future(scored_on or score.scored_on)
    changed = save_changes(score, value=value, reason=reason.strip(), scored_on=day)
    audit.record("score.corrected", by=by, about=score, fields=changed)
    return score


def require_not_in_future(day: date) -> date:
    if day > timezone.localdate():
        raise NotYet
    return day
