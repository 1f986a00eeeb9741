"""A question to a ketenpartner as one call, for tests that are about what comes after."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.dossier.models import Case
from consent.afwegingen import services
from consent.afwegingen.models import Afweging, Question
from consent.grondslagen.models import Grondslag
from consent.items import Way
from tests.deciding import line

ITEMS = ("vraag.begeleiding", "vraag.afspraken")


def question_draft(*, case: Case, partner: Any, by: User, grondslag: str = "CONS-OPV", items: Any = ITEMS,
                   **over: Any) -> Afweging:  # fmt: skip
    """A complete afweging to ask something; "code>coarser" asks for the coarser item."""
    asked = services.start(case=case, ketenpartner=getattr(partner, "ketenpartner", partner), by=by, direction=Way.ASK)
    asked = services.answer(afweging=asked, by=by, **(answers_to_ask(grondslag) | over))
    asked = services.weigh(afweging=asked, by=by, lines=[line(code) for code in items])
    every = dict.fromkeys(Question.values, (False, "Dat is niet genoeg."))
    return services.weigh_alternatives(afweging=asked, by=by, answers=every)


def asked(**given: Any) -> Afweging:
    """A question that was decided; where the grondslag wants it, the jongere is asked first."""
    return services.decide(afweging=question_draft(**given), by=given["by"])


def answers_to_ask(grondslag: str) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "recipient_task": "Begeleiding naar een leerwerkplek",
        "gesprek_op": today,
        "gesprek_reactie": "stemt_in",
        "grondslag_geven": Grondslag.objects.get(code=grondslag),
        "geheimhouding": False,
        "geen_taak_waarom": "Er is geen wet die dit regelt.",
        "nee_kan": True,
        "hulp_gaat_door": True,
        "geen_druk": True,
        "doel": "Ik spreek af wie wat doet, zodat het niet twee keer gebeurt.",
        "doel_zelfde": True,
        "doel_resultaat": "Eén afspraak in plaats van twee.",
        "valid_from": today,
        "valid_until": today + timedelta(days=28),
    }
