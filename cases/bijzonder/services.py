"""Instemming, special answers and the Meldcode: who may read and write them, and under what (WEB 9.2.7).

In the log these acts have one name, "special.…": the timeline is read by more people than the content, and shows that
something was written down and not what it is about.
"""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

import audit
from accounts.models import User
from accounts.rights import Right
from cases.bijzonder.models import (
    NEEDS_INSTEMMING,
    Instemming,
    InstemmingEnding,
    MeldcodeStep,
    SpecialAnswer,
    past_term,
)
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.intake.body import Question
from cases.intake.models import Intake
from cases.records import save_new
from cases.refusals import Refused
from cases.versions import ChangedByOther, update_versioned
from cases.vraag.services import require_past


class NoInstemming(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Leg eerst vast dat de jongere instemt met de ondersteuning. Anders mag het Doorstroompunt dit niet"
            " bewaren (WEB 9.2.7)."
        )


class TermOver(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Over gezondheid en strafrecht mag je hier niets meer opschrijven. De bewaartermijn is voorbij: twee jaar"
            " na de 27e verjaardag of na de startkwalificatie (WEB 9.2.7, derde lid)."
        )


class Agreed(Refused):
    def __init__(self) -> None:
        super().__init__("De jongere heeft al ingestemd met de ondersteuning.")


class NotCharged(Refused):
    def __init__(self) -> None:
        super().__init__("Alleen wie aan dit dossier werkt, mag dit zien.")


@transaction.atomic
def record_instemming(*, case: Case, how: str, by: User, given_on: date | None = None) -> Instemming:
    """The jongere agrees to be supported. Nothing else follows from it: sharing asks its own question."""
    require_open(case)
    Case.objects.select_for_update().get(pk=case.pk)
    if standing(case):
        raise Agreed
    require_past(given_on)
    instemming = save_new(Instemming(case=case, given_on=given_on or timezone.localdate(), how=how, by=by))
    audit.record("instemming.given", by=by, about=instemming)
    return instemming


@transaction.atomic
def withdraw_instemming(*, case: Case, how: str, by: User, withdrawn_on: date | None = None) -> InstemmingEnding:
    """From this moment nobody reads what rested on it; also in a closed case."""
    Case.objects.select_for_update().get(pk=case.pk)
    instemming = standing(case)
    if instemming is None:
        raise NoInstemming
    require_past(withdrawn_on)
    day = withdrawn_on or timezone.localdate()
    ending = save_new(InstemmingEnding(instemming=instemming, withdrawn_on=day, how=how, by=by))
    audit.record("instemming.withdrawn", by=by, about=ending, case_id=case.pk)
    return ending


@transaction.atomic
def answer_special(
    *,
    intake: Intake,
    question: Question,
    text: str,
    source: str,
    version: int,
    by: User,
    source_name: str = "",
) -> SpecialAnswer | None:
    """Write down what was said on health or criminal matters, apart from the intake; 0 when nothing stood there."""
    case = require_charged(require_open(intake.case), by)
    instemming = require_instemming(case)
    Intake.objects.select_for_update().get(pk=intake.pk)
    asked = {"question": question.code, "source": source, "instemming": instemming}
    answer = intake.special_answers.filter(**asked).first()
    if answer is None:
        if not text:
            return None
        answer = SpecialAnswer(case=case, intake=intake, category=question.special or "", text=text, by=by,
                               source_name=source_name, **asked)  # fmt: skip
        save_new(answer)
    else:
        if not version:
            raise ChangedByOther(answer)
        update_versioned(answer, version=version, text=text, source_name=source_name, by=by, changed_at=timezone.now())
    audit.record("special.written", by=by, about=answer)
    return answer


@transaction.atomic
def log_meldcode(*, case: Case, step: int, by: User, done_on: date | None = None) -> MeldcodeStep:
    """That a step of the Meldcode was taken, with its day. It needs no instemming: it is a duty of who sees signals."""
    require_charged(require_open(case), by)
    require_past(done_on)
    taken = save_new(MeldcodeStep(case=case, step=step, done_on=done_on or timezone.localdate(), by=by))
    audit.record("special.written", by=by, case_id=case.pk, subject_id=case.jongere_id)
    return taken


@transaction.atomic
def look(*, case: Case, by: User, role: str) -> tuple[list[SpecialAnswer], list[MeldcodeStep]]:
    """What is kept apart, for who works on the case. Every look is a line in the log, before anything is shown."""
    require_charged(case, by)
    answers, steps = readable(case), case.meldcode_steps.latest_of_each().select_related("by")
    if answers or steps:
        write_down(case, by=by, role=role)
    return list(answers.select_related("by", "intake__form")), list(steps)


@transaction.atomic
def look_at(*, intake: Intake, question: Question, by: User, role: str) -> list[SpecialAnswer]:
    """The same for one question of an intake."""
    require_charged(intake.case, by)
    found = list(readable(intake.case).filter(intake=intake, question=question.code).select_related("by"))
    if found:
        write_down(intake.case, by=by, role=role)
    return found


def write_down(case: Case, *, by: User, role: str) -> None:
    audit.record_read(
        actor_id=by.pk,
        actor_name=by.log_name,
        actor_role=role,
        case_id=case.pk,
        fields=["bijzondere_gegevens"],
        action="special.read",
    )


def readable(case: Case) -> "QuerySet[SpecialAnswer]":
    return case.special_answers.readable()


def is_kept(case: Case) -> bool:
    """That there is something, for who may know that and not what (FG, coördinator)."""
    return readable(case).exists() or case.meldcode_steps.exists()


def standing(case: Case) -> Instemming | None:
    return case.instemmingen.standing().first()


def needs_instemming(case: Case) -> bool:
    return case.task == NEEDS_INSTEMMING


def may_write(case: Case) -> bool:
    """Whether the law lets this case keep special answers now."""
    return not needs_instemming(case) or (standing(case) is not None and not term_is_over(case))


def term_is_over(case: Case) -> bool:
    """Whether what the Doorstroompunt kept of this jongere had to be gone by now (WEB 9.2.7, derde lid)."""
    return Case.objects.filter(past_term("jongere"), pk=case.pk).exists()


def require_instemming(case: Case) -> Instemming | None:
    """The instemming that an answer rests on; none under a task that asks for none."""
    if not needs_instemming(case):
        return None
    instemming = standing(case)
    if instemming is None:
        raise NoInstemming
    if term_is_over(case):
        raise TermOver
    return instemming


def require_charged(case: Case, by: User) -> Case:
    """The case, if this person works on it: a role alone is not enough (WEB 9.2.7, tweede lid)."""
    if not Case.objects.for_user(by, Right.CHANGE_CASE).filter(pk=case.pk).exists():
        raise NotCharged
    return case
