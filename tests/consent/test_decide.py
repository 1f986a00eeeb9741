"""Conclude the four denkstappen: complete, allowed and by a person, or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Entry
from cases.dossier.services import CaseClosed, close_case
from cases.refusals import Refused
from consent.afwegingen import services
from consent.grondslagen.models import Grondslag
from consent.models import Afweging, Machtiging
from consent.open import open_codes
from consent.refusals import AlreadyDecided, NoSamenwerking, StepMissing
from partners.models import Samenwerking
from tenants import hop
from tests import factories as make
from tests.deciding import decided, draft

TODAY = timezone.localdate


@pytest.fixture
def whole(teun, school, regiehouder):
    """Complete, on toestemming, and not decided."""
    return draft(case=teun.case, partner=school, by=regiehouder.user)


def changed(afweging, **values):
    return services.answer(afweging=afweging, by=afweging.created_by, **values)


def missing_when_deciding(afweging):
    with pytest.raises(StepMissing) as refused:
        services.decide(afweging=afweging, by=afweging.created_by)
    assert not Afweging.objects.get(pk=afweging.pk).is_decided
    return refused.value.missing


def test_deciding_on_toestemming_asks_the_jongere_and_opens_nothing(whole, regiehouder):
    services.decide(afweging=whole, by=regiehouder.user)

    assert Machtiging.objects.get().kind == "toestemming"
    assert open_codes(whole.pk) == []
    assert Entry.objects.filter(action="afweging.decided").get().fields == whole.shared_codes()


def test_a_basis_without_signature_opens_at_once(partner, regiehouder):
    case = make.make_filled_case(regiehouder=regiehouder.user, task="doorstroompunt")
    work = partner("Werk en Inkomen", "werk_en_inkomen")

    afweging = decided(case=case, partner=work, by=regiehouder.user, grondslag="RMC-2", receiving="PW-1")

    assert open_codes(afweging.pk) == ["persoon.roepnaam", "onderwijs.opleiding"]
    assert not Machtiging.objects.exists()


@pytest.mark.parametrize(
    ("step", "values"),
    [
        ("gesprek", {"gesprek_reactie": ""}),
        ("gesprek", {"gesprek_op": None}),
        ("grondslag", {"recipient_task": ""}),
        ("grondslag", {"grondslag_geven": None}),
        ("grondslag", {"grondslag_ontvangen": None}),
        ("grondslag", {"geheimhouding": None}),
        ("grondslag", {"geen_taak_waarom": " "}),
        ("grondslag", {"nee_kan": None}),
        ("grondslag", {"hulp_gaat_door": False}),
        ("doel", {"doel": ""}),
        ("doel", {"doel_zelfde": False}),
        ("doel", {"doel_resultaat": ""}),
        ("periode", {"valid_until": None}),
    ],
)
def test_each_open_question_stops_the_decision(whole, step, values):
    """B105, B107, B108"""
    assert list(missing_when_deciding(changed(whole, **values))) == [step]


def test_no_field_and_no_alternatives_stop_the_decision(teun, school, regiehouder):
    """B106, B109, B110"""
    begun = services.start(case=teun.case, ketenpartner=school.ketenpartner, by=regiehouder.user)

    missing = missing_when_deciding(begun)

    assert {"velden", "alternatieven"} <= set(missing)
    assert len(missing["alternatieven"]) == 5


@pytest.mark.parametrize("days", [-1, 367])
def test_a_period_in_the_past_or_over_a_year_stops_the_decision(whole, days):
    start = min(TODAY(), TODAY() + timedelta(days=days))

    missing = missing_when_deciding(changed(whole, valid_from=start, valid_until=TODAY() + timedelta(days=days)))

    assert list(missing) == ["periode"]


def test_nobody_shares_past_the_27th_birthday(school, regiehouder):
    almost = make.make_jongere(geboortedatum=make.born(27) + timedelta(days=60))
    case = make.make_case(jongere=almost, regiehouder=regiehouder.user)

    missing = missing_when_deciding(draft(case=case, partner=school, by=regiehouder.user))

    assert "27" in missing["periode"][0]


@pytest.mark.parametrize("reaction", ["niet_bereikt", "onveilig"])
def test_without_a_talk_nobody_is_asked_to_sign(whole, reaction):
    missing = missing_when_deciding(changed(whole, gesprek_reactie=reaction, gesprek_toelichting="Hij nam niet op."))

    assert "handtekening" in missing["grondslag"][0]


def test_secrecy_is_lifted_by_its_own_signature_and_no_other(whole):
    assert "geheimhoudingsplicht" in missing_when_deciding(changed(whole, geheimhouding=True))["grondslag"][0]


def test_two_different_signatures_are_not_mixed(whole):
    mixed = changed(whole, grondslag_geven=Grondslag.objects.get(code="JW-2"))

    assert "elk een andere handtekening" in missing_when_deciding(mixed)["grondslag"][0]


def test_a_decision_is_taken_once(whole, regiehouder):
    services.decide(afweging=whole, by=regiehouder.user)

    for act in (services.decide, services.answer):
        with pytest.raises(AlreadyDecided):
            act(afweging=whole, by=regiehouder.user)


def test_a_samenwerking_that_ended_stops_the_decision(whole, school, regiehouder):
    with hop("public"):
        Samenwerking.objects.get(ketenpartner=school.ketenpartner).end()

    with pytest.raises(NoSamenwerking):
        services.decide(afweging=whole, by=regiehouder.user)


def test_in_a_closed_case_nothing_is_decided(whole, regiehouder):
    close_case(case=whole.case, version=whole.case.version, reason="school", by=regiehouder.user)

    with pytest.raises(CaseClosed):
        services.decide(afweging=whole, by=regiehouder.user)


def test_not_sharing_is_a_decision_with_a_reason(whole, regiehouder):
    """B106"""
    with pytest.raises(Refused):
        services.decide_not_to_share(afweging=whole, by=regiehouder.user, reason=" ")

    kept = services.decide_not_to_share(afweging=whole, by=regiehouder.user, reason="Teun vertelt het zelf.")

    assert kept.is_decided
    assert open_codes(kept.pk) == []
    assert not Machtiging.objects.exists()


def test_not_sharing_asks_for_no_complete_steps(teun, school, regiehouder):
    begun = services.start(case=teun.case, ketenpartner=school.ketenpartner, by=regiehouder.user)

    assert services.decide_not_to_share(afweging=begun, by=regiehouder.user, reason="Geen grond.").is_decided
