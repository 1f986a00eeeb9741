"""Signals in plain words, and how the jongere sees each of them (C6)."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts.notices.models import Notice
from cases.drops.services import judge
from cases.joining.services import join_jongere
from cases.oordeel.models import Outcome
from cases.samenkijken.models import EigenVisie
from cases.samenkijken.services import say_view
from cases.samenkijken.signals import MADE_OF_IT, SOURCES, signals_of
from cases.signals.channels import Channel
from tests import factories as make
from tests.scoring import make_fall


def joined(case, **over):
    melding = make.make_melding(by=case.regiehouder, **over)
    join_jongere(melding=melding, jongere=case.jongere, why="Zelfde BSN.", by=case.regiehouder)
    return melding


def test_every_channel_and_every_outcome_has_its_plain_words():
    assert set(SOURCES) == set(Channel.values)
    assert set(MADE_OF_IT) == set(Outcome.values)


def test_a_signal_tells_its_organisation_and_never_who_the_melder_is(teun):
    """C6"""
    joined(teun.case, melder_naam="Klaas Klikker", melder_organisatie="ROC Waterkant", reden="Komt niet meer.")

    (signal,) = signals_of(teun.case, with_drops=True)

    assert (signal.source, signal.told) == ("ROC Waterkant", "Komt niet meer.")
    assert "Klaas" not in f"{signal.title}{signal.source}{signal.told}{signal.made_of_it}"


def test_a_fallen_score_says_what_came_of_it_and_is_left_out_for_others(teun):
    """C6"""
    drop = make_fall(case=teun.case)
    judge(signal=drop, answer="bevestigd", reason="De huur is niet betaald.", by=teun.case.regiehouder)

    (signal,) = signals_of(teun.case, with_drops=True)

    assert signal.made_of_it == ("Dit vraagt aandacht: De huur is niet betaald.",)
    assert signals_of(teun.case, with_drops=False) == []


def test_both_can_write_down_how_the_jongere_sees_it_and_nothing_is_overwritten(teun):
    """C6"""
    joined(teun.case)
    for by, text in ((teun.user, "Ik was ziek."), (teun.case.regiehouder, "Hij zegt: het rooster klopte niet.")):
        (signal,) = signals_of(teun.case, with_drops=True)
        say_view(case=teun.case, signal=signal, text=text, by=by)

    (signal,) = signals_of(teun.case, with_drops=True)

    assert [visie.how for visie in signal.visies] == ["zelf", "gesprek"]
    assert Notice.objects.filter(kind="eigen_visie.said", recipient=teun.case.regiehouder).count() == 1


def test_what_was_said_stays_and_stands_with_its_own_case(teun):
    melding = joined(teun.case)
    (signal,) = signals_of(teun.case, with_drops=True)
    said = say_view(case=teun.case, signal=signal, text="Ik was ziek.", by=teun.user)

    with pytest.raises(DatabaseError), transaction.atomic():
        EigenVisie.objects.filter(pk=said.pk).update(how="gesprek")
    other = make.make_case()
    with pytest.raises(IntegrityError), transaction.atomic():
        EigenVisie(case=other, melding=melding, text="Fout.", how="zelf", by=teun.user).save()
