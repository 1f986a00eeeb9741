"""How close we stand (C7), how we work (B15), where a goal leads to (B14), and who needs attention (B54)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from cases.betrokkenheid.models import Betrokkenheid, days_for
from cases.betrokkenheid.services import stand
from cases.dossier.models import Case
from cases.dossier.services import change_case
from cases.jikp.models import JikpBeoordeling, with_judgement
from cases.jikp.services import NotJikp, NotYet, judge_jikp
from cases.matrix.sight import in_words, out_of_sight, with_reasons
from cases.plan.models import Richting
from cases.thresholds.services import thresholds
from tests import factories as make


def quiet_for(days):
    """A case with a next step, in which nobody was spoken to for so many days."""
    case = make.make_case(jongere=make.make_jongere(roepnaam=f"Stil {days}"))
    make.make_action(goal=make.make_goal(plan=make.make_plan(case=case)))
    Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=days))
    return case


def unseen():
    return set(out_of_sight(Case.objects.all(), thresholds(), "contact"))


@pytest.mark.parametrize(("intensity", "days"), [("dichtbij", 14), ("op_afstand", 28), ("latent", 84), (None, 28)])
def test_how_close_we_stand_decides_when_silence_stands_out(inside, intensity, days):
    """C7"""
    still, late = quiet_for(days - 1), quiet_for(days + 1)
    for case in (still, late) if intensity else ():
        stand(case=case, intensity=intensity, reason="Zo past het.", by=case.regiehouder)

    assert unseen() == {late}
    (told,) = [in_words(case, thresholds()) for case in with_reasons(out_of_sight(Case.objects.all(), thresholds()))]
    assert [one.what for one in told.missing] == ["Contact"]


def test_the_last_choice_holds_and_the_earlier_ones_stay(inside):
    """C7"""
    case = quiet_for(40)
    for intensity in ("dichtbij", "latent"):
        stand(case=case, intensity=intensity, reason="Zo past het.", by=case.regiehouder)

    assert unseen() == set()
    assert Betrokkenheid.objects.count() == 2
    assert Betrokkenheid.objects.current().get().intensity == "latent"


def test_nobody_is_ever_let_out_of_sight():
    assert [days_for(intensity, 1) for intensity in ("dichtbij", "op_afstand", "latent")] == [1, 1, 3]


def test_a_goal_leads_to_school_work_or_taking_part_in_one_of_three_ways(inside):
    """B14"""
    plan = make.make_plan(case=make.make_case())
    goal = make.make_goal(plan=plan, richting="werkervaring")

    assert Richting(goal.richting).is_participation
    assert [one for one in Richting if not one.is_participation] == [Richting.ONDERWIJS, Richting.WERK]


def test_a_case_and_an_action_each_have_their_approach(inside):
    """B15"""
    case = make.make_case()
    change_case(case=case, version=case.version, by=case.regiehouder, aanpak="outreachend")
    action = make.make_action(goal=make.make_goal(plan=make.make_plan(case=case)), aanpak="preventief")

    assert (case.get_aanpak_display(), action.get_aanpak_display()) == ("Outreachend", "Preventief")


@pytest.fixture
def from_praktijk(inside):
    """17, at the praktijkschool: so in a vulnerable position."""
    case = make.make_case(jongere=make.make_jongere(roepnaam="Ravi"))
    make.make_inschrijving(jongere=case.jongere, niveau="praktijk")
    make.make_inschrijving(jongere=case.jongere, niveau="entree", opleiding="Techniek")
    return case


def test_somebody_judges_who_needs_extra_attention_with_a_reason_and_a_day(from_praktijk):
    """B54"""
    assert [case.judged_on for case in with_judgement(Case.objects.all())] == [None]
    for needed, reden in ((True, "Stapt over."), (False, "Gaat goed.")):
        judge_jikp(case=from_praktijk, extra_aandacht=needed, reden=reden, by=from_praktijk.regiehouder)

    (found,) = with_judgement(Case.objects.all())
    assert (found.extra, found.judged_on) == (False, make.days_ago(0))
    assert {one.reden for one in JikpBeoordeling.objects.all()} == {"Stapt over.", "Gaat goed."}


def test_only_of_who_is_in_a_vulnerable_position_and_not_for_tomorrow(from_praktijk):
    """B54"""
    other = make.make_case()
    with pytest.raises(NotJikp):
        judge_jikp(case=other, extra_aandacht=True, reden="Zomaar.", by=other.regiehouder)
    with pytest.raises(NotYet):
        judge_jikp(case=from_praktijk, extra_aandacht=True, reden="Straks.", op=make.days_ago(-1),
                   by=from_praktijk.regiehouder)  # fmt: skip


def test_nothing_is_judged_by_the_system_itself(from_praktijk):
    """B54, law 10"""
    make.make_filled_case()

    assert not JikpBeoordeling.objects.exists()


def test_a_judgement_is_never_changed(from_praktijk):
    judge_jikp(case=from_praktijk, extra_aandacht=True, reden="Stapt over.", by=from_praktijk.regiehouder)

    with pytest.raises(DatabaseError), transaction.atomic():
        JikpBeoordeling.objects.update(extra_aandacht=False)
