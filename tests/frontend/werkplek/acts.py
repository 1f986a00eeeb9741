"""Every act with a form on a case: what somebody sends, what comes of it, and what is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cases.dossier.models import Case
from tests import factories as make

Data = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Act:
    """`of` gives the row that the address names, if it names one; `wrong` is sent with `good` around it."""

    name: str
    good: Data
    wrong: Data
    error: str
    kept: str
    shown: str
    tab: str
    of: Callable[[Case], Any] | None = None

    def sent(self, **over: Any) -> Data:
        """What is sent; a value that stands in the database is looked up only now."""
        return {name: value() if callable(value) else value for name, value in (self.good | over).items()}

    def url(self, case: Case) -> str:
        row = self.of(case) if self.of else None
        return reverse(
            f"werkplek:{self.name}", args=[case.pk, *([row.pk] if row else [])], urlconf="config.urls.tenant"
        )


def plan(case: Case) -> Any:
    return case.plans.get()


def goal(case: Case) -> Any:
    return plan(case).goals.get()


BEFORE = make.days_ago(400).isoformat()
TODAY = make.days_ago(0).isoformat()
SOON = make.days_ago(-30).isoformat()
SCHOOL = {
    "school": "De Haven",
    "opleiding": "Kok",
    "niveau": "mbo2",
    "leerjaar": "2",
    "brin": "25lx",
    "begon_op": TODAY,
}
VERZUIM = {"soort": "LUX", "begon_op": TODAY, "uren": "8", "toelichting": "Op vakantie geweest."}
DIPLOMA = {"niveau": "mbo2", "opleiding": "Kok", "school": "De Haven", "behaald_op": TODAY}
WERK = {"status": "werk", "werkgever": "Bakkerij Bol", "uren_per_week": "12", "inkomensbron": "loon", "since": TODAY}
WONEN = {"vorm": "begeleid", "since": TODAY, "toelichting": "Kamer bij De Burcht."}
CONTACT = {
    "channel": "telefoon", "at": f"{BEFORE}T10:30", "party": "school", "with_whom": "mentor Fatma",
    "result": "gesproken", "text": "Rooster besproken.",
}  # fmt: skip
VISIT = {
    "channel": "huisbezoek", "at": f"{make.days_ago(-3).isoformat()}T19:00", "party": "jongere", "with_whom": "Teun",
    "announced": "False", "note": "Neem het kaartje mee.",
}  # fmt: skip
GOAL = {"need": "inkomen", "text": "Minder schulden"}
ACTION = {"text": "Bellen met de bank", "owner_kind": "regiehouder"}
BETROKKENE = {"naam": "Tante Riet", "rol": "tante", "since": TODAY}
PARENT = {"naam": "Henk Bakker", "relatie": "vader", "soort": "gezag", "telefoon": "0611111111"}
MANY = {
    "SOC_score": "4",
    "SOC_waarom": "Heeft een goede vriend.",
    "TIJD_score": "2",
    "TIJD_waarom": "Zit thuis.",
    "scored_on": TODAY,
}
JONGERE = {
    "voornamen": "Teun Jan", "achternaam": "Bakker", "geboortedatum": "2009-03-01", "geslacht": "m", "version": "1",
    "voorkeur_contact": "appen", "taal": "Nederlands", "straat": "Havenkade", "postcode": "1234 ab",
}  # fmt: skip
DOSSIER = {
    "task": "leerplicht", "verantwoordelijke_gemeente": "Noorderkoog", "version": "1",
    "samenvatting": "Het gaat beter met Teun.",
}  # fmt: skip

ACTS = [
    Act(
        name="inschrijving-record",
        tab="school",
        good=SCHOOL,
        wrong={"leerjaar": "9"},
        error="Een leerjaar is 1 tot en met 8.",
        kept="Kok",
        shown="De Haven",
    ),
    Act(
        name="inschrijving-correct",
        tab="school",
        of=lambda case: case.jongere.inschrijvingen.get(),
        good=SCHOOL,
        wrong={"eindigde_op": BEFORE},
        error="De einddatum ligt voor de begindatum.",
        kept="Kok",
        shown="De Haven",
    ),
    Act(
        name="diploma-record",
        tab="school",
        good=DIPLOMA,
        wrong={"behaald_op": "morgen"},
        error="Behaald op",
        kept="Kok",
        shown="Heeft een startkwalificatie",
    ),
    Act(
        name="diploma-correct",
        tab="school",
        of=lambda case: case.jongere.diplomas.get(),
        good=DIPLOMA,
        wrong={"niveau": ""},
        error="Niveau",
        kept="Kok",
        shown="Heeft een startkwalificatie",
    ),
    Act(
        name="verzuim-record",
        tab="school",
        good=VERZUIM,
        wrong={"eindigde_op": BEFORE},
        error="De einddatum ligt voor de begindatum.",
        kept="Op vakantie",
        shown="Op vakantie geweest.",
    ),
    Act(
        name="verzuim-correct",
        tab="school",
        of=lambda case: case.jongere.verzuim.get(),
        good=VERZUIM,
        wrong={"soort": ""},
        error="Soort",
        kept="Op vakantie",
        shown="Op vakantie geweest.",
    ),
    Act(
        name="werk-record",
        tab="school",
        good=WERK,
        wrong={"uren_per_week": "90"},
        error="Meer dan 80 uur per week kan niet.",
        kept="Bakkerij Bol",
        shown="Bakkerij Bol",
    ),
    Act(
        name="werk-correct",
        tab="school",
        of=lambda case: case.jongere.werk_inkomen.get(),
        good=WERK,
        wrong={"until": BEFORE},
        error="De einddatum ligt voor de begindatum.",
        kept="Bakkerij Bol",
        shown="Bakkerij Bol",
    ),
    Act(
        name="wonen-record",
        tab="school",
        good=WONEN,
        wrong={"vorm": ""},
        error="Hoe woont de jongere",
        kept="De Burcht",
        shown="De Burcht",
    ),
    Act(
        name="wonen-correct",
        tab="school",
        of=lambda case: case.jongere.woonsituaties.get(),
        good=WONEN,
        wrong={"until": BEFORE},
        error="De einddatum ligt voor de begindatum.",
        kept="De Burcht",
        shown="De Burcht",
    ),
    Act(
        name="score-record",
        tab="zrm",
        good=MANY,
        wrong={"SOC_score": "6"},
        error="Kies een score van 1 tot en met 5.",
        kept="Heeft een goede vriend.",
        shown="Heeft een goede vriend.",
    ),
    Act(
        name="score-correct",
        tab="zrm",
        of=lambda case: case.scores.filter(domain="FIN").get(),
        good={"value": "5", "reason": "Geen schulden.", "scored_on": TODAY},
        wrong={"value": "0"},
        error="Kies een score van 1 tot en met 5.",
        kept="Geen schulden.",
        shown="Geen schulden.",
    ),
    Act(
        name="contact-record",
        tab="contact",
        good=CONTACT,
        wrong={"with_whom": ""},
        error="Vul in met wie je contact had.",
        kept="Rooster besproken.",
        shown="Rooster besproken.",
    ),
    Act(
        name="contact-correct",
        tab="contact",
        of=lambda case: case.contactmomenten.get(),
        good=CONTACT,
        wrong={"at": "2999-01-01T10:00"},
        error="kies geen moment in de toekomst",
        kept="Rooster besproken.",
        shown="Rooster besproken.",
    ),
    Act(
        name="contact-plan",
        tab="contact",
        good=VISIT,
        wrong={"at": "2020-01-01T10:00"},
        error="Plan een moment dat nog komt.",
        kept="Neem het kaartje mee.",
        shown="Huisbezoek met Teun, onaangekondigd",
    ),
    Act(
        name="contact-hold",
        tab="contact",
        of=lambda case: case.planned_contacts.first(),
        good=CONTACT | {"channel": "huisbezoek", "announced": "True", "result": "niet_thuis"},
        wrong={"announced": ""},
        error="Kies of het huisbezoek aangekondigd is.",
        kept="Rooster besproken.",
        shown="Niet thuis",
    ),
    Act(
        name="contact-cancel",
        tab="contact",
        of=lambda case: case.planned_contacts.first(),
        good={"cancel_reason": "De jongere is ziek."},
        wrong={"cancel_reason": ""},
        error="Schrijf op waarom het niet doorgaat.",
        kept="Gepland contact gaat niet door",
        shown="Er is niets gepland.",
    ),
    Act(
        name="close-unreached",
        tab="case",
        good={"version": "1", "inspanning": "Vaak gebeld en geweest.", "opbrengst": "Hij wil nu niet."},
        wrong={"opbrengst": ""},
        error="Weeg af voordat je sluit",
        kept="Vaak gebeld en geweest.",
        shown="niet te bereiken",
    ),
    Act(
        name="protocol-start",
        tab="contact",
        good={"edition": lambda: make.shipped("utrecht").pk, "started_on": TODAY},
        wrong={"edition": ""},
        error="Kies een protocol.",
        kept="Protocol volgen",
        shown="Protocol Utrecht",
    ),
    Act(
        name="protocol-end",
        tab="contact",
        of=lambda case: case.protocol_runs.first() or make.make_run(case),
        good={"outcome": "gestopt", "end_reason": "De jongere is verhuisd."},
        wrong={"end_reason": ""},
        error="Schrijf op waarom je hiermee stopt.",
        kept="Protocol stoppen",
        shown="De jongere is verhuisd.",
    ),
    Act(
        name="protocol-change",
        tab="contact",
        of=lambda case: case.protocol_runs.first() or make.make_run(case),
        good={"edition": lambda: make.shipped("westelijke-mijnstreek").pk, "end_reason": "Past beter."},
        wrong={"end_reason": ""},
        error="Schrijf op waarom je hiermee stopt.",
        kept="Wisselen van protocol",
        shown="Protocol Westelijke Mijnstreek",
    ),
    Act(
        name="letter-send",
        tab="contact",
        good={"edition": lambda: make.shipped("brief-aan-ouders").pk, "how": "post", "sent_on": TODAY, "extra": ""},
        wrong={"extra": "Teun is gestopt."},
        error="Nu staat er: een naam.",
        kept="Teun is gestopt.",
        shown="Brief aan ouders of verzorgers (PDF)",
    ),
    Act(
        name="plan-change",
        tab="plan",
        of=plan,
        good={"droom": "Ik wil kok worden.", "version": "1"},
        wrong={"droom": ""},
        error="Schrijf op wat de jongere zelf wil.",
        kept="Plan wijzigen",
        shown="Ik wil kok worden.",
    ),
    Act(
        name="plan-end",
        tab="plan",
        of=plan,
        good={"version": "1"},
        wrong={"version": "7"},
        error="Iemand anders heeft dit intussen gewijzigd.",
        kept="Plan beëindigen",
        shown="Er is nog geen plan",
    ),
    Act(
        name="goal-add",
        tab="plan",
        of=plan,
        good=GOAL,
        wrong={"need": ""},
        error="Waar gaat dit doel over?",
        kept="Minder schulden",
        shown="Minder schulden",
    ),
    Act(
        name="goal-correct",
        tab="plan",
        of=goal,
        good=GOAL,
        wrong={"due_on": "ooit"},
        error="Klaar op",
        kept="Minder schulden",
        shown="Minder schulden",
    ),
    Act(
        name="action-add",
        tab="plan",
        of=goal,
        good=ACTION,
        wrong={"owner_kind": "ketenpartner"},
        error="Schrijf op welke ketenpartner dit doet.",
        kept="Bellen met de bank",
        shown="Bellen met de bank",
    ),
    Act(
        name="action-correct",
        tab="plan",
        of=lambda case: goal(case).actions.get(),
        good=ACTION,
        wrong={"owner_kind": ""},
        error="Kies wie dit doet.",
        kept="Bellen met de bank",
        shown="Bellen met de bank",
    ),
    Act(
        name="betrokkene-add",
        tab="team",
        good=BETROKKENE,
        wrong={"until": BEFORE},
        error="De einddatum ligt voor de begindatum.",
        kept="Tante Riet",
        shown="Tante Riet",
    ),
    Act(
        name="betrokkene-correct",
        tab="team",
        of=lambda case: case.betrokkenen.get(),
        good=BETROKKENE,
        wrong={"email": "riet"},
        error="E-mail",
        kept="Tante Riet",
        shown="Tante Riet",
    ),
    Act(
        name="gezag-add",
        tab="team",
        good=PARENT,
        wrong={"bsn": "123456789"},
        error="Dit BSN klopt niet: er zit een typefout in.",
        kept="Henk Bakker",
        shown="Henk Bakker",
    ),
    Act(
        name="gezag-correct",
        tab="team",
        of=lambda case: case.jongere.gezagsdragers.get(),
        good=PARENT,
        wrong={"bsn": "12"},
        error="Een BSN heeft 9 cijfers.",
        kept="Henk Bakker",
        shown="Henk Bakker",
    ),
    Act(
        name="gezag-verify",
        tab="team",
        of=lambda case: case.jongere.gezagsdragers.get(),
        good={"how": "beschikking"},
        wrong={"how": ""},
        error="Kies waaraan je het gezag hebt gezien.",
        kept="Gezag nakijken",
        shown="Beschikking van de rechter gezien",
    ),
    Act(
        name="gezag-not-inform",
        tab="team",
        of=lambda case: case.jongere.gezagsdragers.get(),
        good={"reason": "Thuis is het niet veilig.", "review_on": SOON},
        wrong={"review_on": ""},
        error="Kies een dag om dit opnieuw te bekijken.",
        kept="Thuis is het niet veilig.",
        shown="Niet informeren",
    ),
    Act(
        name="gezag-end",
        tab="team",
        of=lambda case: case.jongere.gezagsdragers.get(),
        good={"until": TODAY},
        wrong={"until": ""},
        error="Tot en met welke dag",
        kept="Gezag beëindigen",
        shown="Gezag eindigt of is geëindigd",
    ),
    Act(
        name="correct",
        tab="case",
        good=JONGERE,
        wrong={"postcode": "12"},
        error="Een postcode is vier cijfers en twee letters, zoals 1234AB.",
        kept="Havenkade",
        shown="Havenkade",
    ),
    Act(
        name="change",
        tab="case",
        good=DOSSIER,
        wrong={"verantwoordelijke_gemeente": "Zandwaard"},
        error="Verantwoordelijke gemeente",
        kept="Het gaat beter",
        shown="Het gaat beter met Teun.",
    ),
    Act(
        name="close",
        tab="case",
        good={"reason": "werk", "version": "1"},
        wrong={"reason": ""},
        error="Kies waarom je het dossier afsluit.",
        kept="Dossier afsluiten",
        shown="Afgesloten",
    ),
]
