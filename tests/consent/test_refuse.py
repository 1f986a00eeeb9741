"""Refusing: costs nothing, needs nothing, and closes the question (law 11)."""

import pytest

from cases.dossier.models import Case
from consent.afwegingen import services
from consent.machtigingen.services import Written, refuse
from consent.open import open_codes
from consent.refusals import NoLongerAsked, NotYours
from tests import factories as make
from tests.deciding import decided, signed


@pytest.fixture
def asked(teun, school, deciding):
    return deciding(case=teun.case, partner=school).machtiging


def test_a_nee_needs_no_reason_and_changes_nothing_in_the_case(asked, teun):
    before = Case.objects.values().get(pk=teun.case.pk)

    event = refuse(machtiging=asked, by=teun.user)

    assert (event.event_state, event.reason) == ("refused", "")
    assert Case.objects.values().get(pk=teun.case.pk) == before
    assert open_codes(asked.afweging_id) == []


def test_a_nee_at_the_counter_is_written_down(asked, regiehouder):
    event = refuse(machtiging=asked, written=Written(by=regiehouder.user))

    assert (event.channel, event.recorded_by) == ("loket", regiehouder.user)


def test_a_nee_names_somebody(asked):
    with pytest.raises(NotYours):
        refuse(machtiging=asked)


def test_a_stranger_refuses_nothing(asked, regiehouder):
    with pytest.raises(NotYours):
        refuse(machtiging=asked, by=regiehouder.user)


def test_the_nee_of_one_signer_keeps_it_closed_after_the_ja_of_the_other(family, partner, regiehouder):
    share = decided(case=family.case, partner=partner("Jeugdhulp Zuid", "jeugdhulp"), by=regiehouder.user)

    refuse(machtiging=share.machtiging, by=family.jay)
    signed(share, by=family.mother)

    assert open_codes(share.pk) == []


def test_a_nee_after_the_ja_of_both_closes_it(family, partner, regiehouder):
    share = decided(case=family.case, partner=partner("Jeugdhulp Zuid", "jeugdhulp"), by=regiehouder.user)
    signed(share, by=family.mother)
    signed(share, by=family.jay)

    refuse(machtiging=share.machtiging, by=family.mother)

    assert open_codes(share.pk) == []


def test_a_child_under_12_is_not_asked(school, regiehouder):
    child = make.make_jongere(age=11)
    make.make_gezagsdrager(jongere=child, verified_by=regiehouder.user)
    case = make.make_case(jongere=child, regiehouder=regiehouder.user)
    asked = decided(case=case, partner=school, by=regiehouder.user).machtiging

    with pytest.raises(NotYours):
        refuse(machtiging=asked, written=Written(by=regiehouder.user))


def test_a_question_that_was_replaced_needs_no_answer(asked, teun, regiehouder):
    fresh = services.start_again(afweging=asked.afweging, by=regiehouder.user)
    services.decide_not_to_share(afweging=fresh, by=regiehouder.user, reason="Niet meer nodig.")

    with pytest.raises(NoLongerAsked):
        refuse(machtiging=asked, by=teun.user)
