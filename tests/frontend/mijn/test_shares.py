"""Wie ziet wat: who reads which fields, why that is allowed, until when, and what is over."""

import pytest
from django.utils import timezone

from consent.afwegingen.services import end
from partners.models import Samenwerking
from tenants import hop
from tests import factories as make
from tests.deciding import signed


@pytest.fixture
def given(asked, teun):
    """Teun said ja to the school."""
    return signed(asked.afweging, by=teun.user)


@pytest.fixture
def by_law(teun, partner, deciding):
    """Schuldhulp reads along because a law says so."""
    return deciding(case=teun.case, partner=partner("Schuldhulp Noord", "schuldhulp"), grondslag="SHV-1")


def test_teun_reads_who_sees_what_why_and_until_when(phone, given):
    page = phone.reads("shares")

    for words in ("ROC Waterkant", "Roepnaam", "Opleiding", given.doel, "Er is getekend", "Tot en met"):
        assert words in page


def test_a_share_by_law_explains_why_nobody_asked_for_a_signature(phone, by_law, regiehouder):
    page = phone.reads("shares")

    assert "Hier was geen handtekening nodig. In de wet staat dat het mag." in page
    assert by_law.grondslag_geven.allows in page
    assert "Dan mag je bezwaar maken. Zeg het tegen Willem de Wit" in page
    assert "Stop met alles" not in page


def test_a_question_without_an_answer_is_not_shown_as_sharing(phone, asked):
    assert "ROC Waterkant" not in phone.reads("shares")


def test_what_the_regiehouder_ended_is_history(phone, given, regiehouder):
    end(afweging=given, by=regiehouder.user, reason="Het traject is klaar.")

    page = phone.reads("shares")
    assert "Niemand leest mee." in page
    assert "De gemeente stopte hiermee op" in page


def test_a_partner_that_the_gemeente_left_no_longer_reads_along(phone, given, school):
    with hop("public"):
        Samenwerking.objects.filter(ketenpartner=school.id).update(ended_at=timezone.now())

    page = phone.reads("shares")
    assert "Niemand leest mee." in page
    assert "De gemeente werkt niet meer samen met ROC Waterkant." in page


def test_nothing_shared_is_said_kindly(phone):
    assert "Buiten de gemeente kan nu niemand iets over je lezen." in phone.reads("shares")


def test_a_stranger_sees_nothing_of_teun(stranger, given, by_law):
    page = stranger.reads("shares")

    assert "Niemand leest mee." in page
    assert "ROC Waterkant" not in page


def test_a_mother_of_a_17_year_old_sees_none_of_it(teun, given, by_law, person, regiehouder):
    gezag = make.make_gezagsdrager(jongere=teun.case.jongere, verified_by=regiehouder.user)
    mother = person(gezag, by=regiehouder)

    page = mother.reads("shares")
    assert "Niemand leest mee." in page
    assert "ROC Waterkant" not in page
