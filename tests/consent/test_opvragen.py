"""Asking a ketenpartner: the same four denkstappen the other way round, and no field ever opens by it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.notices.models import Notice
from audit.models import Entry
from cases.agenda import due_in
from cases.catalogue import FIELDS
from cases.dossier.models import Case
from cases.dossier.services import close_case
from consent.afwegingen import services
from consent.afwegingen.models import Afweging
from consent.afwegingen.states import State, state_of
from consent.grondslagen.models import Grondslag
from consent.items import ASKED, HEALTH_PARTNERS, PREFIX
from consent.machtigingen.services import refuse, withdraw
from consent.open import OpenQuestion, OpenShare
from consent.refusals import ForbiddenByLaw, StepMissing
from consent.verzoeken.models import Kind
from consent.verzoeken.services import ask as ask_right
from partners.models import PartnerKind
from tests import factories as make
from tests.asking import ITEMS, asked, question_draft
from tests.deciding import draft, signed


@pytest.fixture
def asking(teun, regiehouder, partner):
    """Ask the wijkteam about Teun."""
    wijkteam = partner("Wijkteam West", "wijkteam")

    def ask(**over):
        given = {"case": teun.case, "partner": wijkteam, "by": regiehouder.user} | over
        return asked(**given)

    return ask


def open_items(afweging):
    found = OpenQuestion.objects.filter(pk=afweging.pk).first()
    return set(found.granted) if found else set()


def state(afweging):
    again = Afweging.objects.in_full().get(pk=afweging.pk)
    return state_of(again, partners={again.ketenpartner_id})


def test_what_can_be_asked_is_no_field_of_the_catalogue():
    assert all(code.startswith(PREFIX) for code in ASKED)
    assert not set(ASKED) & set(FIELDS)
    assert all(one.coarser is None or one.coarser in ASKED for one in ASKED.values())
    assert set(HEALTH_PARTNERS) <= set(PartnerKind.values)


def test_a_question_waits_for_the_signature_and_opens_no_field(asking, teun):
    question = asking()
    assert question.machtiging.kind == "opvragen"
    assert open_items(question) == set()
    assert state(question) == State.SIGNATURE

    signed(question, by=teun.user)

    assert open_items(question) == set(ITEMS)
    assert not OpenShare.objects.filter(pk=question.pk).exists()
    assert state(question) == State.ASKED


def test_the_text_says_who_is_asked_what_and_what_they_see(asking):
    text = asking().machtiging.privacy_notice

    assert "Aan wie vragen we het: Wijkteam West. Niemand anders." in text
    assert "Wat vragen we: Welke afspraken er met de jongere zijn, Welke begeleiding er is en tot wanneer." in text
    assert "je naam en je geboortedatum" in text
    assert "Zeg je nee? Dan verandert er niets" in text
    assert "ziet de ander de vraag niet meer" in text


def test_school_has_to_answer_without_a_signature(asking, partner):
    """WEB 9.2.3."""
    case = make.make_filled_case(regiehouder=make.make_user(), task="doorstroompunt", jongere=make.make_jongere(age=19))

    question = asking(case=case, partner=partner(), grondslag="RMC-4", items=["vraag.aanwezigheid>vraag.aanwezig"])

    assert open_items(question) == {"vraag.aanwezig"}
    assert not hasattr(question, "machtiging")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"grondslag_geven": None}, "op welke grond de ander dit mag geven"),
        ({"recipient_task": ""}, "voor welke taak je dit vraagt"),
        ({"geheimhouding": None}, "of de ander een geheimhoudingsplicht heeft"),
        ({"gesprek_reactie": "niet_bereikt", "gesprek_toelichting": "Weg."}, "Zonder gesprek"),
        ({"nee_kan": False}, "niet vrij kiezen"),
        ({"doel": ""}, "wat je met de gegevens doet"),
        ({"valid_until": timezone.localdate() + timedelta(days=100)}, "drie maanden"),
    ],
)
def test_what_is_missing_is_told_in_the_words_of_asking(asking, values, sentence):
    with pytest.raises(StepMissing, match=sentence):
        asking(**values)


@pytest.mark.parametrize("grondslag", ["CONS", "RMC-4", "SUWI-1"])
def test_a_grondslag_that_is_not_for_asking_this_partner_is_refused(asking, grondslag):
    with pytest.raises(StepMissing, match="Kies opnieuw"):
        asking(grondslag=grondslag)


def test_secrecy_of_the_other_wants_a_signature(asking, partner):
    with pytest.raises(StepMissing, match="geheimhoudingsplicht"):
        asking(case=doorstroom_case(), partner=partner(), grondslag="RMC-4", geheimhouding=True)


def doorstroom_case():
    return make.make_filled_case(regiehouder=make.make_user(), task="doorstroompunt", jongere=make.make_jongere(age=19))


@pytest.mark.parametrize(
    ("kind", "item"),
    [("wijkteam", "vraag.behandeling"), ("wijkteam", "vraag.toezicht"), ("ggz", "vraag.afspraken")],
)
def test_hard_stops_win_over_any_signature(asking, partner, kind, item):
    """Law 8: WEB 9.2.7. What a GGZ knows of somebody is about health, whatever it is."""
    with pytest.raises(ForbiddenByLaw, match=r"WEB 9\.2\.7"):
        asking(case=doorstroom_case(), partner=partner("Die ander", kind), items=[item])


def test_the_view_keeps_the_hard_stop_when_the_task_of_the_case_changes(asking, teun, partner, coordinator):
    ggz = asking(partner=partner("GGZ", "ggz"), items=["vraag.afspraken"])
    services.second_read(afweging=ggz, by=coordinator, agreed=True)
    signed(Afweging.objects.get(pk=ggz.pk), by=teun.user)
    assert open_items(ggz) == {"vraag.afspraken"}

    Case.objects.filter(pk=teun.case.pk).update(task="doorstroompunt")

    assert open_items(ggz) == set()


def test_health_wants_a_second_reader_before_anybody_signs(asking, coordinator):
    question = asking(items=["vraag.behandeling"])
    assert not hasattr(question, "machtiging")

    services.second_read(afweging=question, by=coordinator, agreed=True)

    assert Afweging.objects.get(pk=question.pk).machtiging.special_codes == ["vraag.behandeling"]


@pytest.mark.parametrize("stop", ["withdraw", "refuse", "end", "close"])
def test_what_stops_it_closes_the_question_at_once(asking, teun, regiehouder, stop):
    question = signed(asking(), by=teun.user)
    if stop == "withdraw":
        withdraw(machtiging=question.machtiging, by=teun.user)
    elif stop == "refuse":
        refuse(machtiging=question.machtiging, by=teun.user)
    elif stop == "end":
        services.end(afweging=question, by=regiehouder.user, reason="Niet meer nodig.")
    else:
        close_case(case=teun.case, version=teun.case.version, reason="werk", by=regiehouder.user)

    assert open_items(question) == set()


def test_a_restriction_makes_the_question_stand_still(asking, teun):
    """AVG 18."""
    question = signed(asking(), by=teun.user)

    ask_right(case=teun.case, kind=Kind.BEPERKING, by=teun.user)

    assert open_items(question) == set()
    assert state(question) == State.PAUSED


def test_one_item_can_be_withdrawn(asking, teun):
    question = signed(asking(), by=teun.user)

    withdraw(machtiging=question.machtiging, by=teun.user, codes=["vraag.afspraken"])

    assert open_items(question) == {"vraag.begeleiding"}


def test_the_question_stands_in_the_list_of_who_was_asked_once_it_is_out(asking, teun):
    """B113."""
    question = asking()
    assert not teun.case.information_requests.exists()

    signed(question, by=teun.user)

    line = teun.case.information_requests.get()
    assert (line.organisatie, line.answer_by) == ("Wijkteam West", question.valid_until)
    assert "Welke begeleiding er is" in line.what
    assert question.asking.request == line


def test_nobody_waits_for_a_question_that_was_withdrawn(asking, teun):
    question = signed(asking(), by=teun.user)

    withdraw(machtiging=question.machtiging, by=teun.user)

    line = teun.case.information_requests.get()
    assert line.answered_on == timezone.localdate()
    assert "gestopt" in line.answer


def test_a_ja_after_all_waits_for_an_answer_again(asking, teun):
    question = signed(asking(), by=teun.user)
    withdraw(machtiging=question.machtiging, by=teun.user)

    signed(Afweging.objects.get(pk=question.pk), by=teun.user)

    line = teun.case.information_requests.get()
    assert (line.answer, line.answered_on) == ("", None)


def test_a_question_without_an_answer_is_due_when_its_term_passes(asking, teun):
    signed(asking(), by=teun.user)
    term = timezone.localdate() + timedelta(days=28)

    found = [
        item for item in due_in(Case.objects.filter(pk=teun.case.pk), until=term) if item.kind == "informatievraag"
    ]

    assert [(item.on, item.text) for item in found] == [(term, "Nog geen antwoord van Wijkteam West")]


def test_each_act_has_its_line_in_the_log_and_the_answer_of_the_jongere_is_news(asking, teun, regiehouder):
    signed(asking(), by=teun.user)

    actions = set(Entry.objects.filter(case_id=teun.case.pk).values_list("action", flat=True))
    assert {
        "afweging.started",
        "afweging.decided",
        "machtiging.asked",
        "machtiging.signed",
        "information.asked",
    } <= actions
    decided = Entry.objects.get(case_id=teun.case.pk, action="afweging.decided")
    assert decided.details["direction"] == "opvragen"
    assert Notice.objects.filter(recipient=regiehouder.user, kind="machtiging.given").exists()


def test_beginning_again_asks_again(asking, regiehouder):
    question = asking()

    again = services.start_again(afweging=question, by=regiehouder.user)

    assert again.asks
    assert again.shared_codes() == question.shared_codes()


@pytest.mark.parametrize(("given", "wanted"), [("geven", "opvragen"), ("opvragen", "geven")])
def test_the_database_lets_nobody_turn_giving_into_asking(teun, school, regiehouder, given, wanted):
    known = {"case": teun.case, "partner": school, "by": regiehouder.user}
    afweging = draft(**known) if given == "geven" else question_draft(**known)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update consent_afweging set direction = %s where id = %s", [wanted, afweging.pk])


@pytest.mark.parametrize(("way", "code"), [("opvragen", "persoon.roepnaam"), ("geven", "vraag.afspraken")])
def test_the_database_takes_no_field_as_an_item_and_no_item_as_a_field(teun, school, regiehouder, way, code):
    known = {"case": teun.case, "partner": school, "by": regiehouder.user}
    afweging = question_draft(**known) if way == "opvragen" else draft(**known)
    afweging.lines.create(code=code, outcome="delen", shared_code=code, reason="Stiekem.")

    with pytest.raises(IntegrityError), transaction.atomic():
        services.decide(afweging=afweging, by=regiehouder.user)


def test_every_grondslag_to_ask_on_is_for_asking_only(inside):
    for kind in PartnerKind.values:
        found = Grondslag.objects.for_asking(task="doorstroompunt", partner_kind=kind)
        assert {row.direction for row in found} == {"opvragen"}
        assert "CONS-OPV" in {row.code for row in found}
