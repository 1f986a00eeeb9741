"""Asking a ketenpartner, as the regiehouder walks it: the same steps, in the words of asking, and then the answer."""

import re

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from accounts.notices.models import Notice
from audit.models import Entry
from consent.models import Afweging
from frontend.werkplek.berichten.words import WORDS
from sharing.questions import Reply, answer
from tests import factories as make
from tests.asking import asked, question_draft
from tests.frontend.werkplek.delen.conftest import STEPS, Wizard, at, basis


@pytest.fixture
def begun(regiehouder, teun, wijkteam):
    regiehouder.client.post(at("opvragen-nieuw", teun.case.pk), {"ketenpartner": wijkteam.id})
    return Wizard(regiehouder.client, Afweging.objects.get())


def in_words_of_asking():
    toestemming = basis("CONS-OPV")
    return {
        "gesprek": {},
        "grondslag": {"grondslag_geven": toestemming},
        "doel": {},
        "velden": {
            "vraag__begeleiding-keuze": "delen_grof:vraag.heeft_begeleiding",
            "vraag__begeleiding-reden": "Meer hoef ik niet te weten.",
            "vraag__inkomen-keuze": "jongere_deelt_zelf",
            "vraag__inkomen-reden": "Dat vertelt hij zelf.",
        },
        "alternatieven": {},
        "periode": {},
    }


def walk(wizard):
    for step, over in in_words_of_asking().items():
        answer = wizard.send(step, **over)
        assert answer.status_code == 302, answer.content.decode()


def test_a_walk_through_the_steps_ends_in_a_question(begun, regiehouder):
    walk(begun)
    begun.afweging.refresh_from_db()

    page = regiehouder.client.post(
        at("delen-afronden", begun.afweging.pk), {"version": begun.afweging.version, "gecontroleerd": "on"}
    )

    assert page.status_code == 302
    decided = Afweging.objects.get()
    assert (decided.direction, decided.decided_codes) == ("opvragen", ["vraag.heeft_begeleiding"])
    assert (decided.valid_from, decided.grondslag_ontvangen) == (timezone.localdate(), None)
    assert decided.machtiging.kind == "opvragen"


def test_every_step_speaks_of_asking_and_never_of_sharing(begun):
    walk(begun)

    pages = [begun.get(step).content.decode() for step in STEPS]
    pages.append(begun.client.get(at("delen-afronden", begun.afweging.pk)).content.decode())
    for page in pages:
        words = strip_tags(page[page.index("<main") : page.index("</main>")]).replace("Terug naar delen rond", "")
        assert not re.findall(r"\b\w*(?:delen|deelt?|gedeeld)\b", words), words
    assert "Op welke grond mag de ander dit aan jou geven?" in pages[1]
    assert "Kan de jongere het zelf vertellen, of laten zien?" in pages[4]
    assert "Zij zien naam en geboortedatum" in pages[-1]


def test_what_is_wrong_comes_back_with_what_was_typed(begun):
    page = begun.send("doel", doel="", doel_resultaat="Minder vragen.").content.decode()

    assert "Schrijf in één zin wat je met de gegevens doet." in page
    assert "Minder vragen." in page


def test_a_term_that_is_too_long_is_refused_with_the_date_kept(begun):
    page = begun.send("periode", valid_until="2031-01-01")

    assert page.status_code == 422
    assert "niet langer openstaan dan drie maanden" in page.content.decode()
    assert "2031-01-01" in page.content.decode()


def test_items_that_the_law_keeps_out_are_locked_with_their_article(regiehouder, partner):
    case = make.make_case(regiehouder=regiehouder.user, task="doorstroompunt")
    regiehouder.client.post(at("opvragen-nieuw", case.pk), {"ketenpartner": partner("GGZ", "ggz").id})

    page = regiehouder.client.get(at("delen-stap", Afweging.objects.get().pk, "velden")).content.decode()

    assert page.count("Zo kan het niet: WEB 9.2.7") > 20


def test_the_list_says_what_is_asked_of_whom_and_until_when(question, regiehouder, teun):
    page = regiehouder.client.get(at("delen", teun.case.pk)).content.decode()

    assert "Gevraagd aan een ander" in page
    assert "Vraag aan Wijkteam West" in page
    assert "Wacht op antwoord" in page
    assert "We vragen: Welke afspraken er met de jongere zijn" in page
    assert "Niemand leest nu mee" in page
    assert at("delen-ogen", question.pk) not in page


