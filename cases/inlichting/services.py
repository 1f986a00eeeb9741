"""Asking others about the jongere, and weighing what they say after the jongere was heard."""

from datetime import date

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.inlichting.models import InformationRequest, OpenTalk
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.vraag.services import require_past


class AskedBefore(Refused):
    def __init__(self, earlier: InformationRequest) -> None:
        super().__init__(
            f"{earlier.organisatie} is al gevraagd: op {earlier.asked_on:%d-%m-%Y}, door {earlier.by.naam}."
            " Kijk eerst wat daar staat. Vraag je toch nog iets, schrijf dan op waarom."
        )
        self.earlier = earlier


class TalkFirst(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Praat eerst open met de jongere, en weeg daarna pas wat anderen zeggen. Leg het gesprek vast, of waarom"
            " het niet kon."
        )


@transaction.atomic
def record_talk(*, case: Case, by: User, held_on: date | None = None, why_not: str = "") -> OpenTalk:
    """That there was an open talk with the jongere, or why there could not be one (B114)."""
    require_open(case)
    require_past(held_on)
    talk = save_new(OpenTalk(case=case, held_on=held_on, why_not=why_not, by=by))
    audit.record("open_talk.recorded", by=by, about=talk, details={"held": talk.held_on is not None})
    return talk


@transaction.atomic
def ask_information(
    *,
    case: Case,
    naam: str,
    organisatie: str,
    what: str,
    by: User,
    asked_on: date | None = None,
    answer_by: date | None = None,
    why_again: str = "",
) -> InformationRequest:
    """Write down whom we ask what. Raises AskedBefore when this organisation was asked, unless there is a reason."""
    require_open(case)
    require_past(asked_on)
    earlier = case.information_requests.filter(organisatie__iexact=organisatie.strip()).select_related("by").first()
    if earlier and not why_again.strip():
        raise AskedBefore(earlier)
    day = asked_on or timezone.localdate()
    known = {
        "naam": naam,
        "organisatie": organisatie.strip(),
        "what": what,
        "why_again": why_again,
        "answer_by": answer_by,
    }
    asked = save_new(InformationRequest(case=case, asked_on=day, by=by, **known))
    audit.record("information.asked", by=by, about=asked)
    return asked


@transaction.atomic
def record_answer(*, request: InformationRequest, answer: str, answered_on: date, by: User) -> InformationRequest:
    """What came back. It stands there to be read; what it means is a step of its own."""
    require_open(request.case)
    require_past(answered_on)
    save_changes(request, answer=answer, answered_on=answered_on)
    audit.record("information.answered", by=by, about=request)
    return request


@transaction.atomic
def wait_again(*, request: InformationRequest, by: User) -> InformationRequest:
    """Wait for an answer again, because the question that had stopped is out once more. What was weighed stays."""
    require_open(request.case)
    if not request.weighing:
        save_changes(request, answer="", answered_on=None)
        audit.record("information.asked", by=by, about=request)
    return request


@transaction.atomic
def weigh_information(*, request: InformationRequest, weighing: str, by: User) -> InformationRequest:
    """What the answer means for this jongere; only after the jongere was heard (B114)."""
    require_open(request.case)
    require_talk(request.case)
    save_changes(request, weighing=weighing, weighed_at=timezone.now())
    audit.record("information.weighed", by=by, about=request)
    return request


def require_talk(case: Case) -> Case:
    """The case, if the jongere was heard first or it is written down why not. The database asks the same."""
    if not talked_first(case):
        raise TalkFirst
    return case


def talked_first(case: Case) -> bool:
    """An open talk on record, a reason why there was none, or an intake at which the jongere was."""
    heard = case.intakes.filter(with_jongere=True, at__lte=timezone.now())
    return heard.exists() or case.open_talks.exists()
