"""The four denkstappen as one call, for tests that are about what comes after."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.levels import Level
from accounts.models import User
from cases import catalogue
from cases.dossier.models import Case
from consent.afwegingen import services
from consent.afwegingen.models import Afweging, FieldResult, Question
from consent.afwegingen.services import Line
from consent.grondslagen.models import Grondslag
from consent.machtigingen.services import sign

FIELDS = ("persoon.roepnaam", "onderwijs.opleiding")


class Sure:
    """Logged in with DigiD substantieel, a moment ago."""

    level = Level.SUBSTANTIEEL
    acr = "substantieel"
    auth_time: datetime | None = None
    id_token_hash = "0" * 64

    def __init__(self) -> None:
        self.auth_time = timezone.now()


def draft(*, case: Case, partner: Any, by: User, grondslag: str = "CONS", receiving: str = "", fields: Any = FIELDS,
          **over: Any) -> Afweging:  # fmt: skip
    """An afweging that is complete and not decided. `fields` are codes; "code>coarser" shares the coarser one."""
    afweging = services.start(case=case, ketenpartner=getattr(partner, "ketenpartner", partner), by=by)
    afweging = services.answer(afweging=afweging, by=by, **answers(grondslag, receiving or grondslag), **period(over))
    afweging = services.weigh(afweging=afweging, by=by, lines=[line(code) for code in fields])
    every = dict.fromkeys(Question.values, (False, "Dat is niet genoeg."))
    return services.weigh_alternatives(afweging=afweging, by=by, answers=every)


def decided(**given: Any) -> Afweging:
    """A decision to share; where the grondslag wants it, the jongere is asked."""
    return services.decide(afweging=draft(**given), by=given["by"])


def looked_at(afweging: Afweging, *, by: User, **over: Any) -> Afweging:
    """A renewed afweging of which each step was looked at and saved again."""
    values = {
        name: getattr(afweging, name) for name in ("grondslag_geven", "grondslag_ontvangen", "doel", "recipient_task")
    }
    talk = {"gesprek_op": timezone.localdate(), "gesprek_reactie": "stemt_in"}
    afweging = services.answer(afweging=afweging, by=by, **(values | talk | period({}) | over))
    lines = [
        Line(code=one.code, outcome=one.outcome, reason=one.reason, coarser=one.shared_code)
        for one in afweging.lines.all()
    ]
    afweging = services.weigh(afweging=afweging, by=by, lines=lines)
    same = {one.question: (one.possible, one.reason) for one in afweging.alternatives.all()}
    return services.weigh_alternatives(afweging=afweging, by=by, answers=same)


def signed(afweging: Afweging, *, by: User, yes: Any = None) -> Afweging:
    """Say ja to all that was asked, or to these codes."""
    asked = afweging.machtiging
    codes = asked.field_codes if yes is None else yes
    sign(machtiging=asked, by=by, yes=codes, text_sha256=asked.text_sha256, assurance=Sure())
    return afweging


def line(code: str) -> Line:
    finer, _, coarser = code.partition(">")
    outcome = FieldResult.COARSER if coarser else FieldResult.SHARE
    return Line(code=finer, outcome=outcome, reason="Nodig voor het gesprek.", coarser=coarser)


def answers(giving: str, receiving: str) -> dict[str, Any]:
    return {
        "recipient_task": "Begeleiding in het leerwerktraject",
        "gesprek_op": timezone.localdate(),
        "gesprek_reactie": "stemt_in",
        "grondslag_geven": Grondslag.objects.get(code=giving),
        "grondslag_ontvangen": Grondslag.objects.get(code=receiving),
        "geheimhouding": False,
        "geen_taak_waarom": "De school heeft hiervoor geen wettelijke taak.",
        "nee_kan": True,
        "hulp_gaat_door": True,
        "geen_druk": True,
        "doel": "De mentor zoekt een werkplek die past en belt wekelijks met de begeleider.",
        "doel_zelfde": True,
        "doel_resultaat": "Een plek waar het lukt.",
    }


def period(over: dict[str, Any]) -> dict[str, Any]:
    today: date = timezone.localdate()
    return {"valid_from": today, "valid_until": today + timedelta(days=180)} | over


def every_code() -> list[str]:
    """All codes that may be shared at all."""
    return [code for code, field in catalogue.FIELDS.items() if field.shareable]
