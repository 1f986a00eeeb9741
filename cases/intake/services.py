"""Beginning an intake, writing down what is said, finishing it, and putting it right afterwards."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

import audit
from accounts.models import User
from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.corrected import corrected
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.intake.body import Intakeformulier, Question
from cases.intake.models import Answer, Intake
from cases.records import save_new
from cases.refusals import Refused
from cases.versions import ChangedByOther, update_versioned


class AlreadyBegun(Refused):
    def __init__(self, intake: Intake) -> None:
        super().__init__(f"Er loopt al een {intake}. Ga daarin verder of rond die eerst af.")


class NotInUse(Refused):
    def __init__(self, form: Edition) -> None:
        super().__init__(f"{form.naam} is niet meer in gebruik. Kies een ander intakeformulier.")


class AlreadyFinished(Refused):
    def __init__(self) -> None:
        super().__init__("Deze intake is al afgerond.")


class NotHeldYet(Refused):
    def __init__(self) -> None:
        super().__init__("Het gesprek is nog niet geweest. Zet eerst de dag en tijd goed.")


class KeptApart(Refused):
    def __init__(self) -> None:
        super().__init__("Deze vraag gaat over gezondheid of strafrecht. Het antwoord staat apart van de intake.")


class IntakeValues(TypedDict, total=False):
    at: datetime
    channel: str
    with_jongere: bool
    ouders: str
    gesprekspartner: str
    afdeling: str
    anderen: str


class AnswerValues(TypedDict, total=False):
    chosen: str
    text: str
    source_name: str


@transaction.atomic
def start_intake(*, case: Case, form: Edition, by: User, **values: Unpack[IntakeValues]) -> Intake:
    """Begin the conversation, or prepare it: it can be left at any question and taken up again."""
    require_open(case)
    Case.objects.select_for_update().get(pk=case.pk)
    for running in case.intakes.unfinished():
        raise AlreadyBegun(running)
    if not forms_in_use().filter(pk=form.pk).exists():
        raise NotInUse(form)
    intake = save_new(Intake(case=case, form=form, by=by, **values))
    audit.record("intake.started", by=by, about=intake)
    return intake


@transaction.atomic
def correct_intake(*, intake: Intake, version: int, by: User, **values: Unpack[IntakeValues]) -> Intake:
    """When it was, where, and who was there; also after it was finished."""
    require_open(intake.case)
    changed = update_versioned(intake, version=version, **values)
    audit.record("intake.corrected", by=by, about=intake, fields=changed)
    return intake


@transaction.atomic
def finish_intake(*, intake: Intake, version: int, by: User) -> Intake:
    """The conversation is over. That says nothing about how many questions were answered: none has to be."""
    require_open(intake.case)
    if intake.finished_at:
        raise AlreadyFinished
    if intake.at > timezone.now():
        raise NotHeldYet
    update_versioned(intake, version=version, finished_at=timezone.now())
    audit.record("intake.finished", by=by, about=intake)
    return intake


@transaction.atomic
def save_answer(
    *, intake: Intake, question: Question, source: str, version: int, by: User, **values: Unpack[AnswerValues]
) -> Answer | None:
    """Write down what this person said, or put it right; `version` is 0 when nothing stood there yet.

    An empty answer that was never given makes no row. After the intake was finished a correction stands in the log as
    such, and who was shown the answer hears of it (AVG 19). Raises ChangedByOther when somebody else wrote meanwhile.
    """
    require_open(intake.case)
    if question.special:
        raise KeptApart
    # The lock makes two people who answer the same question wait for each other: the second one sees both.
    Intake.objects.select_for_update().get(pk=intake.pk)
    answer = intake.answers.filter(question=question.code, source=source).first()
    if answer is None:
        if not (values.get("chosen") or values.get("text")):
            return None
        answer = save_new(Answer(intake=intake, question=question.code, source=source, by=by, **values))
        changed = ["text"]
    else:
        if not version:
            raise ChangedByOther(answer)
        changed = update_versioned(answer, version=version, by=by, changed_at=timezone.now(), value="", **values)
        corrected(answer, fields=[name for name in changed if name == "chosen"], by=by)
    action = "intake.answer_corrected" if intake.finished_at else "intake.answered"
    audit.record(action, by=by, about=answer, case_id=intake.case_id, details={"question": question.code},
                 fields=[name for name in changed if name not in ("by", "changed_at", "value")])  # fmt: skip
    return answer


def form_of(intake: Intake) -> Intakeformulier:
    """The questions of this intake, as they were when it began."""
    form: Intakeformulier = read(intake.form)
    return form


def forms_in_use() -> QuerySet[Edition]:
    """The intake forms with which a new intake may begin."""
    return Edition.objects.of(ContentKind.INTAKEFORMULIER).in_force()


def earlier_answers(*, intake: Intake, question: Question, cases: QuerySet[Case]) -> list[Answer]:
    """What this jongere said to this question in other intakes of these cases: nobody tells it twice (E8)."""
    found = Answer.objects.filter(question=question.code, intake__case__in=cases.filter(jongere=intake.case.jongere_id))
    return list(found.exclude(intake=intake).select_related("intake__case").order_by("-created_at"))
