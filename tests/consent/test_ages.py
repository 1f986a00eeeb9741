"""The age table of domain.md §1.4, row by row, with the version of the rule, and in the view when a birthday comes."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases.jongeren.ages import birthday
from consent.ages import may_withdraw, signing_rule, strictest
from consent.grondslagen.models import AgeRule
from consent.machtigingen.models import Signer
from consent.open import open_codes
from tests import factories as make
from tests.deciding import decided, signed

ON = date(2026, 11, 22)
JONGERE, PARENT = Signer.JONGERE, Signer.GEZAGSDRAGER


def aged(age: int, *, on: date = ON) -> date:
    return date(on.year - age, on.month, on.day)


@pytest.mark.parametrize(
    ("age", "avg", "jeugdwet"),
    [
        (8, (PARENT,), (PARENT,)),
        (11, (PARENT,), (PARENT,)),
        (12, (PARENT,), (JONGERE, PARENT)),
        (15, (PARENT,), (JONGERE, PARENT)),
        (16, (JONGERE,), (JONGERE,)),
        (17, (JONGERE,), (JONGERE,)),
        (18, (JONGERE,), (JONGERE,)),
        (26, (JONGERE,), (JONGERE,)),
    ],
)
def test_who_signs_at_which_age(age, avg, jeugdwet):
    """B102"""
    assert signing_rule(rule=AgeRule.AVG, geboortedatum=aged(age), on=ON).signers == avg
    assert signing_rule(rule=AgeRule.JEUGDWET, geboortedatum=aged(age), on=ON).signers == jeugdwet


@pytest.mark.parametrize(
    ("rule", "on", "version"),
    [
        (AgeRule.AVG, date(2026, 8, 31), "UAVG-5/2018-05-25"),
        (AgeRule.AVG, date(2026, 9, 1), "UAVG-5/2026-09-01"),
        (AgeRule.JEUGDWET, date(2025, 12, 31), "JW-7.3/2015-01-01"),
        (AgeRule.JEUGDWET, date(2026, 1, 1), "JW-7.3/2026-01-01"),
    ],
)
def test_the_version_of_the_rule_is_that_of_the_day(rule, on, version):
    assert signing_rule(rule=rule, geboortedatum=aged(15, on=on), on=on).version == version


@pytest.mark.parametrize(
    ("rule", "age", "until_age"),
    [(AgeRule.AVG, 11, 16), (AgeRule.AVG, 15, 16), (AgeRule.JEUGDWET, 11, 12), (AgeRule.JEUGDWET, 12, 16),
     (AgeRule.AVG, 16, 27), (AgeRule.JEUGDWET, 26, 27), (AgeRule.AVG, 30, 31)],
)  # fmt: skip
def test_a_signature_lasts_until_the_day_before_somebody_else_must_be_asked(rule, age, until_age):
    born = aged(age)

    until = signing_rule(rule=rule, geboortedatum=born, on=ON).until

    assert until == birthday(born, until_age) - timedelta(days=1)


@pytest.mark.parametrize(
    ("signer", "age", "allowed"),
    [(JONGERE, 11, False), (JONGERE, 12, True), (JONGERE, 17, True), (PARENT, 11, True), (PARENT, 15, True),
     (PARENT, 16, False), (PARENT, 18, False)],
)  # fmt: skip
def test_who_may_take_back_at_which_age(signer, age, allowed):
    assert may_withdraw(signer=signer, age=age) is allowed


@pytest.mark.parametrize(
    ("bases", "kind", "column"),
    [
        (["avg", "avg"], "mbo", AgeRule.AVG),
        (["jeugdwet", "avg"], "mbo", AgeRule.JEUGDWET),
        (["avg", "jeugdwet"], "wijkteam", AgeRule.JEUGDWET),
        (["avg", "avg"], "ggz", AgeRule.ZORG),
        (["jeugdwet", "avg"], "huisarts", AgeRule.ZORG),
        (["avg", "avg"], "jeugdhulp", AgeRule.JEUGDWET),
    ],
)
def test_the_strictest_column_that_applies_counts(bases, kind, column):
    assert strictest(bases, kind) == column


def test_born_on_29_february_grows_older_on_1_march():
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)


def test_a_parents_signature_ends_on_the_day_before_the_16th_birthday(school, regiehouder):
    today = timezone.localdate()
    soon_16 = make.make_jongere(geboortedatum=make.born(16) + timedelta(days=40))
    make.make_gezagsdrager(jongere=soon_16, verified_by=regiehouder.user)
    case = make.make_case(jongere=soon_16, regiehouder=regiehouder.user)

    asked = decided(case=case, partner=school, by=regiehouder.user).machtiging

    assert abs((asked.valid_until - today).days - 39) <= 1


def test_at_16_the_parents_signature_opens_nothing_any_more(family, school, regiehouder):
    """A date of birth that was corrected shows the birthday to the view without waiting for it."""
    share = signed(decided(case=family.case, partner=school, by=regiehouder.user), by=family.mother)
    assert open_codes(share.pk)

    family.case.jongere.geboortedatum = make.born(16)
    family.case.jongere.save()

    assert open_codes(share.pk) == []


def test_at_27_a_doorstroompunt_case_opens_nothing_any_more(partner, regiehouder):
    case = make.make_filled_case(jongere=make.make_jongere(age=25), regiehouder=regiehouder.user, task="doorstroompunt")
    work = partner("Werk en Inkomen", "werk_en_inkomen")
    share = decided(case=case, partner=work, by=regiehouder.user, grondslag="RMC-2", receiving="PW-1")
    assert open_codes(share.pk)

    case.jongere.geboortedatum = make.born(27)
    case.jongere.save()

    assert open_codes(share.pk) == []
