"""A question to a ketenpartner on its own pages: read, answered per item, and then gone."""

import pytest

from audit.models import Entry
from consent.machtigingen.services import withdraw
from consent.models import Answer
from tests.frontend.keten.conftest import main_text

FIRST, SECOND = "vraag__afspraken", "vraag__begeleiding"


def url(question):
    return f"/vragen/noorderkoog/{question.pk}/"


def test_without_questions_the_page_says_so(school):
    assert "Er zijn geen vragen voor jullie" in main_text(school.teacher.get("/vragen/"))


def test_the_list_names_the_reference_and_who_asks_and_not_the_jongere(question, wijkteam, teun, regiehouder):
    page = wijkteam.teacher.get("/vragen/")

    text = main_text(page)
    assert teun.case.reference in text
    assert f"{regiehouder.user.naam} 2 gegevens" in text
    assert "Teun" not in text
    assert '<span class="jr-count">1</span>' in page.content.decode()


def test_the_question_says_about_whom_what_why_on_what_ground_and_who_to_call(question, wijkteam, teun, regiehouder):
    text = main_text(wijkteam.teacher.get(url(question)))

    jongere = teun.case.jongere
    for words in (f"Vraag over {jongere.naam}", "Welke begeleiding er is en tot wanneer", question.doel,
                  "AVG artikel 7", regiehouder.user.naam, "zei ja op deze vraag"):  # fmt: skip
        assert words in text
    assert Entry.objects.filter(action="question.read", share_id=question.pk).count() == 1


def test_an_answer_per_item_closes_the_question(question, wijkteam):
    sent = {f"{FIRST}-text": "Elke maandag bellen.", f"{SECOND}-why_not": "Dat is niet aan ons."}

    done = wijkteam.teacher.post(url(question), sent, follow=True)

    assert "Je antwoord staat in het dossier" in done.content.decode()
    assert "Er zijn geen vragen voor jullie" in main_text(done)
    assert {one.text or one.why_not for one in Answer.objects.all()} == set(sent.values())
    assert wijkteam.teacher.get(url(question)).status_code == 404


def test_what_is_left_empty_can_be_answered_later(question, wijkteam):
    wijkteam.teacher.post(url(question), {f"{FIRST}-text": "Elke maandag bellen."})

    text = main_text(wijkteam.teacher.get(url(question)))

    assert "Welke begeleiding er is" in text
    assert "Elke maandag" not in text


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Geef minstens één antwoord"),
        ({f"{FIRST}-text": "Hij belt.", f"{FIRST}-why_not": "Mag niet."}, "Niet allebei"),
        ({f"{FIRST}-text": "Zijn BSN is 999990019."}, "Hier staat een BSN in"),
        ({f"{FIRST}-text": "x" * 2001}, "2000"),
    ],
)
def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(question, wijkteam, sent, sentence):
    page = wijkteam.teacher.post(url(question), sent)

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert all(value in page.content.decode() for value in sent.values())
    assert not Answer.objects.exists()


def test_an_answer_after_the_jongere_withdrew_is_not_kept_and_says_so(question, wijkteam, teun):
    withdraw(machtiging=question.machtiging, by=teun.user)

    page = wijkteam.teacher.post(url(question), {f"{FIRST}-text": "Elke maandag."}, follow=True)

    assert page.status_code == 409
    assert "Deze vraag staat niet meer open Je antwoord is niet verstuurd en niet bewaard." in main_text(page)
    assert not Answer.objects.exists()


def test_what_was_typed_while_the_question_closed_stays_on_the_page(question, wijkteam, teun):
    withdraw(machtiging=question.machtiging, by=teun.user)
    sent = {f"{FIRST}-text": "Elke maandag <om 9 uur>.", f"{SECOND}-why_not": "Dat is niet aan ons."}

    page = wijkteam.teacher.post(url(question), sent)

    text = main_text(page)
    assert "Welke afspraken er met de jongere zijn Elke maandag <om 9 uur>." in text
    assert "Welke begeleiding er is en tot wanneer Dat is niet aan ons." in text
    assert teun.case.jongere.achternaam not in text


def test_two_colleagues_answer_one_question_and_the_first_stands(question, wijkteam):
    wijkteam.teacher.post(url(question), {f"{FIRST}-text": "Elke maandag.", f"{SECOND}-text": "Petra."})

    page = wijkteam.teacher.post(url(question), {f"{FIRST}-text": "Elke dinsdag."}, follow=True)

    assert "niet meer open" in page.content.decode()
    assert set(Answer.objects.values_list("text", flat=True)) == {"Elke maandag.", "Petra."}


@pytest.mark.parametrize("method", ["get", "post"])
def test_for_another_partner_the_question_does_not_exist(question, school, method):
    answer = getattr(school.teacher, method)(url(question), {f"{FIRST}-text": "Verzonnen."}, follow=True)

    assert answer.status_code == (404 if method == "get" else 409)
    assert not Answer.objects.exists()
    assert "Teun" not in answer.content.decode()
