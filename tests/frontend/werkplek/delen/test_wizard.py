"""The four denkstappen as somebody fills them in, without JavaScript."""

from accounts.rights import Role
from consent.afwegingen.models import Afweging
from consent.models import Machtiging
from partners.models import Samenwerking
from tenants import hop
from tests import factories as make
from tests.frontend.werkplek.delen.conftest import STEPS, at, basis
from tests.frontend.werkplek.pages import text_of


def test_a_walk_through_all_steps_ends_in_a_question_to_teun(begun):
    begun.walk()

    page = begun.client.post(
        at("delen-afronden", begun.afweging.pk), {"version": Afweging.objects.get().version, "gecontroleerd": "on"}
    )

    assert page.status_code == 302
    assert Machtiging.objects.get().field_codes == ["persoon.roepnaam", "persoon.leeftijd"]


def test_every_step_opens_before_anything_is_answered(begun):
    for step in STEPS:
        assert begun.get(step).status_code == 200


def test_an_empty_step_comes_back_and_says_what_is_missing(begun):
    page = begun.send("gesprek", gesprek_reactie="")

    assert page.status_code == 422
    assert "Vul in wat de jongere ervan vindt." in page.content.decode()
    assert "Hij wil het graag." in page.content.decode()


def test_going_back_keeps_half_an_answer(begun):
    begun.send("doel", "terug", doel="De mentor zoekt", doel_zelfde="", doel_resultaat="")

    begun.afweging.refresh_from_db()
    assert begun.afweging.doel == "De mentor zoekt"


def test_stopping_keeps_the_answer_and_the_list_leads_back(begun, teun):
    page = begun.send("gesprek", "stop")
    listed = begun.client.get(page["Location"]).content.decode()

    assert "Verdergaan" in listed
    assert begun.client.get(at("delen-afweging", begun.afweging.pk))["Location"] == begun.url("grondslag")


def test_a_generic_purpose_warns_and_does_not_block(begun):
    page = begun.send("doel", doel="Samenwerking, en afstemming.")

    assert page.status_code == 302
    assert "zegt weinig" in begun.client.get(page["Location"]).content.decode()


def test_a_field_without_a_reason_comes_back_with_what_was_chosen(begun):
    page = begun.send("velden", **{"persoon__roepnaam-reden": ""})

    assert page.status_code == 422
    assert "Roepnaam: Schrijf op waarom." in page.content.decode()
    assert not begun.afweging.lines.exists()


def test_stopping_halfway_the_fields_keeps_the_complete_ones_and_says_which_are_not(begun):
    page = begun.send("velden", "stop", **{"persoon__roepnaam-reden": ""})

    assert [line.code for line in begun.afweging.lines.all()] == ["persoon.geboortedatum", "zrm.fin"]
    assert "Niet bewaard" in begun.client.get(page["Location"]).content.decode()


def test_an_unknown_step_does_not_exist(begun):
    assert begun.get("toverstap").status_code == 404


def test_a_partner_without_a_running_samenwerking_is_not_offered(regiehouder, teun, school, partner):
    gone = partner("GGZ De Dijk", "ggz")
    with hop("public"):
        Samenwerking.objects.get(ketenpartner=gone.ketenpartner).end()

    page = regiehouder.client.get(at("delen-nieuw", teun.case.pk)).content.decode()

    assert "ROC Waterkant" in page
    assert "GGZ De Dijk" not in page
    refused = regiehouder.client.post(at("delen-nieuw", teun.case.pk), {"ketenpartner": gone.id})
    assert refused.status_code == 422


def test_a_grondslag_for_another_kind_of_partner_is_not_offered(regiehouder, school):
    """B107"""
    case = make.make_case(regiehouder=regiehouder.user, task="doorstroompunt")
    regiehouder.client.post(at("delen-nieuw", case.pk), {"ketenpartner": school.id})

    page = regiehouder.client.get(at("delen-stap", Afweging.objects.get().pk, "grondslag")).content.decode()

    assert f'value="{basis("RMC-2")}"' not in page
    assert f'value="{basis("CONS")}"' in page


def test_a_colleague_without_the_right_finds_nothing(begun, colleague, teun):
    stranger = colleague("Kees Klok").client

    assert stranger.get(begun.url("gesprek")).status_code == 404
    assert stranger.get(at("delen", teun.case.pk)).status_code == 404
    assert stranger.get(at("delen-nieuw", teun.case.pk)).status_code == 404


def test_the_servicedocument_stands_at_each_of_the_denkstappen(begun, colleague):
    """B111"""
    beheerder = colleague("Fenna Beheer", Role.FUNCTIONEEL_BEHEERDER).client
    before = text_of(begun.get("doel"))
    sent = {"doorstroompunt_until": "27", "agreements": "", "version": "1"}
    address = "https://voorbeeld.example/servicedocument"

    beheerder.post(at("settings"), sent | {"servicedocument": address})

    assert "De functioneel beheerder kan hier het adres zetten." in before
    assert all(address in begun.get(step).content.decode() for step in STEPS)
