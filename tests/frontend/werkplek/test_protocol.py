"""The protocol on the Contact tab: what to do now, with one click; and its editor for the functioneel beheerder."""

import pytest

from accounts.rights import Role
from cases.content.models import Edition
from cases.protocols.steps import progress_of
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of

STEP = {"place": "1", "naam": "Bellen", "what": "contact", "days": "3", "unit": "werkdagen", "since": "start",
        "party": "jongere", "channels": ["telefoon"]}  # fmt: skip
EMPTY = {"place": "", "naam": "", "what": "taak", "days": "5", "unit": "werkdagen", "since": "vorige",
         "party": "jongere"}  # fmt: skip


@pytest.fixture
def case(regiehouder):
    return make.make_case(regiehouder=regiehouder.user)


@pytest.fixture
def beheerder(colleague):
    return colleague("Joke Beheer", Role.FUNCTIONEEL_BEHEERDER).client


def sent(*rows, **over):
    values = {"naam": "Ons protocol", "about": "Van ons.", "visits": "2", "other_time": "on", "weeks": "4",
              "stap-TOTAL_FORMS": len(rows), "stap-INITIAL_FORMS": 0}  # fmt: skip
    cells = {f"stap-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}
    return values | cells | over


def test_the_card_says_what_to_do_now_and_opens_the_form_filled_in(case, regiehouder):
    make.make_run(case)

    page = regiehouder.client.get(at("contact", case.pk))
    form = regiehouder.client.get(page.context["do_next"])

    assert "Nu te doen: Bellen , uiterlijk" in text_of(page)
    assert form.context["form"]["channel"].value() == "telefoon"


def test_a_letter_step_opens_the_letter_that_it_asks_for(case, regiehouder):
    make.make_run(case)
    make.make_contact(case=case, result="geen_gehoor")

    address = regiehouder.client.get(at("contact", case.pk)).context["do_next"]

    assert address == at("letter-send", case.pk) + "?brief=uitnodiging-jongere"
    assert regiehouder.client.get(address).context["form"]["edition"].value() == make.shipped("uitnodiging-jongere").pk


def test_a_step_is_skipped_with_a_reason_that_is_shown(case, regiehouder):
    """B64"""
    run = make.make_run(case)
    address = at("protocol-mark", case.pk, run.pk, 1)
    values = {"kind": "overgeslagen", "on": make.days_ago(0).isoformat()}

    refused = regiehouder.client.post(address, values)
    assert refused.status_code == 422
    assert "Afwijken mag als je opschrijft waarom." in text_of(refused)

    regiehouder.client.post(address, values | {"reason": "Heeft geen telefoon."})
    assert "Overgeslagen: Heeft geen telefoon." in text_of(regiehouder.client.get(at("contact", case.pk)))


def test_a_step_that_is_not_there_does_not_exist(case, regiehouder, colleague):
    run = make.make_run(case)

    assert regiehouder.client.get(at("protocol-mark", case.pk, run.pk, 99)).status_code == 404
    assert colleague("Bo Buiten").client.get(at("protocol-mark", case.pk, run.pk, 1)).status_code == 404


def test_after_contact_the_card_says_to_round_off(case, regiehouder):
    make.make_run(case)
    make.make_contact(case=case)

    assert "Er is contact met de jongere." in text_of(regiehouder.client.get(at("contact", case.pk)))


def test_a_tenant_makes_its_own_protocol_without_javascript(beheerder, case):
    """B58"""
    visit = STEP | {"place": "1", "naam": "Huisbezoek", "channels": ["huisbezoek"], "announced": "True"}
    beheerder.post("/inrichting/nieuw/?soort=protocol", sent(STEP | {"place": "2"}, visit, EMPTY))

    edition = Edition.objects.get(naam="Ons protocol")
    assert [step["naam"] for step in edition.body["steps"]] == ["Huisbezoek", "Bellen"]
    assert edition.body["gate"] == {"visits": 2, "other_time": True, "weeks": 4, "letter": ""}
    assert progress_of(make.make_run(case, edition.code)).next.step.announced is True


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([EMPTY], "Een protocol heeft 1 tot en met 25 stappen."),
        ([STEP | {"days": "veel"}], "Stap 1, binnen: Vul een heel getal in."),
        ([STEP, STEP | {"channels": []}], "Stap 2: kies hoe je contact zoekt."),
        ([STEP | {"what": "brief"}], "Stap 1: kies welke brief er gaat."),
    ],
)
def test_a_protocol_that_cannot_be_followed_says_where_it_is_wrong(beheerder, rows, sentence):
    page = beheerder.post("/inrichting/nieuw/?soort=protocol", sent(*rows))

    assert page.status_code == 422
    assert sentence in text_of(page)
    assert "Ons protocol" in page.content.decode()


def test_a_step_is_taken_out_of_a_protocol(beheerder):
    edition = make.shipped("utrecht")
    first = beheerder.get(f"/inrichting/{edition.pk}/wijzigen/").context["form"].steps
    assert len(first.forms) == 9

    beheerder.post(f"/inrichting/{edition.pk}/wijzigen/", sent(STEP, STEP | {"drop": "on"}, note="Korter"))

    assert [len(row.body["steps"]) for row in Edition.objects.filter(code="utrecht").order_by("number")] == [7, 1]


@pytest.mark.parametrize("code", ["utrecht", "westelijke-mijnstreek"])
def test_a_protocol_is_shown_with_its_terms(beheerder, code):
    page = text_of(beheerder.get(f"/inrichting/{make.shipped(code).pk}/"))

    assert "Voordat je zonder contact afsluit" in page
    assert "binnen" in page.lower()