def test_the_answer_stands_with_the_question_and_reading_it_is_written_down(question, regiehouder, wijkteam):
    said = {"vraag.begeleiding": Reply(text="Petra, tot de zomer."), "vraag.afspraken": Reply(why_not="Geen grond.")}
    answer(wijkteam.member, "noorderkoog", question.pk, said)

    page = regiehouder.client.get(at("delen-afweging", question.pk)).content.decode()

    assert "Petra, tot de zomer." in page
    assert "Niet gegeven.</strong> Geen grond." in page
    assert "Beantwoord" in page
    read = Entry.objects.filter(kind="read", action="case.read").latest("at")
    assert {"vraag.begeleiding", "vraag.afspraken"} <= set(read.fields)


def test_the_news_leads_to_the_answer(question, regiehouder, wijkteam):
    answer(wijkteam.member, "noorderkoog", question.pk, {"vraag.begeleiding": Reply(text="Petra.")})

    news = Notice.objects.get(kind="question.answered")
    today = regiehouder.client.get("/vandaag/", follow=True).content.decode()
    assert "Een ketenpartner gaf antwoord over Teun Bakker" in today
    assert (WORDS[news.kind].url_name, news.about_id) == ("werkplek:delen-afweging", question.pk)


def test_who_was_asked_what_stands_once_in_the_list_and_is_answered_by_the_partner(question, regiehouder, teun):
    """B113."""
    page = regiehouder.client.get(at("intake", teun.case.pk)).content.decode()

    assert page.count("Naar de vraag") == 1
    line = teun.case.information_requests.get()
    assert regiehouder.client.get(at("information-answer", teun.case.pk, line.pk)).status_code == 404


@pytest.mark.parametrize("name", ["delen-afweging", "delen-stoppen", "delen-opschrijven"])
def test_a_colleague_without_the_right_finds_no_question(question, colleague, name):
    assert colleague("Kees Klok").client.get(at(name, question.pk)).status_code == 404


def test_there_are_no_eyes_of_a_partner_on_a_question(question, regiehouder):
    assert regiehouder.client.get(at("delen-ogen", question.pk)).status_code == 404


def test_stopping_takes_the_question_away(question, regiehouder, teun):
    page = regiehouder.client.post(at("delen-stoppen", question.pk), {"reason": "Al gehoord."}, follow=True)

    assert "ziet de vraag niet meer" in page.content.decode()
    assert "Al gehoord." in page.content.decode()


def test_who_was_asked_before_is_told_before_deciding(question, regiehouder, teun, wijkteam):
    """B113."""
    again = question_draft(case=teun.case, partner=wijkteam, by=regiehouder.user)

    page = regiehouder.client.get(at("delen-afronden", again.pk)).content.decode()

    assert f"Wijkteam West is al gevraagd: op {timezone.localdate():%d-%m-%Y}, door Willem de Wit." in page


def test_a_question_does_not_stand_among_the_shares_that_end(question, regiehouder, teun):
    assert "Stopt binnen 30 dagen" not in regiehouder.client.get(at("delen", teun.case.pk)).content.decode()


def test_not_asking_is_a_decision_with_its_own_words(regiehouder, teun, wijkteam):
    draft = question_draft(case=teun.case, partner=wijkteam, by=regiehouder.user)
    sent = {"version": draft.version, "reason": "Hij vertelt het zelf."}

    page = regiehouder.client.post(at("delen-niet", draft.pk), sent, follow=True).content.decode()

    assert "Niet gevraagd, omdat: Hij vertelt het zelf." in page


def test_a_colleague_reads_along_with_what_is_asked(regiehouder, teun, wijkteam, colleague):
    question = asked(case=teun.case, partner=wijkteam, by=regiehouder.user, items=["vraag.behandeling"])
    reader = colleague("Anna Blauw", "coordinator")

    page = reader.client.get(at("meelezen-besluit", question.pk)).content.decode()

    assert "wil iets vragen aan Wijkteam West" in page
    assert "Welke behandeling er is en wat die vraagt" in page
