"""Taking back: as easy as giving, per field, at once, and also at the counter (AVG 7(3))."""

import pytest

from audit.models import Entry
from consent.machtigingen.models import Channel
from consent.machtigingen.services import Written, given_codes, speakers, withdraw
from consent.open import open_codes
from consent.refusals import NoLongerAsked, NotYours
from tests import factories as make
from tests.deciding import decided, signed


@pytest.fixture
def share(teun, school, deciding):
    return signed(deciding(case=teun.case, partner=school), by=teun.user)


def test_after_withdrawal_nothing_is_open(share, teun):
    withdraw(machtiging=share.machtiging, by=teun.user)

    assert open_codes(share.pk) == []
    assert Entry.objects.filter(action="machtiging.withdrawn", case_id=teun.case.pk).exists()


def test_one_field_can_be_taken_back(share, teun):
    withdraw(machtiging=share.machtiging, by=teun.user, codes=["persoon.roepnaam"])

    assert open_codes(share.pk) == ["onderwijs.opleiding"]


def test_taking_back_asks_for_no_reason_and_no_higher_login(share, teun):
    event = withdraw(machtiging=share.machtiging, by=teun.user)

    assert (event.reason, event.assurance_level) == ("", None)


def test_what_was_taken_back_cannot_be_taken_back_again(share, teun):
    withdraw(machtiging=share.machtiging, by=teun.user)

    with pytest.raises(NoLongerAsked):
        withdraw(machtiging=share.machtiging, by=teun.user)


def test_a_stranger_takes_nothing_back(share, regiehouder):
    with pytest.raises(NotYours):
        withdraw(machtiging=share.machtiging, by=regiehouder.user)

    assert open_codes(share.pk)


def test_jay_of_15_takes_back_what_his_mother_signed(family, school, regiehouder):
    share = signed(decided(case=family.case, partner=school, by=regiehouder.user), by=family.mother)

    withdraw(machtiging=share.machtiging, by=family.jay)

    assert open_codes(share.pk) == []


def test_the_nee_of_one_closes_the_field_for_both(family, partner, regiehouder):
    care = partner("Jeugdhulp Zuid", "jeugdhulp")
    share = decided(case=family.case, partner=care, by=regiehouder.user)
    signed(share, by=family.mother)
    signed(share, by=family.jay)
    assert open_codes(share.pk)

    withdraw(machtiging=share.machtiging, by=family.mother, codes=["persoon.roepnaam"])

    assert open_codes(share.pk) == ["onderwijs.opleiding"]
    assert given_codes(share.machtiging) == ["onderwijs.opleiding"]


def test_at_the_counter_it_is_written_down_by_whom(share, teun, regiehouder):
    event = withdraw(machtiging=share.machtiging, written=Written(by=regiehouder.user, channel=Channel.TELEFOON))

    assert (event.channel, event.recorded_by) == ("telefoon", regiehouder.user)
    assert (event.signer, event.signer_name) == ("jongere", teun.case.jongere.naam)


def test_a_parent_at_the_counter_is_named_as_parent(family, school, regiehouder):
    share = signed(decided(case=family.case, partner=school, by=regiehouder.user), by=family.mother)
    mother = family.case.jongere.gezagsdragers.get()

    event = withdraw(machtiging=share.machtiging, written=Written(by=regiehouder.user, gezagsdrager=mother))

    assert (event.signer, event.signer_name) == ("gezagsdrager", mother.naam)


def test_a_parent_at_the_counter_does_not_speak_for_a_17_year_old(share, teun, regiehouder):
    mother = make.make_gezagsdrager(jongere=teun.case.jongere, verified_by=regiehouder.user)

    assert speakers(share.machtiging) == [teun.case.jongere]
    with pytest.raises(NotYours):
        withdraw(machtiging=share.machtiging, written=Written(by=regiehouder.user, gezagsdrager=mother))


def test_a_parent_whose_authority_nobody_saw_does_not_speak(family, school, regiehouder):
    share = signed(decided(case=family.case, partner=school, by=regiehouder.user), by=family.mother)
    uncle = make.make_gezagsdrager(jongere=family.case.jongere, naam="Oom Karel")

    with pytest.raises(NotYours):
        withdraw(machtiging=share.machtiging, written=Written(by=regiehouder.user, gezagsdrager=uncle))


def test_for_a_child_under_12_a_parent_speaks(school, regiehouder):
    child = make.make_jongere(age=11)
    mother = make.make_gezagsdrager(jongere=child, verified_by=regiehouder.user)
    case = make.make_case(jongere=child, regiehouder=regiehouder.user)
    asked = decided(case=case, partner=school, by=regiehouder.user).machtiging

    assert speakers(asked) == [mother]
