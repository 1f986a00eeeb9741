"""Intake on a page: question by question, on a phone at a kitchen table, and nothing typed twice (C11, B56)."""

import pytest

from accounts.rights import Right, Role
from audit.models import Entry
from cases.bijzonder.services import record_instemming
from cases.dossier.services import close_case
from cases.dossier.team import add_colleague
from tests import factories as make
from tests import intaking
from tests.frontend.werkplek.pages import at, text_of

START = {"channel": "huisbezoek", "at": "2025-10-01T10:30", "with_jongere": "on"}


@pytest.fixture
def intake(teun):
    return intaking.make_intake(case=teun.case)


@pytest.fixture
def agreed(teun):
    teun.case.task = "doorstroompunt"
    teun.case.save()
    return record_instemming(case=teun.case, how="gesprek", by=teun.case.regiehouder)


def question_page(intake, code="vrije-tijd", source=""):
    return at("intake-step", intake.case_id, intake.pk, code) + (f"?bron={source}" if source else "")


def test_an_intake_begins_with_who_is_there_and_goes_to_the_first_question(teun, regiehouder):
    """B57, C18"""
    client = regiehouder.client
    assert "In het dossier staat: Marja Bakker (Moeder)." in text_of(client.get(at("intake-start", teun.case.pk)))
    form = intaking.form_edition()

    sent = client.post(at("intake-start", teun.case.pk), START | {"form": form.pk, "ouders": "Marja Bakker"})

    page = text_of(client.get(sent["Location"]))
    assert "Wat is de ondersteuningsbehoefte vanuit de jongere?" in page
    assert teun.case.intakes.unfinished().get().ouders == "Marja Bakker"


@pytest.mark.parametrize(
    ("code", "known"),
    [("opleidingen", "Diploma Praktijkonderwijs"), ("huidig-werk", "Leerwerktraject Magazijn De Koog, 24 uur per week"),
     ("thuis", "Bij ouder(s), sinds"), ("eerder-traject", "Sanne Vos, psycholoog, GGZ Noord")],
)  # fmt: skip
def test_what_is_known_is_shown_with_the_way_to_put_it_right(intake, regiehouder, code, known):
    """B56, B73, B76, B81, C25, E8"""
    page = text_of(regiehouder.client.get(question_page(intake, code)))

    assert known in page
    assert "Klopt dit niet?" in page


def test_an_answer_is_saved_and_the_next_question_follows(intake, regiehouder):
    sent = regiehouder.client.post(question_page(intake), {"text": "Voetbalt.", "version": "0"})

    assert sent["Location"] == question_page(intake, "belemmeringen")
    assert "Voetbalt." in text_of(regiehouder.client.get(at("intake-show", intake.case_id, intake.pk)))


def test_a_question_is_left_empty_and_nothing_counts_what_is_missing(intake, regiehouder):
    """AP 15-2-2018"""
    sent = regiehouder.client.post(question_page(intake), {"text": "", "version": "0", "naar": "overzicht"})

    page = text_of(regiehouder.client.get(sent["Location"]))
    assert not intake.answers.exists()
    assert "van 11" not in page
    assert "Geen vraag is verplicht." in page


def test_what_the_mother_says_carries_her_name(intake, regiehouder):
    """C18"""
    client = regiehouder.client
    told = {"text": "Er zijn brieven van schuldeisers.", "source_name": "Marja Bakker", "version": "0"}
    client.post(question_page(intake, source="ouder"), told)

    page = text_of(client.get(question_page(intake)))
    assert "Er zijn brieven van schuldeisers. Ouder of verzorger: Marja Bakker" in page
    assert client.get(question_page(intake, source="buurman")).status_code == 404


def test_a_diagnosis_asks_once_and_stays_when_it_is_meant(intake, regiehouder):
    """B104"""
    typed = {"text": "Heeft autisme.", "version": "0"}
    warned = regiehouder.client.post(question_page(intake), typed)

    assert warned.status_code == 422
    assert "Hier staat: autisme. Schrijf wat je ziet of wat de jongere nodig heeft" in text_of(warned)
    assert "Heeft autisme." in warned.content.decode()
    assert regiehouder.client.post(question_page(intake), typed | {"confirmed": "on"}).status_code == 302


def test_the_second_of_two_sees_what_the_first_wrote_beside_their_own(intake, regiehouder):
    intaking.make_answer(intake=intake, text="Voetbalt.")

    page = regiehouder.client.post(question_page(intake), {"text": "Zwemt.", "version": "0"})

    assert page.status_code == 422
    assert "Een collega was je voor" in text_of(page)
    assert {"Voetbalt.", "Zwemt."} <= set(text_of(page).split())
    assert regiehouder.client.post(question_page(intake), {"text": "Zwemt.", "version": "1"}).status_code == 302


def test_what_was_said_in_an_earlier_intake_is_not_asked_again(teun, intake, regiehouder):
    """E8"""
    intaking.make_answer(intake=intake, text="Voetbalt.")
    regiehouder.client.post(at("intake-finish", teun.case.pk, intake.pk))
    close_case(case=teun.case, version=teun.case.version, reason="werk", by=regiehouder.user)
    later = intaking.make_intake(case=make.make_case(jongere=teun.case.jongere, regiehouder=regiehouder.user))

    assert "Voetbalt. De jongere, in de intake van" in text_of(regiehouder.client.get(question_page(later)))
    assert Entry.objects.reads_of(teun.case.pk).first().fields == ["intake"]


