"""Raising a drop signal when a score is given, and what a person makes of it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from cases.drops.models import DropAnswer, DropSignal
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.thresholds.models import Thresholds
from cases.thresholds.services import thresholds
from cases.zrm.models import Score

CORRECTED = "Een van de twee scores was een vergissing en is hersteld."


class AlreadyJudged(Refused):
    def __init__(self) -> None:
        super().__init__("Deze scoredaling is al beoordeeld.")


def watch(score: Score) -> DropSignal | None:
    """Look whether this score fell too fast by the rule of this tenant. In the transaction of the score itself.

    A score that was given for an earlier day than the newest says nothing about now, and one that is not lower than
    the one before it is no fall.
    """
    rule = thresholds()
    earlier = list(measurements_before(score, rule)) if rule.drop_on and is_newest(score) else []
    if not earlier or earlier[0].value <= score.value:
        return None
    highest = max(earlier, key=lambda before: before.value)
    return raise_signal(highest, score, rule) if highest.value - score.value >= rule.drop_points else None


def reconsider(score: Score) -> None:
    """After a correction: a signal that no longer holds lapses, and one that should have been raised is."""
    for signal in DropSignal.objects.open().filter(case_id=score.case_id).select_related("before", "after"):
        if score.pk in (signal.before_id, signal.after_id) and not still_holds(signal):
            save_changes(signal, answer=DropAnswer.VERVALLEN, reason=CORRECTED, answered_at=timezone.now())
            audit.record("drop_signal.lapsed", by=None, about=signal)
    if not DropSignal.objects.filter(after=score).exists():
        watch(score)


@transaction.atomic
def judge(*, signal: DropSignal, answer: str, reason: str, by: User) -> DropSignal:
    """Confirm or dismiss. Only a person does this, and says why; nothing follows from it by itself (law 10)."""
    current = DropSignal.objects.for_regiehouder(by).select_for_update(of=("self",)).get(pk=signal.pk)
    if current.answered_at:
        raise AlreadyJudged
    said = DropAnswer(answer)
    save_changes(current, answer=said, reason=reason.strip(), answered_by=by, answered_at=timezone.now())
    audit.record("drop_signal.judged", by=by, about=current, details={"answer": said.value})
    return current


def raise_signal(before: Score, after: Score, rule: Thresholds) -> DropSignal:
    signal = save_new(
        DropSignal(
            case=after.case, before=before, after=after, fell_from=before.value, fell_to=after.value,
            points=rule.drop_points, days=rule.drop_days,
        )
    )  # fmt: skip
    scores = {"before": str(before.pk), "after": str(after.pk), "domain": after.domain}
    audit.record("drop_signal.raised", by=None, about=signal, details=scores)
    tell(
        to=[after.case.regiehouder], kind="drop_signal.raised", key=f"drop_signal.raised:{signal.pk}",
        case_id=after.case_id, about_id=signal.pk,
    )  # fmt: skip
    return signal


def measurements_before(score: Score, rule: Thresholds) -> "list[Score]":
    """The earlier scores on this domain within the window, newest first."""
    since = score.scored_on - timedelta(days=rule.drop_days)
    found = score.case.scores.filter(domain=score.domain, scored_on__gte=since, scored_on__lte=score.scored_on)
    order = (score.scored_on, score.created_at)
    return [other for other in found.exclude(pk=score.pk) if (other.scored_on, other.created_at) <= order]


def is_newest(score: Score) -> bool:
    newest = score.case.scores.filter(domain=score.domain).order_by("-scored_on", "-created_at").first()
    return newest is not None and newest.pk == score.pk


def still_holds(signal: DropSignal) -> bool:
    apart = signal.after.scored_on - signal.before.scored_on
    return signal.before.value - signal.after.value >= signal.points and apart <= timedelta(days=signal.days)
