"""Intake and analysis in a case, through the same services as the screens. Vary what a test is about."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases.analysis.models import Analysis, Schooloorzaak, Steunfiguur
from cases.analysis.services import add_steunfiguur, analyse, newest_of, record_schooloorzaak
from cases.bijzonder.models import SpecialAnswer
from cases.bijzonder.services import answer_special, log_meldcode, record_instemming
from cases.content.models import ContentKind, Edition
from cases.dossier.models import Case
from cases.inlichting.models import InformationRequest
from cases.inlichting.services import ask_information, record_answer, record_talk, talked_first, weigh_information
from cases.intake.models import Answer, Intake
from cases.intake.services import form_of, save_answer, start_intake
from cases.vraag.models import Observatie
from cases.vraag.services import put_vraag, record_observatie
from tests.factories import days_ago


def form_edition() -> Edition:
    """The intake form of Almere, as it comes with the product."""
    return Edition.objects.of(ContentKind.INTAKEFORMULIER).get(code="almere", number=1)


def make_intake(*, case: Case, **over: Any) -> Intake:
    """A conversation with Teun along the form of Almere, an hour ago."""
    values = {
        "form": form_edition(),
        "at": timezone.now() - timedelta(hours=1),
        "channel": "huisbezoek",
        "by": case.regiehouder,
    }
    return start_intake(case=case, **values | over)


def make_answer(*, intake: Intake, code: str = "vrije-tijd", **over: Any) -> Answer | None:
    question = form_of(intake).find(code)
    assert question
    values = {"source": "jongere", "text": "Voetbalt op zaterdag.", "version": 0, "by": intake.by}
    return save_answer(intake=intake, question=question, **values | over)


def make_special(*, intake: Intake, **over: Any) -> SpecialAnswer | None:
    """What Teun said about his health; under the Doorstroompunt after he agreed to be supported."""
    question = form_of(intake).find("belemmeringen")
    assert question
    values = {"source": "jongere", "text": "Mag niet zwaar tillen.", "version": 0, "by": intake.by}
    return answer_special(intake=intake, question=question, **values | over)


def make_request(*, case: Case, **over: Any) -> InformationRequest:
    """The mentor was asked, and answered."""
    values = {"naam": "Fatma Demir", "organisatie": "ROC Waterkant", "what": "Wat deed school al?"}
    asked = ask_information(case=case, by=case.regiehouder, **values | over)
    return record_answer(request=asked, answer="Drie gesprekken.", answered_on=days_ago(0), by=case.regiehouder)


def make_observatie(*, case: Case, **over: Any) -> Observatie:
    values = {"text": "Viel in de les in slaap.", "seen_by": "Fatma Demir", "by": case.regiehouder}
    return record_observatie(case=case, **values | over)


def make_oorzaak(*, case: Case, **over: Any) -> Schooloorzaak:
    values = {"school": "ROC Waterkant", "text": "Steeds lesuitval.", "by": case.regiehouder}
    return record_schooloorzaak(case=case, **values | over)


def make_analysis(*, case: Case, **over: Any) -> Analysis:
    """The four points, after a talk with Teun."""
    if not talked_first(case):
        record_talk(case=case, held_on=days_ago(1), by=case.regiehouder)
    points = {"reasons": "Slaapt overdag.", "to_do": "Een ritme vinden.", "earlier_actions": "De mentor belde.",
              "earlier_help": "Het wijkteam kwam thuis."}  # fmt: skip
    newest = newest_of(case)
    version = newest.version if newest else 0
    return analyse(case=case, **{"version": version, "by": case.regiehouder} | points | over)


def make_steunfiguur(*, case: Case, **over: Any) -> Steunfiguur:
    values = {"naam": "Tante Riet", "relatie": "tante", "by": case.regiehouder}
    return add_steunfiguur(case=case, **values | over)


def analyse_case(case: Case, *, say: Callable[[str], str] = str) -> Case:
    """An intake in this case, something that stands apart, and a row of everything of the analysis.

    `say` chooses other words, for what cannot be changed afterwards.
    """
    intake = make_intake(case=case)
    make_answer(intake=intake)
    record_instemming(case=case, how="gesprek", by=case.regiehouder)
    make_special(intake=intake, text=say("Mag niet zwaar tillen."))
    log_meldcode(case=case, step=1, by=case.regiehouder)
    put_vraag(case=case, kind="eerste", text=say("Ik wil werken."), by=case.regiehouder)
    weigh_information(request=make_request(case=case), weighing="School deed veel.", by=case.regiehouder)
    make_observatie(case=case)
    make_oorzaak(case=case, told_on=days_ago(0), told_to="Fatma Demir")
    points = ("reasons", "to_do", "earlier_actions", "earlier_help")
    make_analysis(case=case, **{point: say("Slaapt overdag.") for point in points})
    make_steunfiguur(case=case)
    return case
