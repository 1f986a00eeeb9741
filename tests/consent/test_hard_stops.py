"""Law 8: what the law forbids stays shut, whatever was signed; the article and the alternatives are named."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases import catalogue
from cases.categories import Category
from cases.leeftijd.models import Leeftijdskeuze
from consent.afwegingen import services
from consent.afwegingen.rules import forbidden_categories
from consent.open import open_codes
from consent.refusals import ForbiddenByLaw
from tests import factories as make
from tests.deciding import decided, draft, signed

FORBIDDEN_TO_RMC = [
    code
    for code, field in catalogue.FIELDS.items()
    if field.category in (Category.GEZONDHEID, Category.STRAFRECHTELIJK)
]


@pytest.fixture
def rmc_case(regiehouder):
    return make.make_filled_case(regiehouder=regiehouder.user, task="doorstroompunt")


def test_teuns_diagnosis_does_not_go_from_doorstroompunt_to_school(rmc_case, school, regiehouder):
    """Worked example 1 of domain.md §2.2."""
    with pytest.raises(ForbiddenByLaw) as refused:
        draft(case=rmc_case, partner=school, by=regiehouder.user, fields=["zrm.gg"])

    assert refused.value.article == "WEB 9.2.7, tweede lid"
    assert "laat de jongere het zelf vertellen" in refused.value.alternatives
    assert catalogue.FIELDS["zrm.gg"].label in str(refused.value)


@pytest.mark.parametrize("code", FORBIDDEN_TO_RMC)
def test_no_field_on_health_or_crime_leaves_the_doorstroompunt(rmc_case, school, regiehouder, code):
    with pytest.raises(ForbiddenByLaw):
        draft(case=rmc_case, partner=school, by=regiehouder.user, fields=[code])


def test_the_coarser_field_that_says_nothing_of_health_may_go(rmc_case, school, regiehouder):
    weighed = draft(case=rmc_case, partner=school, by=regiehouder.user,
                    fields=["betrokken.betrokkenen>betrokken.aantal"])  # fmt: skip

    assert weighed.shared_codes() == ["betrokken.aantal"]


def test_the_view_shuts_what_was_signed_when_the_case_becomes_one_of_the_doorstroompunt(
    teun, school, deciding, coordinator
):
    share = deciding(case=teun.case, partner=school, fields=["zrm.gg", "persoon.roepnaam"])
    services.second_read(afweging=share, by=coordinator, agreed=True)
    signed(share, by=teun.user)
    assert open_codes(share.pk) == ["persoon.roepnaam", "zrm.gg"]

    teun.case.task = "doorstroompunt"
    teun.case.save()

    assert open_codes(share.pk) == ["persoon.roepnaam"]


def test_free_text_is_not_shared(teun, school, regiehouder):
    with pytest.raises(ForbiddenByLaw, match="huisregel"):
        draft(case=teun.case, partner=school, by=regiehouder.user, fields=["plan.droom"])


def test_a_basis_without_room_for_health_forbids_it(partner, teun, regiehouder):
    housing = partner("Woonplan", "woningcorporatie")

    with pytest.raises(ForbiddenByLaw, match="AVG artikel 6"):
        draft(case=teun.case, partner=housing, by=regiehouder.user, grondslag="HOUS-1", fields=["zrm.gg"])


def test_the_page_knows_beforehand_what_is_locked(rmc_case, school, regiehouder):
    begun = services.start(case=rmc_case, ketenpartner=school.ketenpartner, by=regiehouder.user)

    locked = forbidden_categories(begun)

    assert set(locked) == {"gezondheid", "strafrechtelijk", "vrije_tekst"}
    assert locked["gezondheid"].article == "WEB 9.2.7, tweede lid"


def test_an_ordinary_field_passes(rmc_case, partner, regiehouder):
    today = timezone.localdate()
    share = decided(case=rmc_case, partner=partner("W&I", "werk_en_inkomen"), by=regiehouder.user, grondslag="RMC-2",
                    receiving="PW-1", valid_until=today + timedelta(days=1))  # fmt: skip

    assert open_codes(share.pk) == share.shared_codes()


def test_what_went_on_from_the_doorstroompunt_at_27_keeps_its_stop(teun, school, deciding, coordinator, regiehouder):
    """WEB 9.2.7(2): another task of the case makes nothing of it shareable."""
    share = deciding(case=teun.case, partner=school, fields=["zrm.gg", "persoon.roepnaam"])
    services.second_read(afweging=share, by=coordinator, agreed=True)
    signed(share, by=teun.user)
    assert open_codes(share.pk) == ["persoon.roepnaam", "zrm.gg"]

    Leeftijdskeuze.objects.create(case=teun.case, verjaardag=timezone.localdate(), keuze="verder", task="wmo",
                                  reason="Verder onder de Wmo.", by=regiehouder.user)  # fmt: skip

    assert open_codes(share.pk) == ["persoon.roepnaam"]
    with pytest.raises(ForbiddenByLaw, match=r"9\.2\.7"):
        draft(case=teun.case, partner=school, by=regiehouder.user, fields=["zrm.gg"])
