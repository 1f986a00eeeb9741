"""What the gemeente wants to ask others about Teun: his ja or nee per item, stopping, and whether it was answered."""

import pytest

from consent.open import OpenQuestion
from sharing.questions import Reply, answer, open_question, open_questions
from tests.asking import asked as asked_of
from tests.deciding import signed
from tests.frontend.mijn.phone import words

AFSPRAKEN, BEGELEIDING = "vraag.afspraken", "vraag.begeleiding"


@pytest.fixture
def question(teun, regiehouder, wijkteam):
    """Willem wants to ask the wijkteam two things; Teun said nothing yet."""
    return asked_of(case=teun.case, partner=wijkteam, by=regiehouder.user).machtiging


@pytest.fixture
def out(question, teun):
    signed(question.afweging, by=teun.user)
    return question


def waits(machtiging):
    found = OpenQuestion.objects.filter(pk=machtiging.afweging_id).first()
    return set(found.granted) if found else set()


def test_the_start_says_that_we_want_to_ask_somebody_something(phone, question):
    page = phone.reads("home")

    assert "Wij willen Wijkteam West iets vragen" in page
    assert "Wat vroegen wij over jou" not in page


def test_the_question_says_who_is_asked_what_and_what_they_see(phone, question):
    page = phone.reads("question", question.pk)

    assert "mogen wij Wijkteam West iets vragen over jou?" in page
    assert "Wat mogen wij aan Wijkteam West vragen?" in page
    assert "je naam en je geboortedatum" in page
    assert "Welke begeleiding er is en tot wanneer" in page


def test_teun_says_ja_to_one_item_and_nee_to_the_other(phone, question):
    done = phone.sign(question, [BEGELEIDING])

    assert waits(question) == {BEGELEIDING}
    text = words(done)
    assert "Ja: Welke begeleiding er is" in text
    assert "Nee: Welke afspraken er met de jongere zijn" in text
    assert "ziet Wijkteam West onze vraag niet meer" in text


def test_a_nee_asks_nothing(phone, question):
    done = phone.press("refuse", question)

    assert waits(question) == set()
    assert "We vragen niets aan Wijkteam West. Er verandert niets aan de hulp" in words(done)


def test_teun_sees_what_was_asked_of_whom_and_that_there_is_no_answer_yet(phone, out):
    assert "Wat vroegen wij over jou?" in phone.reads("home")

    page = phone.reads("shares")

    assert "Wijkteam West" in page
    assert "Welke begeleiding er is en tot wanneer Nog geen antwoord" in page
    assert "Zij zien je naam, je geboortedatum en onze vraag." in page
    assert "Buiten de gemeente kan nu niemand iets over je lezen." in page


def test_teun_sees_that_it_was_answered_and_not_what_was_said(phone, out, wijkteam):
    said = {BEGELEIDING: Reply(text="Petra, tot de zomer."), AFSPRAKEN: Reply(why_not="Geen idee.")}
    answer(wijkteam.member, "noorderkoog", out.afweging_id, said)

    page = phone.reads("shares")

    assert "Welke begeleiding er is en tot wanneer Beantwoord op" in page
    assert "Welke afspraken er met de jongere zijn Niet gegeven op" in page
    assert "Petra" not in page
    assert "Stop met deze vraag" not in page


def test_after_stopping_one_item_the_partner_sees_the_other(phone, out, wijkteam):
    page = phone.press("stop", out, code=AFSPRAKEN)

    assert open_question(wijkteam.member, "noorderkoog", out.afweging_id).question.asked == [BEGELEIDING]
    assert "Gestopt: Welke afspraken er met de jongere zijn. Wijkteam West ziet deze vraag nu niet meer." in words(page)


def test_after_stopping_with_the_question_the_next_read_shows_none(phone, out, wijkteam):
    phone.press("stop", out)

    assert open_questions(wijkteam.member) == []
    assert "Niet beantwoord, we vragen het nu niet" in phone.reads("shares")


def test_who_looked_says_that_the_partner_saw_a_name_and_our_question(phone, out, wijkteam):
    open_question(wijkteam.member, "noorderkoog", out.afweging_id)

    assert "Las: je naam, je geboortedatum, onze vraag (Welke afspraken er met de jongere zijn;" in phone.reads("reads")


def test_a_question_to_school_without_a_signature_is_shown_with_its_law(phone, teun, partner, regiehouder):
    school = partner("ROC West", "mbo")
    teun.case.task = "doorstroompunt"
    teun.case.save(update_fields=["task"])

    asked_of(case=teun.case, partner=school, by=regiehouder.user, grondslag="RMC-4", items=["vraag.aanwezig"])

    page = phone.reads("shares")
    assert "Hier was geen handtekening nodig" in page
    assert "WEB 9.2.3" in page
    assert "Stop met deze vraag" not in page


def test_for_another_jongere_there_is_no_question(stranger, out):
    assert stranger.open("question", out.pk).status_code == 404
    assert "Wijkteam West" not in stranger.reads("shares")
