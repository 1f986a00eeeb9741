"""Step 3 and 4: every field has a reason, and two people at once lose nothing."""

import pytest
from django.db import IntegrityError, transaction

from cases.refusals import NotValid, Refused
from cases.versions import ChangedByOther
from consent.afwegingen import services
from consent.afwegingen.services import Line
from consent.models import AfwegingField
from tests.deciding import draft


@pytest.fixture
def begun(teun, school, regiehouder):
    return services.start(case=teun.case, ketenpartner=school.ketenpartner, by=regiehouder.user)


def weigh(afweging, *lines, **known):
    return services.weigh(afweging=afweging, by=afweging.created_by, lines=lines, **known)


def test_a_coarser_field_stands_in_for_a_finer_one(begun):
    weigh(begun, Line("persoon.geboortedatum", "delen_grof", "De leeftijd is genoeg.", "persoon.leeftijd"))

    assert begun.shared_codes() == ["persoon.leeftijd"]


def test_weighing_again_replaces_what_was_said_before(begun):
    weigh(begun, Line("persoon.roepnaam", "delen", "Nodig."))
    weigh(begun, Line("onderwijs.opleiding", "delen", "Nodig."))

    assert begun.shared_codes() == ["onderwijs.opleiding"]


@pytest.mark.parametrize(
    "line",
    [
        Line("persoon.roepnaam", "delen", "  "),
        Line("persoon.schoenmaat", "delen", "Nodig."),
        Line("persoon.geboortedatum", "delen_grof", "Nodig.", "onderwijs.school"),
        Line("onderwijs.brin", "delen_grof", "Nodig."),
    ],
    ids=["no reason", "unknown field", "coarser of another field", "nothing coarser"],
)
def test_a_line_that_does_not_hold_is_refused(begun, line):
    """B109"""
    with pytest.raises(Refused):
        weigh(begun, line)

    assert not begun.lines.exists()


def test_what_is_kept_back_is_not_shared_by_another_line(begun):
    lines = [
        Line("persoon.geboortedatum", "delen_grof", "Grover kan.", "persoon.leeftijd"),
        Line("persoon.leeftijd", "niet_delen", "Niet nodig."),
    ]

    with pytest.raises(Refused, match="dit deel je al"):
        weigh(begun, *lines)


def test_the_second_of_two_colleagues_hears_of_the_first(begun, regiehouder):
    services.answer(afweging=begun, by=regiehouder.user, version=1, doel="De mentor belt.")

    with pytest.raises(ChangedByOther) as refused:
        services.answer(afweging=begun, by=regiehouder.user, version=1, doel="De mentor komt langs.")

    assert refused.value.current.doel == "De mentor belt."


def test_an_act_is_not_an_answer(begun, regiehouder):
    with pytest.raises(TypeError):
        services.answer(afweging=begun, by=regiehouder.user, outcome="delen")


def test_a_purpose_that_is_too_long_is_refused_in_dutch(begun, regiehouder):
    with pytest.raises(NotValid):
        services.answer(afweging=begun, by=regiehouder.user, doel="x" * 201)


def test_an_alternative_needs_its_reason(begun, regiehouder):
    """B110"""
    with pytest.raises(Refused):
        services.weigh_alternatives(afweging=begun, by=regiehouder.user, answers={"zelf": (True, "")})


def test_generic_words_are_found_whatever_stands_around_them(begun, regiehouder):
    words = services.answer(afweging=begun, by=regiehouder.user, doel="Samenwerking, en Afstemming.").generic_words()

    assert words == ["samenwerking", "afstemming"]


def test_a_field_that_the_partner_learns_anyway_is_not_called_withheld(teun, school, regiehouder):
    afweging = draft(case=teun.case, partner=school, by=regiehouder.user, fields=["persoon.geboortedatum"])
    lines = [Line("persoon.geboortedatum", "delen", "Nodig."), Line("persoon.leeftijd", "niet_delen", "Al bekend.")]

    weigh(afweging, *lines)

    assert afweging.withheld() == []


@pytest.mark.parametrize(
    "wrong",
    [{"reason": ""}, {"shared_code": ""}, {"outcome": "niet_delen"}],
    ids=["no reason", "shares nothing", "not shared and yet shared"],
)
def test_the_database_keeps_the_rule_of_a_line(begun, wrong):
    right = {"code": "persoon.roepnaam", "outcome": "delen", "shared_code": "persoon.roepnaam", "reason": "Nodig."}

    with pytest.raises(IntegrityError), transaction.atomic():
        AfwegingField.objects.create(afweging=begun, **right | wrong)
