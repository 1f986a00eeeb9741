"""Following with scores: labels, werkprocessen, what jongeren say themselves, and one score that fell fast."""

from accounts.rights import Role
from cases.content.models import ContentKind, Edition
from cases.dossier.models import Case
from cases.drops.models import DropSignal
from cases.drops.services import judge
from cases.interventions.services import begin_intervention, close_intervention
from cases.labels.services import make_label, set_labels
from cases.ownscores.services import ask_how_it_goes, say_how_it_goes
from cases.thresholds.services import change_thresholds, thresholds
from cases.zrm.services import score, start_process
from config.demo.crowd import Scene
from config.demo.dossiers import ago

LABELS = ("Schulden", "Middelengebruik", "Wonen", "Leerwerktraject")
WITH_DROP_SIGNAL = "noorderkoog"
WHY = "De omstandigheden wisselen snel. Door te volgen zien we op tijd of er iets nodig is."
OWN_WORDS = {"FIN": (2, "Ik wil er niet over praten met mijn moeder."), "WO": (4, "De Loods is top.")}


def agree_on_signals(scene: Scene) -> None:
    """In one gemeente the team agreed on the drop signal; elsewhere it stays off, as it comes."""
    if scene.place.schema == WITH_DROP_SIGNAL:
        by = next(user for user in scene.staff.values() if user.has_role(Role.FUNCTIONEEL_BEHEERDER))
        change_thresholds(by=by, version=thresholds().version, drop_on=True)


def tell(scene: Scene, cases: list[Case]) -> None:
    """Over all open cases of a tenant, those with a name first."""
    zrm = Edition.objects.of(ContentKind.INSTRUMENT).get(code="zrm-2017")
    by = next(user for user in scene.staff.values() if user.has_role(Role.FUNCTIONEEL_BEHEERDER))
    labels = [make_label(naam=naam, by=by) for naam in LABELS]
    for number, case in enumerate(cases):
        if number % 3 == 0:
            start_process(case=case, instrument=zrm, reason=WHY, by=case.regiehouder)
        if number % 2 == 0:
            set_labels(case=case, labels=[labels[number // 2 % len(labels)]], by=case.regiehouder)
    ask_the_jongere(cases, zrm)
    if scene.place.schema == WITH_DROP_SIGNAL:
        slip(cases[1], zrm, answered=True)
        slip(cases[2], zrm, answered=False)


def ask_the_jongere(cases: list[Case], zrm: Edition) -> None:
    """Whoever has a phone was asked before, said how it goes, and is asked again."""
    case = next(case for case in cases if case.jongere.user_id)
    asked = ask_how_it_goes(case=case, instrument=zrm, domains=["FIN", "WO", "TIJD"], by=case.regiehouder)
    if user := case.jongere.user:
        say_how_it_goes(question=asked, given=OWN_WORDS, by=user)
    ask_how_it_goes(case=case, instrument=zrm, domains=["TIJD", "SOC"], by=case.regiehouder)


def slip(case: Case, zrm: Edition, *, answered: bool) -> None:
    """From 5 to 2 in two months; where somebody answered it, with what was done until the next score."""
    by = case.regiehouder
    for days_ago, value, reason in ((60, 5, "Woont prettig bij een tante."), (8, 2, "Moest daar weg en logeert nu.")):
        score(case=case, domain="HUIS", value=value, reason=reason, by=by, scored_on=ago(days_ago))
    if not answered:
        return
    signal = DropSignal.objects.get(case=case)
    judge(signal=signal, answer="bevestigd", reason="Er moet deze week een plek komen.", by=by)
    begun = begin_intervention(
        case=case, instrument=zrm, domains=["HUIS"], text="Spoedplek geregeld via het wijkteam", by=by,
        signal=signal, started_on=ago(7),
    )  # fmt: skip
    close_intervention(intervention=begun, scores={"HUIS": (4, "Heeft een kamer voor een half jaar.")}, by=by)
