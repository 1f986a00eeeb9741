"""Every act with a form of intake and analysis: what somebody sends, what comes of it, and what is refused."""

from cases.dossier.models import Case
from cases.inlichting.models import InformationRequest
from cases.intake.models import Intake
from tests import factories as make
from tests import intaking
from tests.frontend.werkplek.acts import BEFORE, TODAY, Act

FUTURE = make.days_ago(-9).isoformat()
TALK = {"channel": "huisbezoek", "at": f"{BEFORE}T10:30", "with_jongere": "on", "ouders": "Marja Bakker"}
ANALYSIS = {"reasons": "Slaapt overdag.", "to_do": "Een ritme vinden.", "version": "0"}


def intake(case: Case) -> Intake:
    return case.intakes.unfinished().first() or intaking.make_intake(case=case)


def answered(case: Case) -> InformationRequest:
    """Somebody was asked, and answered."""
    return case.information_requests.first() or intaking.make_request(case=case)


def heard(case: Case) -> InformationRequest:
    """Somebody answered, and the jongere was heard."""
    intake(case)
    return answered(case)


ACTS = [
    Act(
        name="intake-correct",
        tab="intake",
        of=intake,
        good=TALK | {"version": "1", "gesprekspartner": "Tante Riet"},
        wrong={"with_jongere": "", "ouders": "", "gesprekspartner": ""},
        error="Schrijf op wie erbij was.",
        kept="Gegevens van het gesprek",
        shown="Teun, Marja Bakker (ouder of verzorger), Tante Riet (gesprekspartner)",
    ),
    Act(
        name="vraag-put",
        tab="intake",
        good={"kind": "eerste", "text": "Ik wil van school af.", "said_on": TODAY},
        wrong={"said_on": FUTURE},
        error="Kies een dag die al geweest is.",
        kept="Ik wil van school af.",
        shown="Ik wil van school af.",
    ),
    Act(
        name="observatie-record",
        tab="intake",
        good={"text": "Viel in slaap.", "seen_by": "Mentor Fatma", "seen_on": TODAY},
        wrong={"seen_by": ""},
        error="Vul in wie het zag.",
        kept="Viel in slaap.",
        shown="Gezien door Mentor Fatma",
    ),
    Act(
        name="observatie-correct",
        tab="intake",
        of=lambda case: intaking.make_observatie(case=case),
        good={"text": "Viel twee keer in slaap.", "seen_by": "Mentor Fatma", "seen_on": TODAY},
        wrong={"text": "Heeft vast ADHD."},
        error="Hier staat: ADHD. Schrijf wat je ziet of wat de jongere nodig heeft",
        kept="Heeft vast ADHD.",
        shown="Viel twee keer in slaap.",
    ),
    Act(
        name="talk-record",
        tab="intake",
        good={"why_not": "Niemand thuis."},
        wrong={"why_not": ""},
        error="schrijf op waarom het er niet was",
        kept="Open gesprek met de jongere",
        shown="Geen open gesprek: Niemand thuis.",
    ),
    Act(
        name="information-ask",
        tab="intake",
        good={"naam": "Fatma", "organisatie": "ROC Waterkant", "what": "Wat hielp?", "asked_on": TODAY},
        wrong={"organisatie": ""},
        error="Vul de organisatie in.",
        kept="Wat hielp?",
        shown="ROC Waterkant : Wat hielp?",
    ),
    Act(
        name="information-answer",
        tab="intake",
        of=answered,
        good={"answer": "Korte opdrachten.", "answered_on": TODAY},
        wrong={"answered_on": BEFORE},
        error="Het antwoord kan niet voor de vraag komen.",
        kept="Korte opdrachten.",
        shown="Korte opdrachten.",
    ),
    Act(
        name="information-weigh",
        tab="intake",
        of=heard,
        good={"weighing": "School deed veel."},
        wrong={"weighing": ""},
        error="Schrijf op wat dit betekent.",
        kept="Weeg wat ROC Waterkant zegt",
        shown="Gewogen: School deed veel.",
    ),
    Act(
        name="oorzaak-record",
        tab="intake",
        good={"school": "ROC Waterkant", "text": "Steeds lesuitval."},
        wrong={"told_on": TODAY},
        error="Vul in wanneer je dit met school besprak, en met wie.",
        kept="Steeds lesuitval.",
        shown="Nog niet met school besproken",
    ),
    Act(
        name="oorzaak-correct",
        tab="intake",
        of=lambda case: intaking.make_oorzaak(case=case),
        good={"school": "ROC Waterkant", "text": "Veel lesuitval.", "told_on": TODAY, "told_to": "Fatma"},
        wrong={"told_on": FUTURE},
        error="Kies een dag die al geweest is.",
        kept="Veel lesuitval.",
        shown="aan Fatma",
    ),
    Act(
        name="steunfiguur-add",
        tab="intake",
        good={"naam": "Tante Riet", "relatie": "tante", "since": BEFORE},
        wrong={"relatie": ""},
        error="Vul in wie dit voor de jongere is.",
        kept="Tante Riet",
        shown="Tante Riet, tante",
    ),
    Act(
        name="steunfiguur-correct",
        tab="intake",
        of=lambda case: intaking.make_steunfiguur(case=case),
        good={"naam": "Oom Jan", "relatie": "oom", "since": TODAY},
        wrong={"until": BEFORE},
        error="De einddatum ligt voor de begindatum.",
        kept="Oom Jan",
        shown="Oom Jan, oom",
    ),
    Act(
        name="instemming-give",
        tab="bijzonder",
        good={"how": "gesprek", "given_on": TODAY},
        wrong={"how": ""},
        error="Kies hoe de jongere dit zei.",
        kept="De jongere stemt in",
        shown="De jongere stemt in sinds",
    ),
    Act(
        name="meldcode-log",
        tab="bijzonder",
        good={"step": "4", "done_on": TODAY},
        wrong={"done_on": FUTURE},
        error="Kies een dag die al geweest is.",
        kept="Stap van de Meldcode",
        shown="Stap 4: gewogen met het afwegingskader",
    ),
]
