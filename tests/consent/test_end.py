"""How sharing ends: stopped with a reason, over by date, with the case; and what ends soon."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.dossier.services import close_case
from cases.refusals import Refused
from consent.afwegingen import services
from consent.afwegingen.states import State, state_of
from consent.models import Afweging
from consent.open import open_codes
from tests import factories as make
from tests.deciding import decided, draft, signed


@pytest.fixture
def share(teun, school, deciding):
    return signed(deciding(case=teun.case, partner=school), by=teun.user)


def state(afweging, partner):
    return state_of(Afweging.objects.in_full().get(pk=afweging.pk), partners={partner.id})


def test_stopping_closes_at_once_and_keeps_why(share, regiehouder, school):
    ending = services.end(afweging=share, by=regiehouder.user, reason="Het doel is gehaald.")

    assert open_codes(share.pk) == []
    assert ending.reason == "Het doel is gehaald."
    assert state(share, school) == State.ENDED


def test_stopping_without_a_reason_is_refused(share, regiehouder):
    with pytest.raises(Refused):
        services.end(afweging=share, by=regiehouder.user, reason=" ")

    assert open_codes(share.pk)


def test_what_stopped_does_not_stop_again_and_what_never_began_does_not_stop(share, teun, partner, regiehouder):
    services.end(afweging=share, by=regiehouder.user, reason="Klaar.")
    begun = draft(case=teun.case, partner=partner("UWV", "uwv"), by=regiehouder.user)

    for afweging in (share, begun):
        with pytest.raises(Refused):
            services.end(afweging=afweging, by=regiehouder.user, reason="Klaar.")


def test_closing_the_case_closes_what_was_shared(share, teun, regiehouder, school):
    close_case(case=teun.case, version=teun.case.version, reason="school", by=regiehouder.user)

    assert open_codes(share.pk) == []
    assert state(share, school) == State.OVER


def test_a_share_that_begins_later_is_not_open_yet(teun, school, deciding):
    later = timezone.localdate() + timedelta(days=3)
    share = signed(deciding(case=teun.case, partner=school, valid_from=later), by=teun.user)

    assert open_codes(share.pk) == []
    assert state(share, school) == State.LATER


def test_what_ends_within_thirty_days_is_found_and_what_ends_later_is_not(teun, school, partner, deciding):
    soon = timezone.localdate() + timedelta(days=30)
    ending = deciding(case=teun.case, partner=school, valid_until=soon)
    deciding(case=teun.case, partner=partner("UWV", "uwv"), valid_until=soon + timedelta(days=1))

    assert list(Afweging.objects.ending_within(30)) == [ending]


def test_a_signature_that_ends_sooner_counts_too(school, regiehouder):
    soon_16 = make.make_jongere(geboortedatum=make.born(16) + timedelta(days=20))
    make.make_gezagsdrager(jongere=soon_16, verified_by=regiehouder.user)
    case = make.make_case(jongere=soon_16, regiehouder=regiehouder.user)

    ending = decided(case=case, partner=school, by=regiehouder.user)

    assert list(Afweging.objects.ending_within(30)) == [ending]


def test_each_stand_has_its_own_word(teun, school, deciding, regiehouder):
    begun = draft(case=teun.case, partner=school, by=regiehouder.user)
    assert state(begun, school) == State.DRAFT

    decided_now = services.decide(afweging=begun, by=regiehouder.user)
    assert state(decided_now, school) == State.SIGNATURE

    signed(decided_now, by=teun.user)
    assert state(decided_now, school) == State.OPEN
    assert state_of(Afweging.objects.in_full().get(pk=begun.pk), partners=()) == State.PARTNER_LEFT
