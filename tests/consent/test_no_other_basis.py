"""After a nee the same is not shared on another grondslag (AVG 7, EDPB 05/2020); renewing is weighing again."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from consent.afwegingen import rules, services
from consent.machtigingen.services import refuse, withdraw
from consent.models import Afweging
from consent.refusals import StepMissing
from tests.deciding import decided, draft, looked_at, signed


@pytest.fixture
def debts(partner):
    """A partner with which may be shared on toestemming and on a public task."""
    return partner("Schuldhulp Noord", "schuldhulp")


@pytest.fixture(params=["withdrawn", "refused"])
def nee(request, teun, debts, deciding):
    """Teun said ja and took it back, or said nee."""
    share = deciding(case=teun.case, partner=debts, grondslag="CONS")
    if request.param == "refused":
        refuse(machtiging=share.machtiging, by=teun.user)
    else:
        withdraw(machtiging=signed(share, by=teun.user).machtiging, by=teun.user)
    return share


def test_the_same_on_another_grondslag_is_refused_with_the_sentence_why(nee, teun, debts, regiehouder):
    with pytest.raises(StepMissing, match="Na een nee mag je niet alsnog een andere grond kiezen"):
        decided(case=teun.case, partner=debts, by=regiehouder.user, grondslag="SHV-1")


def test_the_database_refuses_it_too(nee, teun, debts, regiehouder):
    again = draft(case=teun.case, partner=debts, by=regiehouder.user, grondslag="SHV-1")

    with pytest.raises(DatabaseError, match="no other basis"), transaction.atomic():
        Afweging.objects.filter(pk=again.pk).update(
            outcome="delen", decided_at=timezone.now(), decided_by=regiehouder.user
        )


def test_asking_again_on_the_same_grondslag_is_open(nee, teun, debts, regiehouder):
    again = decided(case=teun.case, partner=debts, by=regiehouder.user, grondslag="CONS")

    assert again.machtiging.field_codes


def test_a_field_that_nobody_asked_for_is_open(nee, teun, debts, regiehouder):
    other = decided(
        case=teun.case, partner=debts, by=regiehouder.user, grondslag="SHV-1", fields=["contact.woonplaats"]
    )

    assert other.is_decided


def test_who_refused_the_coarser_did_not_agree_to_the_finer(teun, debts, deciding, regiehouder):
    share = deciding(case=teun.case, partner=debts, grondslag="CONS", fields=["contact.woonplaats"])
    refuse(machtiging=share.machtiging, by=teun.user)

    with pytest.raises(StepMissing, match="Na een nee"):
        decided(case=teun.case, partner=debts, by=regiehouder.user, grondslag="SHV-1", fields=["contact.adres"])


def test_what_was_not_refused_of_the_same_question_is_open(teun, debts, deciding, regiehouder):
    share = signed(deciding(case=teun.case, partner=debts, grondslag="CONS"), by=teun.user)
    withdraw(machtiging=share.machtiging, by=teun.user, codes=["persoon.roepnaam"])

    other = decided(
        case=teun.case, partner=debts, by=regiehouder.user, grondslag="SHV-1", fields=["onderwijs.opleiding"]
    )

    assert other.is_decided


def test_a_purpose_in_other_words_is_read_by_a_colleague(nee, teun, debts, regiehouder):
    again = draft(case=teun.case, partner=debts, by=regiehouder.user, grondslag="SHV-1")
    services.answer(afweging=again, by=regiehouder.user, doel="De schuldhulp belt de deurwaarder.")
    again.refresh_from_db()

    assert services.decide(afweging=again, by=regiehouder.user).second_reader_required


def test_capitals_and_points_make_no_other_purpose(nee, teun, debts, regiehouder):
    again = draft(case=teun.case, partner=debts, by=regiehouder.user, grondslag="SHV-1")
    services.answer(afweging=again, by=regiehouder.user, doel=f"{again.doel.upper()}!!")
    again.refresh_from_db()

    with pytest.raises(StepMissing, match="Na een nee"):
        services.decide(afweging=again, by=regiehouder.user)


def test_renewing_begins_with_the_old_answers_and_asks_to_look_at_each_step(teun, school, deciding, regiehouder):
    old = deciding(case=teun.case, partner=school)

    fresh = services.start_again(afweging=old, by=regiehouder.user)

    assert fresh.doel == old.doel
    assert set(rules.missing(fresh)) == set(rules.STEPS)
    assert fresh.valid_until is None


def test_renewed_step_by_step_it_can_be_decided(teun, school, deciding, regiehouder):
    fresh = services.start_again(afweging=deciding(case=teun.case, partner=school), by=regiehouder.user)

    assert services.decide(afweging=looked_at(fresh, by=regiehouder.user), by=regiehouder.user).is_decided


def test_the_database_wants_each_step_looked_at(teun, school, deciding, regiehouder):
    fresh = looked_at(
        services.start_again(afweging=deciding(case=teun.case, partner=school), by=regiehouder.user),
        by=regiehouder.user,
    )

    with pytest.raises(DatabaseError, match="step by step"), transaction.atomic():
        Afweging.objects.filter(pk=fresh.pk).update(
            looked_at=["gesprek"], outcome="delen", decided_at=timezone.now(), decided_by=regiehouder.user
        )
