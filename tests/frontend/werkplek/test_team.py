"""Colleagues on a case, and handing it over."""

import pytest

from accounts.rights import Right, Role
from cases.dossier.handover import offer_handover
from cases.dossier.models import Case
from cases.dossier.services import rights_of
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of


@pytest.fixture
def nora(colleague):
    return colleague("Nora Kok")


@pytest.fixture
def offer(teun, regiehouder, nora):
    """Willem offers Teun's case to Nora."""
    return offer_handover(case=teun.case, receiver=nora.user, reason="Ik ga met verlof.", by=regiehouder.user)


def leader_of(case):
    return Case.objects.get(pk=case.pk).regiehouder.naam


def test_a_colleague_gets_exactly_the_rights_that_are_ticked(teun, regiehouder, nora):
    regiehouder.client.post(at("colleague-set", teun.case.pk), {"colleague": nora.user.pk, "rights": ["share_case"]})

    assert rights_of(user=nora.user, case=teun.case) == {Right.VIEW_CASE, Right.SHARE_CASE}
    assert "Mag dit dossier lezen, gegevens delen" in text_of(regiehouder.client.get(at("team", teun.case.pk)))


def test_reading_needs_no_tick(teun, regiehouder, nora):
    regiehouder.client.post(at("colleague-set", teun.case.pk), {"colleague": nora.user.pk})

    assert rights_of(user=nora.user, case=teun.case) == {Right.VIEW_CASE}


def test_without_a_colleague_the_form_comes_back(teun, regiehouder):
    page = regiehouder.client.post(at("colleague-set", teun.case.pk), {"rights": ["share_case"]})

    assert page.status_code == 422
    assert "Collega: Maak een keuze." in text_of(page)


def test_a_colleague_is_taken_out_of_the_team(teun, regiehouder, nora):
    regiehouder.client.post(at("colleague-set", teun.case.pk), {"colleague": nora.user.pk})

    regiehouder.client.post(at("colleague-drop", teun.case.pk, nora.user.pk))

    assert nora.client.get(at("case", teun.case.pk)).status_code == 404


def test_somebody_outside_the_team_cannot_be_taken_out(teun, regiehouder, nora):
    assert regiehouder.client.post(at("colleague-drop", teun.case.pk, nora.user.pk)).status_code == 404


def test_procesregie_lies_with_a_colleague_and_a_stale_form_is_refused(teun, regiehouder, nora):
    address, sent = at("procesregie", teun.case.pk), {"colleague": nora.user.pk, "version": teun.case.version}

    first, stale = regiehouder.client.post(address, sent), regiehouder.client.post(address, sent)

    assert (first.status_code, stale.status_code) == (302, 422)
    assert "Iemand anders heeft dit intussen gewijzigd." in text_of(stale)
    assert "Nora Kok Procesregisseur" in text_of(regiehouder.client.get(at("team", teun.case.pk)))


def test_an_offer_changes_nothing_until_the_receiver_says_yes(teun, regiehouder, nora):
    regiehouder.client.post(at("handover-offer", teun.case.pk), {"receiver": nora.user.pk, "reason": "Verlof."})

    assert leader_of(teun.case) == "Willem de Wit"
    assert nora.client.get(at("case", teun.case.pk)).status_code == 404
    assert "Teun Bakker" in text_of(nora.client.get("/"))


def test_an_offer_needs_a_reason(teun, regiehouder, nora):
    page = regiehouder.client.post(at("handover-offer", teun.case.pk), {"receiver": nora.user.pk})

    assert page.status_code == 422
    assert "Schrijf op waarom je overdraagt." in text_of(page)


def test_the_receiver_says_yes_and_is_regiehouder(teun, regiehouder, nora, offer):
    assert "Ik ga met verlof." in text_of(nora.client.get(at("handover", offer.pk)))

    nora.client.post(at("handover-accept", offer.pk))

    assert leader_of(teun.case) == "Nora Kok"
    assert regiehouder.client.get(at("case", teun.case.pk)).status_code == 404


def test_the_receiver_says_no_with_a_reason(teun, nora, offer):
    silent = nora.client.post(at("handover-decline", offer.pk))
    spoken = nora.client.post(at("handover-decline", offer.pk), {"reason": "Mijn caseload is vol."})

    assert "Schrijf op waarom je het niet overneemt." in text_of(silent)
    assert (silent.status_code, spoken.status_code) == (422, 302)
    assert leader_of(teun.case) == "Willem de Wit"


def test_the_offer_is_taken_back(teun, regiehouder, nora, offer):
    regiehouder.client.post(at("handover-withdraw", teun.case.pk, offer.pk))

    assert nora.client.get(at("handover", offer.pk)).status_code == 404


@pytest.mark.parametrize("name", ["handover", "handover-accept", "handover-decline"])
def test_an_offer_to_somebody_else_does_not_exist(colleague, regiehouder, offer, name):
    for client in (colleague("Bo Buitenstaander").client, regiehouder.client):
        address = at(name, offer.pk)
        assert (client.get(address) if name == "handover" else client.post(address)).status_code == 404


def test_the_coordinator_may_hand_over_for_who_is_away_and_the_fg_may_not(teun, colleague, nora):
    sent = {"receiver": nora.user.pk, "reason": "Willem is ziek."}
    address = at("handover-offer", teun.case.pk)

    assert colleague("Fe Gerrits", Role.FG).client.post(address, sent).status_code == 404
    assert colleague("Cor Smit", Role.COORDINATOR).client.post(address, sent).status_code == 302


def test_goals_and_actions_are_finished_with_one_button(teun, regiehouder):
    goal = teun.case.plans.get().goals.get()
    action = goal.actions.get()

    regiehouder.client.post(at("action-finish", teun.case.pk, action.pk))
    regiehouder.client.post(at("goal-reach", teun.case.pk, goal.pk))

    page = text_of(regiehouder.client.get(at("plan", teun.case.pk)))
    assert "gedaan op" in page
    assert "Gehaald op" in page


def test_a_goal_of_another_jongere_is_out_of_reach(teun, regiehouder, colleague):
    theirs = make.make_goal(plan=make.make_plan(case=make.make_case(regiehouder=make.make_user("Bo"))))

    assert regiehouder.client.post(at("goal-reach", teun.case.pk, theirs.pk)).status_code == 404
    assert regiehouder.client.get(at("goal-correct", teun.case.pk, theirs.pk)).status_code == 404


def test_a_plan_begins_with_the_dream(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user)

    empty = regiehouder.client.post(at("plan-start", case.pk), {"droom": "", "started_on": "2026-01-05"})
    begun = regiehouder.client.post(at("plan-start", case.pk), {"droom": "Ik wil varen.", "started_on": "2026-01-05"})

    assert (empty.status_code, begun.status_code) == (422, 302)
    assert case.plans.get().droom == "Ik wil varen."


def test_a_second_plan_is_refused(teun, regiehouder):
    page = regiehouder.client.post(at("plan-start", teun.case.pk), {"droom": "Nog een.", "started_on": "2026-01-05"})

    assert page.status_code == 422
    assert "Er loopt al een plan." in text_of(page)
