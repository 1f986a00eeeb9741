"""The second reader: needed where it is sensitive or the jongere objects, and never the one who decided."""

import pytest

from accounts.rights import Right, Role
from cases.dossier.team import add_colleague
from cases.refusals import Refused
from consent.afwegingen import services
from consent.models import Afweging, Machtiging
from consent.open import open_codes
from consent.refusals import NotYourReading, SamePerson
from tests import factories as make
from tests.deciding import draft, signed


@pytest.fixture
def sensitive(teun, school, deciding):
    return deciding(case=teun.case, partner=school, fields=["zrm.gg"])


def test_health_waits_for_a_second_reader_and_asks_nobody_yet(sensitive):
    assert sensitive.second_reader_required
    assert not Machtiging.objects.exists()


def test_after_agreement_the_jongere_is_asked(sensitive, teun, coordinator):
    services.second_read(afweging=sensitive, by=coordinator, agreed=True)

    sensitive.refresh_from_db()
    assert open_codes(signed(sensitive, by=teun.user).pk) == ["zrm.gg"]


def test_after_disagreement_nothing_opens(sensitive, coordinator):
    services.second_read(afweging=sensitive, by=coordinator, agreed=False, remark="Dit is te veel.")

    assert not Machtiging.objects.exists()
    assert open_codes(sensitive.pk) == []


def test_without_a_signature_a_share_still_waits_for_the_reader(partner, regiehouder, coordinator):
    case = make.make_filled_case(regiehouder=regiehouder.user, task="doorstroompunt")
    work = partner("Werk en Inkomen", "werk_en_inkomen")
    objected = draft(case=case, partner=work, by=regiehouder.user, grondslag="RMC-2", receiving="PW-1")
    services.answer(afweging=objected, by=regiehouder.user, gesprek_reactie="bezwaar")
    afweging = services.decide(afweging=objected, by=regiehouder.user)
    assert open_codes(afweging.pk) == []

    services.second_read(afweging=afweging, by=coordinator, agreed=True)

    assert open_codes(afweging.pk) == afweging.shared_codes()


def test_who_decided_is_not_the_second_reader(sensitive, regiehouder):
    with pytest.raises(SamePerson):
        services.second_read(afweging=sensitive, by=regiehouder.user, agreed=True)


def test_the_fg_reads_along_with_any(sensitive, colleague):
    assert sensitive in Afweging.objects.to_read_along(colleague("Frits Goud", Role.FG).user)


def test_a_regiehouder_reads_along_only_with_access(sensitive, colleague, teun, regiehouder):
    nora = colleague("Nora Kok").user
    with pytest.raises(NotYourReading):
        services.second_read(afweging=sensitive, by=nora, agreed=True)

    add_colleague(case=teun.case, colleague=nora, rights=[Right.VIEW_CASE], by=regiehouder.user)

    assert services.second_read(afweging=sensitive, by=nora, agreed=True).reader == nora


@pytest.mark.parametrize("role", [Role.BELEIDSMEDEWERKER, Role.FUNCTIONEEL_BEHEERDER])
def test_other_roles_do_not_read_along(sensitive, colleague, role):
    assert not Afweging.objects.to_read_along(colleague("Piet Pot", role).user).exists()


def test_somebody_who_left_does_not_read_along(sensitive, coordinator):
    coordinator.is_active = False

    assert not Afweging.objects.to_read_along(coordinator).exists()


def test_disagreeing_says_why_and_reading_is_done_once(sensitive, coordinator):
    with pytest.raises(Refused):
        services.second_read(afweging=sensitive, by=coordinator, agreed=False)

    services.second_read(afweging=sensitive, by=coordinator, agreed=True)

    with pytest.raises(Refused, match="geen tweede lezer"):
        services.second_read(afweging=sensitive, by=coordinator, agreed=True)


def test_an_ordinary_decision_asks_for_no_reader(teun, school, deciding, coordinator):
    with pytest.raises(Refused, match="geen tweede lezer"):
        services.second_read(afweging=deciding(case=teun.case, partner=school), by=coordinator, agreed=True)


def test_a_decision_that_was_stopped_is_not_read_any_more(sensitive, regiehouder, coordinator):
    services.end(afweging=sensitive, by=regiehouder.user, reason="Niet meer nodig.")

    assert not Afweging.objects.to_read_along(coordinator).exists()
    with pytest.raises(Refused):
        services.second_read(afweging=sensitive, by=coordinator, agreed=True)
