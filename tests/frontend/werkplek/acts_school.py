"""Every act with a form about a talk with school: what somebody sends, what comes of it, and what is refused."""

from cases.dossier.models import Case
from cases.school.models import Inschrijving
from cases.schoolgesprekken.models import Schoolgesprek
from tests import schooling
from tests.frontend.werkplek.acts import TODAY, Act


def talk(case: Case) -> Schoolgesprek:
    return case.schoolgesprekken.first() or schooling.make_schoolgesprek(case=case)


ACTS = [
    Act(
        name="schoolgesprek-plan",
        tab="school",
        good={"about": "uitschrijving", "planned_on": TODAY, "held_on": TODAY, "met_wie": "Fatma Demir",
              "inschrijving": lambda: Inschrijving.objects.get().pk, "afspraken": "Zij wacht met uitschrijven."},
        wrong={"met_wie": ""},
        error="Schrijf op met wie het was en wat jullie afspraken.",
        kept="Zij wacht met uitschrijven.",
        shown="Zij wacht met uitschrijven.",
    ),
    Act(
        name="schoolgesprek",
        tab="school",
        of=talk,
        good={"about": "verzuim", "planned_on": TODAY, "held_on": TODAY, "met_wie": "Mentor Joris",
              "afspraken": "Later beginnen op maandag.", "version": "1"},
        wrong={"held_on": "2999-01-01"},
        error="Kies een dag die al geweest is.",
        kept="Later beginnen op maandag.",
        shown="Later beginnen op maandag.",
    ),
    Act(
        name="schoolgesprek-off",
        tab="school",
        of=talk,
        good={"cancel_reason": "School is dicht.", "version": "1"},
        wrong={"cancel_reason": ""},
        error="Schrijf op waarom het niet doorgaat.",
        kept="Gesprek met school afzeggen",
        shown="School is dicht.",
    ),
]  # fmt: skip
