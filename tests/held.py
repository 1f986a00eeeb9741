"""An intake that was held and finished along a form with answers to choose: what another party may use again (E8)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases.content.models import ContentKind, Edition
from cases.content.services import begin_content
from cases.dossier.models import Case
from cases.intake.body import Question
from cases.intake.kinds import AnswerKind
from cases.intake.models import Intake
from cases.intake.services import finish_intake, form_of, save_answer, start_intake

# Of each kind of answer one; of a list the first is chosen.
CHOSEN = {AnswerKind.JA_NEE: "nee", AnswerKind.GETAL: "3", AnswerKind.DATUM: "2026-09-01"}


def form_with_choices() -> Edition:
    """The form of Almere with answers to choose, as it comes with the product."""
    return Edition.objects.of(ContentKind.INTAKEFORMULIER).get(code="almere-keuzes", number=1)


def own_form(say: Callable[[str], str], *, naam: str = "Eigen intake", by: Any) -> Edition:
    """A form of the tenant itself: one question with a list, in the words of `say`."""
    question = {"code": "werk", "text": say("Heb je werk?"), "kind": "keuze", "choices": [say("Nee"), say("Ja")]}
    return begin_content(kind=ContentKind.INTAKEFORMULIER, naam=naam, by=by, body={"questions": [question]})


def choose(intake: Intake, question: Question, chosen: str, **over: Any) -> Any:
    values = {"source": "jongere", "version": 0, "by": intake.by}
    return save_answer(intake=intake, question=question, chosen=chosen, **values | over)


def hold_intake(*, case: Case, form: Edition | None = None, days_ago: int = 0) -> Intake:
    """Everything that can be chosen on the form was chosen, and it is finished."""
    at = timezone.now() - timedelta(days=days_ago, hours=1)
    intake = start_intake(case=case, form=form or form_with_choices(), at=at, channel="kantoor", by=case.regiehouder)
    for question in form_of(intake).questions:
        if question.kind != AnswerKind.TEKST:
            choose(intake, question, CHOSEN.get(question.kind) or question.choices[0])
    return finish_intake(intake=intake, version=intake.version, by=intake.by)
