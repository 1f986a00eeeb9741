"""Weighing, deciding, signing and reading in the demo: the acts of the screens, one after the other."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.levels import Level
from accounts.members.models import PartnerMember
from accounts.models import User
from cases.dossier.models import Case
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.jongeren.services import invite_citizen
from config.demo.organisations import Organisation
from config.demo_idp.setup import SUBSTANTIEEL
from consent.afwegingen import services
from consent.afwegingen.models import Afweging, FieldResult, Question, Reaction
from consent.afwegingen.services import Line
from consent.grondslagen.models import Grondslag
from consent.loket.services import say_yes
from consent.machtigingen.models import Machtiging
from consent.machtigingen.services import Written, sign
from partners.models import Ketenpartner
from sharing.reading import as_partner
from tenants import hop
from tenants.names import PUBLIC

# Why a kind of field is needed, by the first part of its code.
REASONS = {
    "persoon": "Om te weten over wie het gaat.",
    "contact": "Om zelf een afspraak te kunnen maken.",
    "onderwijs": "Om aan te sluiten op wat er op school loopt.",
    "verzuim": "Om samen aan aanwezigheid te werken.",
    "werk": "Om werk en begeleiding op elkaar af te stemmen.",
    "wonen": "Om te weten wat voor plek er nodig is.",
    "zrm": "Om te weten waar steun nodig is, zonder de reden te vertellen.",
    "plan": "Om dezelfde doelen te volgen als in het plan.",
    "intake": "Om niet nog eens te vragen wat al verteld is.",
    "betrokken": "Om de regiehouder te kunnen bereiken.",
    "casus": "Om te weten sinds wanneer de hulp loopt.",
    "vraag": "Om niet langs elkaar heen te werken.",
}
ALTERNATIVES = {
    Question.SELF: "Besproken: alles zelf vertellen vindt de jongere lastig, erbij zijn is wel afgesproken.",
    Question.ANONYMOUS: "Zonder naam kan de ander geen afspraak maken.",
    Question.REFER: "Verwijzen is geprobeerd; zonder deze gegevens begint het gesprek weer van voren af aan.",
    Question.PARTNER_ASKS: "De ander kent de jongere nog te kort om dit te vragen.",
    Question.ONCE: "De situatie verandert nog, eenmalig vertellen is dan te weinig.",
}


@dataclass(frozen=True)
class Deal:
    """What is weighed: with whom, on which grondslagen, what for, and which fields.

    A field is "code", or "code>coarser" for a coarser one, "-code" for one that is not needed, and "~code" for one
    that the jongere tells.
    """

    partner: Organisation
    giving: str
    receiving: str
    task: str
    purpose: str
    benefit: str
    fields: tuple[str, ...]
    secrecy: bool = False
    reaction: Reaction = Reaction.AGREES
    since_days: int = 0
    days: int = 180


class Digid:
    """What DigiD substantieel tells of somebody who logged in a moment ago, with the app and a check of the ID."""

    level = Level.SUBSTANTIEEL
    acr = SUBSTANTIEEL
    id_token_hash = "0" * 64

    def __init__(self) -> None:
        self.auth_time: datetime | None = timezone.now()


def weigh(case: Case, deal: Deal, *, by: User) -> Afweging:
    """Answer all four denkstappen, and decide nothing yet."""
    afweging = services.start(case=case, ketenpartner=partner_of(deal.partner), by=by)
    afweging = talk(afweging, deal, by=by)
    afweging = services.weigh(afweging=afweging, by=by, lines=[line(field) for field in deal.fields])
    answers = {question.value: (False, reason) for question, reason in ALTERNATIVES.items()}
    return services.weigh_alternatives(afweging=afweging, by=by, answers=answers)


def talk(afweging: Afweging, deal: Deal, *, by: User) -> Afweging:
    """Steps 0 to 2, and the period."""
    start = timezone.localdate() - timedelta(days=deal.since_days)
    return services.answer(
        afweging=afweging,
        by=by,
        gesprek_op=start,
        gesprek_reactie=deal.reaction.value,
        recipient_task=deal.task,
        grondslag_geven=Grondslag.objects.valid().get(code=deal.giving),
        grondslag_ontvangen=Grondslag.objects.valid().get(code=deal.receiving),
        geheimhouding=deal.secrecy,
        geen_taak_waarom="Geen wet regelt dit voor ons samen; het is extra hulp.",
        nee_kan=True,
        hulp_gaat_door=True,
        geen_druk=True,
        doel=deal.purpose,
        doel_zelfde=True,
        doel_resultaat=deal.benefit,
        valid_from=start,
        valid_until=start + timedelta(days=deal.days),
    )


def line(field: str) -> Line:
    """One row of step 3, from its short notation."""
    mark, code = (field[0], field[1:]) if field[0] in "-~" else ("", field)
    finer, _, coarser = code.partition(">")
    reason = REASONS[finer.partition(".")[0]]
    if mark == "-":
        return Line(code=finer, outcome=FieldResult.NOT, reason="Niet nodig voor dit doel.")
    if mark == "~":
        return Line(code=finer, outcome=FieldResult.SELF, reason="Dit vertelt de jongere liever zelf.")
    outcome = FieldResult.COARSER if coarser else FieldResult.SHARE
    return Line(code=finer, outcome=outcome, reason=reason, coarser=coarser)


def share(case: Case, deal: Deal, *, by: User) -> Afweging:
    """Weigh, and decide to share. Where the grondslag wants it, the signers are asked."""
    return services.decide(afweging=weigh(case, deal, by=by), by=by)


def signed_share(case: Case, deal: Deal, *, by: User) -> Afweging:
    """Decide, and let the jongere say ja to all of it."""
    afweging = share(case, deal, by=by)
    say_ja(question_of(afweging), invited(case.jongere, by=by))
    return afweging


def spoken_share(case: Case, deal: Deal, *, by: User) -> Afweging:
    """Decide, and write down the ja that the jongere said at the counter, with an interpreter on the phone."""
    afweging = share(case, deal, by=by)
    invited(case.jongere, by=by)
    seen = Written(by=by, identity="id_kaart", read_out=True, interpreter="Tolkdienst, nummer 4417",
                   interpreter_language="Arabisch")  # fmt: skip
    asked = question_of(afweging)
    say_yes(machtiging=asked, written=seen, yes=asked.field_codes, no=[])
    return afweging


def question_of(afweging: Afweging) -> Machtiging:
    return Machtiging.objects.get(afweging=afweging)


def say_ja(asked: Machtiging, by: User, *, but_not: tuple[str, ...] = ()) -> None:
    """Sign on the phone: ja to every field except these."""
    yes = [code for code in asked.field_codes if code not in but_not]
    sign(machtiging=asked, by=by, yes=yes, text_sha256=asked.text_sha256, assurance=Digid())


def invited(person: Jongere | Gezagsdrager, *, by: User) -> User:
    return invite_citizen(person=person, by=by)


def partner_of(organisation: Organisation) -> Ketenpartner:
    return Ketenpartner.objects.get(naam=organisation.naam)


def member_of(organisation: Organisation) -> PartnerMember:
    """Who answers the telephone there."""
    with hop(PUBLIC):
        members = PartnerMember.objects.active().select_related("user", "ketenpartner")
        return members.get(user__naam=organisation.members[0].naam)


def read_by(afweging: Afweging, organisation: Organisation) -> None:
    """Somebody of the partner opens the share, which is written down."""
    with as_partner(member_of(organisation)) as shared:
        shared.open(afweging.pk)
