"""Every act with a form about overleg and how close we stand: what is sent, what comes of it, and what is refused."""

from cases.dossier.models import Case
from cases.overleg.models import Overleg, OverlegAfspraak
from tests import meeting
from tests.frontend.werkplek.acts import TODAY, Act

OVERLEG = {"soort": "zat", "op": TODAY, "deelnemers": "Fatma Demir, ROC", "besproken": "We kijken naar zijn rooster."}
LATER = "2999-01-01"


def overleg(case: Case) -> Overleg:
    return case.overleggen.first() or meeting.make_overleg(case=case)


def afspraak(case: Case) -> OverlegAfspraak:
    return overleg(case).afspraken.first() or meeting.make_afspraak(overleg=overleg(case))


ACTS = [
    Act(
        name="overleg-hold",
        tab="team",
        good=OVERLEG,
        wrong={"deelnemers": ""},
        error="Wie zijn erbij",
        kept="We kijken naar zijn rooster.",
        shown="We kijken naar zijn rooster.",
    ),
    Act(
        name="overleg",
        tab="team",
        of=overleg,
        good=OVERLEG | {"version": "1"},
        wrong={"op": "morgen"},
        error="Wanneer",
        kept="We kijken naar zijn rooster.",
        shown="Zorg- en adviesteam (ZAT)",
    ),
    Act(
        name="overleg-agree",
        tab="team",
        of=overleg,
        good={"text": "School belt elke week", "owner_kind": "ketenpartner", "owner_name": "ROC", "due_on": TODAY},
        wrong={"owner_name": ""},
        error="Schrijf op welke ketenpartner dit doet.",
        kept="School belt elke week",
        shown="School belt elke week Ketenpartner: ROC",
    ),
    Act(
        name="overleg-report",
        tab="team",
        of=afspraak,
        good={"uitkomst": "gedaan", "text": "Het rooster is klaar.", "van": "Fatma"},
        wrong={"uitkomst": "loopt"},
        error="Loopt het nog? Kies dan een dag waarop je het opnieuw vraagt.",
        kept="Het rooster is klaar.",
        shown="Gedaan: Het rooster is klaar. van Fatma",
    ),
    Act(
        name="regie",
        tab="team",
        good={"bij": "partner", "naam": "Fatma Demir, ROC", "sinds": TODAY, "verteld_op": TODAY, "text": "Zij belt."},
        wrong={"naam": ""},
        error="Schrijf op wie de casusregie heeft.",
        kept="Zij belt.",
        shown="Fatma Demir, ROC heeft de casusregie sinds",
    ),
    Act(
        name="stance",
        tab="case",
        good={"intensity": "latent", "reason": "Het gaat goed op zijn werk."},
        wrong={"intensity": ""},
        error="Kies hoe dichtbij we staan.",
        kept="Het gaat goed op zijn werk.",
        shown="Latent aanwezig : Het gaat goed op zijn werk.",
    ),
    Act(
        name="jikp-judge",
        tab="case",
        good={"extra_aandacht": "False", "reden": "School begeleidt hem goed.", "op": TODAY},
        wrong={"op": LATER},
        error="Kies een dag die al geweest is.",
        kept="School begeleidt hem goed.",
        shown="Geen extra aandacht nodig : School begeleidt hem goed.",
    ),
]
