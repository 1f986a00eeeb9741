"""Corrections and questions in the partner API: the same services and door as the pages (AVG 19, laws 3 and 4)."""

import pytest
from django.test import Client

from audit.models import Entry
from cases.jongeren.services import correct
from consent.machtigingen.services import withdraw
from consent.models import Answer
from sharing.models import CorrectionSeen
from tests.deciding import signed
from tests.login import sign_in

QUESTIONS, CORRECTIONS = "/api/v1/vragen", "/api/v1/meldingen-verbetering"
SAID = {"code": "vraag.begeleiding", "antwoord": "Tot de zomer, door Petra."}
NOT_SAID = {"code": "vraag.afspraken", "nietWant": "Dat weten wij niet."}


@pytest.fixture
def corrected(school, teun, deciding, regiehouder):
    """What the school read was corrected since."""
    share = signed(deciding(case=teun.case, partner=school), by=teun.user)
    school.teacher.get(f"/api/v1/gedeelde-jongeren/{share.pk}")
    jongere = teun.case.jongere
    correct(jongere=jongere, version=jongere.version, by=regiehouder.user, roepnaam="Teunis")
    return share


def send(organisation, question, *said):
    return organisation.teacher.post(
        f"{QUESTIONS}/{question.pk}/antwoorden", {"antwoorden": list(said)}, content_type="application/json"
    )


def test_a_partner_lists_its_questions_without_a_name_and_reads_one_with(wijkteam, question, teun):
    [found] = wijkteam.teacher.get(QUESTIONS).json()["resultaten"]
    assert (found["kenmerk"], found["doel"]) == (teun.case.reference, question.doel)
    assert [item["code"] for item in found["gevraagd"]] == ["vraag.afspraken", "vraag.begeleiding"]
    assert "Bakker" not in str(found)
    assert not Entry.objects.filter(action="question.read").exists()

    one = wijkteam.teacher.get(f"{QUESTIONS}/{found['id']}").json()

    assert (one["naam"], one["geboortedatum"]) == (teun.case.jongere.naam, str(teun.case.jongere.geboortedatum))
    line = Entry.objects.get(action="question.read")
    assert (line.share_id, line.organisation, line.purpose) == (question.pk, "Wijkteam West", question.doel)


def test_without_a_line_in_the_log_nobody_is_named(wijkteam, question, monkeypatch):
    """Law 4."""

    def full(lines):
        raise OSError("the log is full")

    monkeypatch.setattr("sharing.questions.write", full)

    answer = wijkteam.teacher.get(f"{QUESTIONS}/{question.pk}")
    assert answer.status_code == 500
    assert "Bakker" not in answer.text


