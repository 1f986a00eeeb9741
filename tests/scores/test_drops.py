"""A score that falls fast is told to the regiehouder, who judges it; nothing follows by itself (A14, law 10)."""

import pytest

from accounts.notices.models import Notice
from audit.models import Entry
from cases.drops.models import DropSignal
from cases.drops.services import AlreadyJudged, judge
from cases.interventions.services import NoNewScore, begin_intervention, close_intervention
from cases.refusals import Refused
from cases.thresholds.services import change_thresholds
from cases.zrm.services import correct_score
from tests import factories as make


@pytest.fixture
def case(inside):
    return make.make_case()


def fall(case, *levels, apart=30, domain="FIN"):
    """Scores of these levels, so many days apart; the last is of today."""
    days = range(apart * (len(levels) - 1), -1, -apart)
    return [
        make.make_score(case=case, domain=domain, value=level, scored_on=make.days_ago(ago))
        for level, ago in zip(levels, days, strict=True)
    ]


def test_a_tenant_that_chose_nothing_gets_no_signal(case):
    """A14: off by default (domain.md §3.6)."""
    fall(case, 5, 1)

    assert not DropSignal.objects.exists()


@pytest.mark.parametrize(
    ("levels", "apart", "signals"),
    [
        ((5, 2), 30, 1),
        ((5, 4), 30, 0),
        ((5, 2), 91, 0),
        ((5, 2), 90, 1),
        ((5, 4, 3), 40, 1),
        ((2, 5), 30, 0),
        ((5, 2, 2), 30, 1),
        ((3,), 30, 0),
    ],
)
def test_the_shipped_rule_flags_5_to_2_and_not_5_to_4_within_90_days(case, rule, levels, apart, signals):
    """A14, contradiction 2."""
    rule(drop_on=True)

    fall(case, *levels, apart=apart)

    assert DropSignal.objects.count() == signals


def test_threshold_and_window_are_of_the_tenant(case, rule):
    rule(drop_on=True, drop_points=1, drop_days=10)

    fall(case, 5, 4, apart=10)

    assert DropSignal.objects.get().points == 1


def test_a_signal_says_on_which_two_measurements_it_rests_and_only_the_regiehouder_hears(case, rule):
    rule(drop_on=True)

    before, after = fall(case, 5, 2)

    signal = DropSignal.objects.get()
    told = Notice.objects.get(kind="drop_signal.raised")
    assert (signal.pair, signal.fell_from, signal.fell_to) == ((before, after), 5, 2)
    assert told.recipient == case.regiehouder
    assert Entry.objects.get(action="drop_signal.raised").details["after"] == str(after.pk)


def test_a_score_for_an_earlier_day_than_the_newest_raises_nothing(case, rule):
    rule(drop_on=True)
    fall(case, 5, 4)

    make.make_score(case=case, value=1, scored_on=make.days_ago(20))

    assert not DropSignal.objects.exists()


def test_a_corrected_mistake_makes_the_signal_lapse(case, rule):
    rule(drop_on=True)
    _, mistake = fall(case, 5, 2)

    correct_score(score=mistake, value=5, reason="Verkeerd geklikt", by=case.regiehouder)

    assert DropSignal.objects.get().answer == "vervallen"


def test_a_person_judges_once_and_says_why(case, rule):
    rule(drop_on=True)
    fall(case, 5, 2)
    signal = DropSignal.objects.get()

    with pytest.raises(Refused, match="Schrijf op waarom"):
        judge(signal=signal, answer="bevestigd", reason=" ", by=case.regiehouder)
    judge(signal=signal, answer="bevestigd", reason="Schulden liepen op.", by=case.regiehouder)

    with pytest.raises(AlreadyJudged):
        judge(signal=signal, answer="afgewezen", reason="Toch niet.", by=case.regiehouder)
    assert Entry.objects.get(action="drop_signal.judged").details["answer"] == "bevestigd"


def test_an_intervention_follows_from_a_signal_and_closes_with_a_new_score(case, rule, zrm):
    """A15"""
    rule(drop_on=True)
    fall(case, 5, 2)
    values = {
        "case": case,
        "instrument": zrm,
        "domains": ["FIN", "WO"],
        "text": "Naar schuldhulp",
        "by": case.regiehouder,
    }
    begun = begin_intervention(signal=DropSignal.objects.get(), **values)

    with pytest.raises(NoNewScore):
        close_intervention(intervention=begun, scores={}, by=case.regiehouder)
    closed = close_intervention(intervention=begun, scores={"FIN": (4, "Regeling getroffen")}, by=case.regiehouder)

    assert (closed.closing_score.value, closed.signal.fell_to) == (4, 2)
    with pytest.raises(Refused, match="al afgesloten"):
        close_intervention(intervention=begun, scores={"FIN": (5, "Nog beter")}, by=case.regiehouder)


@pytest.mark.parametrize("wrong", [{"drop_points": 0}, {"drop_points": 5}, {"drop_days": 0}, {"rescore_days": 9999}])
def test_thresholds_outside_reason_are_refused(rule, wrong):
    with pytest.raises(Refused):
        rule(**wrong)


def test_only_a_functioneel_beheerder_changes_thresholds(inside):
    with pytest.raises(Refused, match="functioneel beheerder"):
        change_thresholds(by=make.make_user(), version=1, drop_on=True)