def test_about_health_nothing_can_be_typed_before_the_jongere_agrees(teun, intake, regiehouder):
    """WEB 9.2.7, B79"""
    teun.case.task = "doorstroompunt"
    teun.case.save()
    page = regiehouder.client.get(question_page(intake, "belemmeringen"))

    assert "<textarea" not in page.content.decode()
    sent = regiehouder.client.post(question_page(intake, "belemmeringen"), {"text": "Ziek.", "version": "0"})
    assert sent.status_code == 422


def test_it_stands_apart_and_on_no_other_page(teun, intake, agreed, regiehouder):
    """WEB 9.2.7, B80"""
    regiehouder.client.post(question_page(intake, "belemmeringen"), {"text": "Rugklachten.", "version": "0"})

    shown = {
        name: "Rugklachten." in text_of(regiehouder.client.get(at(name, teun.case.pk, *more)))
        for name, more in (("bijzonder", ()), ("intake", ()), ("case", ()), ("intake-show", (intake.pk,)))
    }
    assert shown == {"bijzonder": True, "intake": False, "case": False, "intake-show": False}
    assert Entry.objects.reads_of(teun.case.pk).filter(action="special.read").count() == 1


def test_after_taking_it_back_nobody_reads_it_also_in_a_closed_case(teun, intake, agreed, regiehouder):
    """WEB 9.2.7, law 11"""
    intaking.make_special(intake=intake, text="Rugklachten.")
    close_case(case=teun.case, version=teun.case.version, reason="werk", by=regiehouder.user)

    told = {"how": "telefoon", "withdrawn_on": make.days_ago(0)}
    regiehouder.client.post(at("instemming-withdraw", teun.case.pk), told)

    page = text_of(regiehouder.client.get(at("bijzonder", teun.case.pk)))
    assert "Rugklachten." not in page
    assert "leest niemand meer en wordt gewist" in page


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FG])
def test_by_role_alone_somebody_sees_that_it_exists_and_not_what(teun, intake, colleague, role):
    """WEB 9.2.7, tweede lid"""
    intaking.make_special(intake=intake)
    client = colleague("Cor Kijker", role).client

    assert "Er is iets bewaard." in text_of(client.get(at("intake", teun.case.pk)))
    assert client.get(at("bijzonder", teun.case.pk)).status_code == 404
    assert client.get(question_page(intake, "belemmeringen")).status_code == 404


def test_a_colleague_who_only_reads_sees_the_intake_and_not_what_stands_apart(teun, intake, regiehouder, colleague):
    nora = colleague("Nora Kok")
    add_colleague(case=teun.case, colleague=nora.user, rights=[Right.VIEW_CASE], by=regiehouder.user)

    assert nora.client.get(at("intake-show", teun.case.pk, intake.pk)).status_code == 200
    assert nora.client.get(at("bijzonder", teun.case.pk)).status_code == 404


def test_asking_the_same_organisation_twice_warns_first(teun, regiehouder):
    """B113"""
    intaking.make_request(case=teun.case)
    asked = {"naam": "Jan", "organisatie": "roc waterkant", "what": "Nog iets?", "asked_on": make.days_ago(0)}

    page = regiehouder.client.post(at("information-ask", teun.case.pk), asked)

    assert "Al gevraagd: ROC Waterkant." in text_of(page)
    assert "ROC Waterkant is al gevraagd" in text_of(page)
    again = asked | {"why_again": "Een nieuwe mentor."}
    assert regiehouder.client.post(at("information-ask", teun.case.pk), again).status_code == 302


def test_the_analysis_waits_for_the_talk_with_the_jongere(teun, regiehouder):
    """B112, B114"""
    case = make.make_case(regiehouder=teun.case.regiehouder)
    points = {"reasons": "Slaapt overdag.", "version": "0"}
    refused = regiehouder.client.post(at("analyse", case.pk), points)
    intaking.make_intake(case=case)

    assert "Praat eerst open met de jongere" in text_of(refused)
    assert "Slaapt overdag." in refused.content.decode()
    assert regiehouder.client.post(at("analyse", case.pk), points).status_code == 302
    page = text_of(regiehouder.client.get(at("intake", case.pk)))
    assert "Voor de stap naar plannen is nog nodig: wat er moet gebeuren;" in page


def test_the_second_who_analyses_sees_both_and_both_versions_stay(teun, regiehouder):
    intaking.make_analysis(case=teun.case, reasons="Ruzie thuis.")
    typed = {"reasons": "Slaapt slecht."}

    page = text_of(regiehouder.client.post(at("analyse", teun.case.pk), typed | {"version": "0"}))
    regiehouder.client.post(at("analyse", teun.case.pk), typed | {"version": "1"})

    assert "Een collega was je voor" in page
    assert "Ruzie thuis." in page
    assert [one.reasons for one in teun.case.analyses.all()] == ["Slaapt slecht.", "Ruzie thuis."]


def test_the_big_five_are_a_frame_and_ask_for_nothing(teun, regiehouder):
    """B97, B98, B99, B100, B101"""
    intaking.make_steunfiguur(case=teun.case)
    make.make_goal(plan=teun.case.plans.get(), need="inkomen", text="Een plan voor mijn schulden")

    page = text_of(regiehouder.client.get(at("intake", teun.case.pk)))

    for shown in (
        "Iemand die er voor je is Tante Riet, tante",
        "Wonen Bij ouder(s)",
        "School en werk Assistent techniek",
        "Inkomen Loon",
        "Doel: Een plan voor mijn schulden",
        "Welzijn en gezondheid Niets bekend",
    ):
        assert shown in page


def test_an_intake_asks_for_no_machtiging(teun, regiehouder):
    """B103: no blanket form at the intake; domain.md §0.1."""
    start = text_of(regiehouder.client.get(at("intake-start", teun.case.pk)))

    assert "machtiging" not in start.lower()
    assert "toestemming" not in start.lower()
