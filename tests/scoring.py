"""What follows scores in a case, through the same services as the screens."""

from accounts.models import User
from cases.content.models import ContentKind, Edition
from cases.dossier.models import Case
from cases.drops.models import DropSignal
from cases.drops.services import raise_signal
from cases.interventions.services import begin_intervention
from cases.labels.services import make_label, set_labels
from cases.ownscores.services import ask_how_it_goes, say_how_it_goes
from cases.thresholds.models import Thresholds
from cases.zrm.services import start_process
from tests import factories as make


def zrm_edition() -> Edition:
    """The ZRM 2017, as it comes with the product."""
    return Edition.objects.of(ContentKind.INSTRUMENT).get(code="zrm-2017", number=1)


def make_fall(*, case: Case) -> DropSignal:
    """A score that fell from 5 to 2, as the rule that comes with the product flags it."""
    before = make.make_score(case=case, domain="WO", value=5, scored_on=make.days_ago(30))
    return raise_signal(before, make.make_score(case=case, domain="WO", value=2), Thresholds())


def follow_case(case: Case, *, jongere: User) -> None:
    """The werkproces, an answered and an open question, a fall, an intervention and a label."""
    zrm, leader = zrm_edition(), case.regiehouder
    start_process(case=case, instrument=zrm, reason="Schulden lopen op.", by=leader)
    answered = ask_how_it_goes(case=case, instrument=zrm, domains=["FIN"], by=leader)
    say_how_it_goes(question=answered, given={"FIN": (4, "Gaat best")}, by=jongere)
    ask_how_it_goes(case=case, instrument=zrm, domains=["WO"], by=leader)
    signal = make_fall(case=case)
    begin_intervention(case=case, instrument=zrm, domains=["WO"], text="Naar school bellen", by=leader, signal=signal)
    set_labels(case=case, labels=[make_label(naam=f"Label {case.reference}", by=leader)], by=leader)
