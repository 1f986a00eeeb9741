"""Every act with a form: it works, a mistake costs nothing, and it is for nobody else."""

import html

import pytest

from accounts.rights import Role
from cases.dossier.services import close_case
from tenants import hop
from tests import factories as make
from tests.frontend.werkplek.acts import ACTS
from tests.frontend.werkplek.acts_intake import ACTS as OF_INTAKE
from tests.frontend.werkplek.acts_meeting import ACTS as OF_MEETING
from tests.frontend.werkplek.acts_school import ACTS as OF_SCHOOL
from tests.frontend.werkplek.pages import at, text_of

each_act = pytest.mark.parametrize("act", [*ACTS, *OF_INTAKE, *OF_MEETING, *OF_SCHOOL], ids=lambda act: act.name)


@each_act
def test_a_form_opens_with_what_is_known(teun, regiehouder, act):
    page = regiehouder.client.get(act.url(teun.case))

    assert page.status_code == 200
    assert "Annuleren" in text_of(page)


@each_act
def test_what_is_sent_is_kept_and_shown(teun, regiehouder, act):
    sent = regiehouder.client.post(act.url(teun.case), act.sent())

    assert sent.status_code == 302, text_of(sent)
    tab = at(act.tab, teun.case.pk)
    assert sent["Location"] == tab
    assert act.shown in text_of(regiehouder.client.get(tab))


@each_act
def test_a_mistake_is_told_in_dutch_and_nothing_typed_is_lost(teun, regiehouder, act):
    page = regiehouder.client.post(act.url(teun.case), act.sent(**act.wrong))

    assert page.status_code == 422
    assert act.error in text_of(page)
    assert "Controleer je antwoorden" in text_of(page)
    assert act.kept in html.unescape(page.content.decode())


@each_act
def test_for_a_colleague_outside_the_team_it_does_not_exist(teun, colleague, act):
    outsider = colleague("Bo Buitenstaander").client

    assert outsider.get(act.url(teun.case)).status_code == 404
    assert outsider.post(act.url(teun.case), act.sent()).status_code == 404


@each_act
def test_the_coordinator_and_the_fg_only_look(teun, colleague, act):
    onlooker = colleague("Cor Coördinator", Role.COORDINATOR, Role.FG).client

    assert onlooker.post(act.url(teun.case), act.sent()).status_code == 404


@each_act
def test_a_case_of_the_neighbours_does_not_exist_here(teun, regiehouder, zandwaard, act):
    with hop(zandwaard):
        theirs = make.make_filled_case()
        address = act.url(theirs)

    assert regiehouder.client.get(address).status_code == 404
    assert regiehouder.client.post(address, act.sent()).status_code == 404


@each_act
def test_in_a_closed_case_nothing_changes_any_more(teun, regiehouder, act):
    address = act.url(teun.case)
    close_case(case=teun.case, version=teun.case.version, reason="werk", by=regiehouder.user)

    page = regiehouder.client.post(address, act.sent())

    assert page.status_code == 422
    assert "Deze casus is gesloten." in text_of(page)
