"""Asking the jongere how it goes, and the answer."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from cases.content.models import Edition
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.ownscores.models import OwnScore, ScoreQuestion
from cases.records import save_new
from cases.refusals import Refused
from cases.zrm.services import require_domain


class NoPhone(Refused):
    def __init__(self) -> None:
        super().__init__("Deze jongere heeft nog geen toegang tot Mijn. Geef eerst toegang.")


class AlreadyAnswered(Refused):
    def __init__(self) -> None:
        super().__init__("Deze vraag is al beantwoord of gesloten.")


class NotAsked(Refused):
    def __init__(self) -> None:
        super().__init__("Hier is niet naar gevraagd.")


class NothingChosen(Refused):
    def __init__(self) -> None:
        super().__init__("Kies bij ten minste één onderwerp hoe het gaat. Of sla de vraag over: dat mag.")


@transaction.atomic
def ask_how_it_goes(*, case: Case, instrument: Edition, domains: Sequence[str], by: User) -> ScoreQuestion:
    """Open these domains for the jongere. An older question that was not answered is closed."""
    require_open(case)
    jongere = case.jongere.user
    if jongere is None:
        raise NoPhone
    for domain in domains:
        require_domain(instrument, domain)
    case.score_questions.filter(closed_at=None).update(closed_at=timezone.now())
    question = save_new(ScoreQuestion(case=case, instrument=instrument, domains=list(domains), by=by))
    audit.record("score_question.asked", by=by, about=question, details={"domains": list(domains)})
    tell(
        to=[jongere], kind="score_question.asked", key=f"score_question.asked:{question.pk}", case_id=case.pk,
        about_id=question.pk,
    )  # fmt: skip
    return question


@transaction.atomic
def say_how_it_goes(*, question: ScoreQuestion, given: Mapping[str, tuple[int, str]], by: User) -> list[OwnScore]:
    """The answer of the jongere: per domain a score, with words or without. What is skipped is not written down."""
    asked = require_unanswered(question, by)
    if not given:
        raise NothingChosen
    if not set(given) <= set(asked.domains):
        raise NotAsked
    scores = [
        save_new(OwnScore(case=asked.case, question=asked, domain=domain, value=value, words=words.strip()))
        for domain, (value, words) in given.items()
    ]
    close(asked)
    audit.record("own_score.given", by=by, about=asked, details={"domains": sorted(given)})
    tell(
        to=[asked.case.regiehouder], kind="own_score.given", key=f"own_score.given:{asked.pk}",
        case_id=asked.case_id, about_id=asked.pk,
    )  # fmt: skip
    return scores


@transaction.atomic
def skip_question(*, question: ScoreQuestion, by: User) -> None:
    """Not answering is fine: it has no consequence, and nobody is told."""
    close(require_unanswered(question, by))
    audit.record("score_question.skipped", by=by, about=question)


def require_unanswered(question: ScoreQuestion, by: User) -> ScoreQuestion:
    """The question, if it is this jongere's and open; taken, so that two phones answer one after the other."""
    locked = ScoreQuestion.objects.for_citizen(by).select_for_update(of=("self",))
    asked = locked.select_related("case__regiehouder", "instrument").get(pk=question.pk)
    if asked.closed_at or asked.case.closed_at:
        raise AlreadyAnswered
    return asked


def close(question: ScoreQuestion) -> None:
    question.closed_at = timezone.now()
    question.save(update_fields=["closed_at"])
