"""What Bas asks others about Amira: school has to answer, the wijkteam did, and on schuldhulp she decides herself."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.dossier.models import Case
from config.demo.decisions import invited, line, member_of, partner_of, question_of, say_ja
from config.demo.organisations import ROC, SCHULDHULP, WIJKTEAM, Organisation
from consent.afwegingen import services
from consent.afwegingen.models import Afweging, Question, Reaction
from consent.grondslagen.models import Grondslag
from consent.items import Way
from sharing.questions import Reply, answer, open_question
from tenants import current

WEEKS = timedelta(weeks=4)
FREE_CHOICE: dict[str, Any] = {
    "geen_taak_waarom": "Geen wet regelt dit; het is extra hulp.",
    "nee_kan": True,
    "hulp_gaat_door": True,
    "geen_druk": True,
}
NOT_WITH_LESS = {
    Question.SELF: "Besproken: Amira weet dit zelf niet precies, en wil het niet nog eens moeten navragen.",
    Question.ANONYMOUS: "Zonder naam kan de ander niets opzoeken.",
    Question.REFER: "Zonder dit maken we een plan dat niet past.",
    Question.PARTNER_ASKS: "Amira wil geen gesprek met drie mensen; ze leest liever mee.",
    Question.ONCE: "Ja, daarom is het één vraag, en staat hij vier weken open.",
}


@dataclass(frozen=True)
class Asked:
    """Who is asked what, on which grondslag, and what for; items are written as in a Deal."""

    partner: Organisation
    grondslag: str
    purpose: str
    items: tuple[str, ...]
    secrecy: bool = False


TO_SCHOOL = Asked(
    ROC, "RMC-4", "Ik kijk met Amira welke opleiding nog past, en wat ze niet over hoeft te doen.",
    ("vraag.voortgang", "vraag.inschrijving>vraag.ingeschreven", "-vraag.aanwezigheid"),
)  # fmt: skip
TO_WIJKTEAM = Asked(
    WIJKTEAM, "JW-2-OPV", "Ik spreek met het wijkteam af wie wat doet, zodat Amira één afspraak heeft en geen twee.",
    ("vraag.begeleider", "vraag.afspraken", "~vraag.woonsituatie"), secrecy=True,
)  # fmt: skip
TO_SCHULDHULP = Asked(
    SCHULDHULP, "CONS-OPV", "Ik weet dan of haar aanvraag loopt, en help haar met wat er nog mist.",
    ("vraag.aanvraag", "vraag.begeleider", "-vraag.inkomen"),
)  # fmt: skip


def about_amira(case: Case, *, by: User) -> None:
    ask(case, TO_SCHOOL, by=by)
    question = ask(case, TO_WIJKTEAM, by=by)
    say_ja(question_of(question), invited(case.jongere, by=by))
    member, schema = member_of(WIJKTEAM), current().schema
    open_question(member, schema, question.pk)
    said = {
        "vraag.begeleider": Reply(text="Dat ben ik, Ruben Smit. Bellen kan het best tussen 9 en 10 uur."),
        "vraag.afspraken": Reply(text="Elke dinsdag een gesprek. Volgende maand kijken we samen naar werk en leren."),
    }
    answer(member, schema, question.pk, said)
    ask(case, TO_SCHULDHULP, by=by)


def ask(case: Case, asked: Asked, *, by: User) -> Afweging:
    """The four denkstappen to ask something, to the end."""
    today = timezone.localdate()
    afweging = services.start(case=case, ketenpartner=partner_of(asked.partner), by=by, direction=Way.ASK)
    afweging = services.answer(
        afweging=afweging, by=by, gesprek_op=today - timedelta(days=1), gesprek_reactie=Reaction.AGREES.value,
        recipient_task="Begeleiding terug naar school of werk",
        grondslag_geven=Grondslag.objects.valid().get(code=asked.grondslag), geheimhouding=asked.secrecy,
        **(FREE_CHOICE if asked.grondslag == "CONS-OPV" else {}), doel=asked.purpose, doel_zelfde=True,
        doel_resultaat="Ze hoeft haar verhaal niet twee keer te vertellen.",
        valid_from=today, valid_until=today + WEEKS,
    )  # fmt: skip
    afweging = services.weigh(afweging=afweging, by=by, lines=[line(item) for item in asked.items])
    answers = {question.value: (question == Question.ONCE, reason) for question, reason in NOT_WITH_LESS.items()}
    afweging = services.weigh_alternatives(afweging=afweging, by=by, answers=answers)
    return services.decide(afweging=afweging, by=by)
