"""Scoring a domain because this case needs it, and following a jongere with an instrument."""

from datetime import date

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.content.models import Edition
from cases.corrected import corrected
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.drops.services import reconsider, watch
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.zrm.instruments import content_of, instrument_with
from cases.zrm.models import Score, ScoreProcess


class NotYet(Refused):
    def __init__(self) -> None:
        super().__init__("Een score gaat over nu of eerder: kies geen dag in de toekomst.")


class AlreadyEnded(Refused):
    def __init__(self) -> None:
        super().__init__("Dit werkproces is al gestopt.")


class UnknownDomain(Refused):
    def __init__(self) -> None:
        super().__init__("Dit gebied kennen we niet in dit instrument.")


@transaction.atomic
def score(
    *,
    case: Case,
    domain: str,
    value: int,
    reason: str,
    by: User,
    scored_on: date | None = None,
    instrument: Edition | None = None,
) -> Score:
    """Add a score beside the earlier ones. No domain is compulsory; the reason says why this one matters here.

    Without an instrument it is the one in use that has this domain.
    """
    require_open(case)
    day = require_not_in_future(scored_on or timezone.localdate())
    used = require_domain(instrument or instrument_with(domain), domain)
    given = save_new(
        Score(case=case, instrument=used, domain=domain, value=value, reason=reason.strip(), by=by, scored_on=day)
    )
    audit.record("score.given", by=by, about=given, details={"domain": domain})
    watch(given)
    return given


@transaction.atomic
def correct_score(*, score: Score, value: int, reason: str, by: User, scored_on: date | None = None) -> Score:
    """Put a typing error right. A change in how someone does is a new score."""
    require_open(score.case)
    day = require_not_in_future(scored_on or score.scored_on)
    changed = save_changes(score, value=value, reason=reason.strip(), scored_on=day)
    audit.record("score.corrected", by=by, about=score, fields=changed)
    corrected(score, fields=changed, by=by)
    if changed:
        reconsider(score)
    return score


@transaction.atomic
def start_process(*, case: Case, instrument: Edition, reason: str, by: User) -> ScoreProcess:
    """Begin to follow this jongere with one instrument: on purpose, and with the reason why it is needed (A13)."""
    require_open(case)
    codes = content_of(instrument).codes
    last = case.latest.filter(domain__in=codes).order_by("-scored_on").values_list("scored_on", flat=True).first()
    process = save_new(
        ScoreProcess(
            case=case, instrument=instrument, reason=reason.strip(), started_by=by,
            measured_on=last or timezone.localdate(),
        )
    )  # fmt: skip
    audit.record("score_process.started", by=by, about=process, details={"instrument": instrument.code})
    return process


@transaction.atomic
def end_process(*, process: ScoreProcess, reason: str, by: User) -> ScoreProcess:
    """Stop following; the scores stay."""
    require_open(process.case)
    current = ScoreProcess.objects.select_for_update().get(pk=process.pk)
    if current.ended_at:
        raise AlreadyEnded
    save_changes(current, ended_at=timezone.now(), ended_by=by, end_reason=reason.strip())
    audit.record("score_process.ended", by=by, about=current)
    return current


def require_domain(instrument: Edition | None, domain: str) -> Edition:
    """The instrument, if this domain is one of it."""
    if instrument is None or content_of(instrument).domain(domain) is None:
        raise UnknownDomain
    return instrument


def require_not_in_future(day: date) -> date:
    if day > timezone.localdate():
        raise NotYet
    return day