def test_an_answer_is_kept_item_by_item_until_nothing_is_asked(wijkteam, question):
    first = send(wijkteam, question, SAID)
    assert (first.status_code, first.json()["nogOpen"]) == (201, ["vraag.afspraken"])

    second = send(wijkteam, question, NOT_SAID)

    assert (second.status_code, second.json()["nogOpen"]) == (201, [])
    assert {(one.code, one.text, one.why_not) for one in Answer.objects.filter(afweging=question)} == {
        ("vraag.begeleiding", "Tot de zomer, door Petra.", ""), ("vraag.afspraken", "", "Dat weten wij niet."),
    }  # fmt: skip
    assert wijkteam.teacher.get(QUESTIONS).json()["resultaten"] == []
    assert wijkteam.teacher.get(f"{QUESTIONS}/{question.pk}").status_code == 404
    line = Entry.objects.filter(action="question.answered").order_by("at").first()
    assert (line.fields, "Petra" in str(line.details)) == (["vraag.begeleiding"], False)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([], "antwoorden"),
        ([{"code": "vraag.begeleiding"}], "antwoorden"),
        ([SAID | {"nietWant": "Toch niet."}], "Niet allebei"),
        ([SAID, SAID], "Geef per gegeven één antwoord"),
        ([{"code": "vraag.werk", "antwoord": "Bakker."}], "Dit vraagt niemand: vraag.werk"),
        ([{"code": "persoon.naam", "antwoord": "Teun"}], "Dit vraagt niemand"),
        ([SAID | {"antwoord": "Zijn nummer is 999990019."}], "Hier staat een BSN in"),
        ([SAID | {"antwoord": "x" * 2001}], "2000"),
        (["los woord"], "antwoorden"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_kept(wijkteam, question, said, why):
    answer = send(wijkteam, question, *said)

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert why in answer.text
    assert not Answer.objects.exists()


@pytest.mark.parametrize("body", ["{", "[]", "null", '"tekst"'])
def test_a_body_that_is_no_answer_is_told(wijkteam, question, body):
    answer = wijkteam.teacher.post(f"{QUESTIONS}/{question.pk}/antwoorden", body, content_type="application/json")

    assert answer.status_code == 400


def test_what_is_wrong_is_named_by_its_place(wijkteam, question):
    answer = send(wijkteam, question, SAID, {"code": "vraag.afspraken"})

    [wrong] = answer.json()["invalidParams"]
    assert (wrong["name"], "Niet allebei" in wrong["reason"]) == ("antwoorden.1", True)


def test_what_was_answered_or_stopped_meanwhile_is_not_there(wijkteam, question, teun):
    send(wijkteam, question, SAID)
    again = send(wijkteam, question, SAID)
    assert (again.status_code, Answer.objects.count()) == (400, 1)

    withdraw(machtiging=question.machtiging, by=teun.user)

    assert send(wijkteam, question, NOT_SAID).status_code == 404


def test_another_partner_finds_no_question_and_no_correction(partner, question, corrected, school):
    outsider = partner("GGZ De Dijk", "ggz")
    [notice] = school.teacher.get(CORRECTIONS).json()["resultaten"]

    assert outsider.teacher.get(QUESTIONS).json()["resultaten"] == []
    assert outsider.teacher.get(f"{QUESTIONS}/{question.pk}").status_code == 404
    assert send(outsider, question, SAID).status_code == 404
    assert outsider.teacher.get(CORRECTIONS).json()["resultaten"] == []
    assert outsider.teacher.post(f"{CORRECTIONS}/{notice['id']}/bevestiging").status_code == 404
    assert not CorrectionSeen.objects.exists()


def test_a_correction_names_the_field_and_not_the_value_and_is_confirmed_once(school, corrected):
    """AVG 19"""
    [notice] = school.teacher.get(CORRECTIONS).json()["resultaten"]
    assert (notice["velden"], notice["gewist"], notice["gelezenOp"]) == (["persoon.roepnaam"], False, None)
    assert notice["gedeeldeJongere"] == str(corrected.pk)
    assert "Teunis" not in str(notice)

    first = school.teacher.post(f"{CORRECTIONS}/{notice['id']}/bevestiging")
    again = school.teacher.post(f"{CORRECTIONS}/{notice['id']}/bevestiging")

    assert (first.status_code, first.json()["gelezenOp"].endswith("Z")) == (201, True)
    assert again.status_code == 409
    assert CorrectionSeen.objects.count() == 1
    assert Entry.objects.filter(action="correction.seen").count() == 1


def test_on_the_page_a_second_colleague_hears_that_it_was_said(school, corrected):
    [notice] = school.teacher.get(CORRECTIONS).json()["resultaten"]
    path = f"/meldingen/noorderkoog/verbeterd/{notice['id']}/gelezen/"
    school.teacher.post(path)

    assert "Jullie zeiden al dat je dit hebt gelezen." in school.teacher.post(path, follow=True).text


def test_an_answer_from_another_site_is_refused(wijkteam, question):
    browser = sign_in(Client(HTTP_HOST="partners.localhost", enforce_csrf_checks=True), wijkteam.member.user, "partner")

    answer = browser.post(
        f"{QUESTIONS}/{question.pk}/antwoorden", {"antwoorden": [SAID]}, content_type="application/json"
    )

    assert answer.status_code == 403
    assert not Answer.objects.exists()
