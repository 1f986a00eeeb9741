"""Begin the four denkstappen, and begin them again."""

import pytest

from accounts.rights import Right
from audit.models import Entry
from cases.dossier.services import CaseClosed, close_case
from cases.refusals import Refused
from consent.afwegingen import services
from consent.models import Afweging
from consent.open import open_codes
from consent.refusals import NoSamenwerking
from partners.models import Samenwerking
from tenants import hop
from tests.deciding import decided, draft, looked_at, signed


def test_beginning_shares_nothing_and_is_written_down(teun, school, regiehouder):
    afweging = services.start(case=teun.case, ketenpartner=school.ketenpartner, by=regiehouder.user)

    assert open_codes(afweging.pk) == []
    assert afweging.ketenpartner_naam == "ROC Waterkant"
    assert Entry.objects.filter(action="afweging.started", case_id=teun.case.pk).exists()


def test_without_a_running_samenwerking_nobody_begins(teun, school, regiehouder):
    with hop("public"):
        Samenwerking.objects.get(ketenpartner=school.ketenpartner).end()

    with pytest.raises(NoSamenwerking, match="ROC Waterkant"):
        services.start(case=teun.case, ketenpartner=school.ketenpartner, by=regiehouder.user)


def test_a_partner_of_another_gemeente_is_not_a_partner_here(teun, partner, zandwaard, regiehouder):
    elsewhere = partner("ROC Duinrand", "mbo", tenants=(zandwaard,))

    with pytest.raises(NoSamenwerking):
        services.start(case=teun.case, ketenpartner=elsewhere.ketenpartner, by=regiehouder.user)


def test_in_a_closed_case_nothing_begins(teun, school, regiehouder):
    close_case(case=teun.case, version=teun.case.version, reason="school", by=regiehouder.user)
    teun.case.refresh_from_db()

    with pytest.raises(CaseClosed):
        services.start(case=teun.case, ketenpartner=school.ketenpartner, by=regiehouder.user)


def test_another_gemeente_does_not_see_the_afweging(teun, school, regiehouder, zandwaard):
    services.start(case=teun.case, ketenpartner=school.ketenpartner, by=regiehouder.user)

    with hop(zandwaard):
        assert not Afweging.objects.exists()


def test_an_outsider_finds_no_afweging(teun, school, regiehouder, colleague):
    services.start(case=teun.case, ketenpartner=school.ketenpartner, by=regiehouder.user)
    stranger = colleague("Kees Klok").user

    assert not Afweging.objects.for_user(stranger, Right.SHARE_CASE).exists()
    assert Afweging.objects.for_user(regiehouder.user, Right.SHARE_CASE).exists()


def test_beginning_again_takes_the_answers_along_but_asks_the_jongere_anew(teun, school, regiehouder):
    """B108"""
    old = signed(decided(case=teun.case, partner=school, by=regiehouder.user), by=teun.user)

    fresh = services.start_again(afweging=old, by=regiehouder.user)

    assert (fresh.doel, fresh.shared_codes()) == (old.doel, old.shared_codes())
    assert (fresh.gesprek_reactie, fresh.valid_until) == ("", None)
    assert open_codes(old.pk) == old.shared_codes()


def test_beginning_again_twice_gives_the_same_draft(teun, school, regiehouder):
    old = decided(case=teun.case, partner=school, by=regiehouder.user)

    first = services.start_again(afweging=old, by=regiehouder.user)

    assert services.start_again(afweging=old, by=regiehouder.user) == first


def test_a_draft_is_not_begun_again(teun, school, regiehouder):
    with pytest.raises(Refused, match="nog niet besloten"):
        services.start_again(afweging=draft(case=teun.case, partner=school, by=regiehouder.user), by=regiehouder.user)


def test_the_new_decision_closes_the_old_share(teun, school, regiehouder):
    old = signed(decided(case=teun.case, partner=school, by=regiehouder.user), by=teun.user)
    fresh = services.start_again(afweging=old, by=regiehouder.user)

    services.decide(afweging=looked_at(fresh, by=regiehouder.user), by=regiehouder.user)

    assert open_codes(old.pk) == []
