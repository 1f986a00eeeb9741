"""First the jongere, then what others say, and four points before there is a plan (B112 to B115)."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import Entry
from cases.agenda import due_in
from cases.analysis import services as analysis
from cases.analysis.models import Analysis
from cases.dossier.models import Case
from cases.dossier.tasks import Phase
from cases.inlichting import services as inlichting
from cases.phases.gates import missing
from cases.refusals import NotValid
from cases.versions import ChangedByOther
from tests import factories as make
from tests import intaking

pytestmark = pytest.mark.usefixtures("inside")
FOUR = {
    "reasons": "Slaapt overdag en mist de les.",
    "to_do": "Een ritme, en een andere opleiding.",
    "earlier_actions": "De mentor belde; dat hielp een week.",
    "earlier_help": "Het wijkteam kwam thuis; dat liep goed.",
}


@pytest.fixture
def case():
    return make.make_case()


@pytest.fixture
def answered(case):
    """The school was asked, and answered."""
    asked = ask(case, asked_on=make.days_ago(5))
    return inlichting.record_answer(request=asked, answer="Mist veel lessen.", answered_on=make.days_ago(1),
                                    by=case.regiehouder)  # fmt: skip


def ask(case, **over):
    told = {"naam": "Fatma Demir", "organisatie": "ROC Waterkant", "what": "Wat deed school?"} | over
    return inlichting.ask_information(case=case, by=case.regiehouder, **told)


def weigh(asked):
    return inlichting.weigh_information(request=asked, weighing="School deed veel.", by=asked.by)


def talk(case, **over):
    return inlichting.record_talk(case=case, by=case.regiehouder, **over)


def analyse(case, *, version=0, **over):
    return analysis.analyse(case=case, version=version, by=case.regiehouder, **FOUR | over)


def test_what_a_partner_says_is_not_weighed_before_the_jongere_was_heard(answered):
    """B114"""
    with pytest.raises(inlichting.TalkFirst, match="Praat eerst open met de jongere"):
        weigh(answered)


def test_nor_does_the_database_take_a_weighing_or_an_analysis(case, answered):
    """B114"""
    with pytest.raises(IntegrityError, match="B114"), transaction.atomic():
        answered.weighing, answered.weighed_at = "Lui.", timezone.now()
        answered.save()
    with pytest.raises(IntegrityError, match="B114"), transaction.atomic():
        Analysis.objects.create(case=case, by=case.regiehouder)


@pytest.mark.parametrize("how", ["talk", "reason", "intake"])
def test_after_an_open_talk_or_a_reason_why_not_it_is_weighed(case, answered, how):
    """B114"""
    match how:
        case "talk":
            talk(case, held_on=make.days_ago(0))
        case "reason":
            talk(case, why_not="Drie keer aan de deur geweest, niemand thuis.")
        case "intake":
            intaking.make_intake(case=case)

    assert weigh(answered).weighed_at
    assert analyse(case).version == 1


def test_an_intake_without_the_jongere_is_no_open_talk(case, answered):
    """B114, C18"""
    intaking.make_intake(case=case, with_jongere=False, ouders="Marja Bakker")

    with pytest.raises(inlichting.TalkFirst):
        weigh(answered)


@pytest.mark.parametrize("told", [{}, {"held_on": make.days_ago(1), "why_not": "Toch niet."}])
def test_a_talk_was_held_or_there_is_a_reason(case, told):
    with pytest.raises(NotValid, match="schrijf op waarom het er niet was"):
        talk(case, **told)


def test_who_was_asked_before_is_not_asked_again_without_a_reason(case):
    """B113"""
    ask(case)

    with pytest.raises(inlichting.AskedBefore, match=r"ROC Waterkant is al gevraagd: op .*, door Willem de Wit"):
        ask(case, organisatie=" roc waterkant ")
    again = ask(case, organisatie="ROC Waterkant", why_again="Nieuwe mentor sinds deze week.")

    assert case.information_requests.count() == 2
    assert again.why_again


def test_an_answer_does_not_come_before_the_question(case):
    asked = ask(case)

    with pytest.raises(NotValid, match="kan niet voor de vraag komen"):
        inlichting.record_answer(request=asked, answer="Ja.", answered_on=make.days_ago(3), by=asked.by)


def test_there_is_nothing_to_weigh_without_an_answer(case):
    talk(case, held_on=make.days_ago(0))

    with pytest.raises(NotValid, match="nog geen antwoord om te wegen"):
        weigh(ask(case))


def test_after_four_weeks_without_answer_it_is_on_the_list(case):
    """WEB 9.2.3"""
    ask(case, asked_on=make.days_ago(28))
    ask(case, organisatie="Wijkteam", asked_on=make.days_ago(27))

    due = due_in(Case.objects.filter(pk=case.pk))

    assert [(item.kind, item.text) for item in due] == [("informatievraag", "Nog geen antwoord van ROC Waterkant")]


def test_the_gate_to_plannen_asks_for_four_points_in_words(case):
    """B112, B112b"""
    intaking.make_intake(case=case)
    assert len(analysis.open_points(case)) == 4
    assert missing(case, Phase.PLANNEN) == ["Er is nog geen analyse."]

    analyse(case, earlier_help="")

    assert missing(case, Phase.PLANNEN) == ["In de analyse staat nog niet: welke hulp er al was en wat die deed."]


def test_the_gate_to_plannen_asks_for_an_open_talk_first(case):
    """B114"""
    assert missing(case, Phase.PLANNEN)[0] == "Er is nog geen open gesprek met de jongere vastgelegd."


def test_with_four_points_nothing_is_missing_any_more(case):
    """B112"""
    intaking.make_intake(case=case)
    analyse(case)

    assert missing(case, Phase.PLANNEN) == []


def test_a_changed_analysis_is_a_next_version_and_the_first_one_stays(case):
    """B112"""
    intaking.make_intake(case=case)
    analyse(case)
    analyse(case, version=1, reasons="Werkt 's nachts.")

    assert [one.reasons for one in case.analyses.all()] == ["Werkt 's nachts.", FOUR["reasons"]]
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        Analysis.objects.update(version=9)


def test_the_second_of_two_who_analyse_sees_the_first(case):
    intaking.make_intake(case=case)
    first = analyse(case)

    with pytest.raises(ChangedByOther) as unseen:
        analyse(case, reasons="Iets anders.")

    assert unseen.value.current == first


def test_a_cause_at_the_school_goes_back_to_the_school(case):
    """B115"""
    by = case.regiehouder
    oorzaak = analysis.record_schooloorzaak(case=case, school="ROC Waterkant", text="Steeds lesuitval.", by=by)
    with pytest.raises(NotValid, match="met wie"):
        analysis.correct_schooloorzaak(oorzaak=oorzaak, told_on=make.days_ago(0), told_to="", by=by)
    oorzaak.refresh_from_db()

    analysis.correct_schooloorzaak(oorzaak=oorzaak, told_on=make.days_ago(0), told_to="Fatma Demir", by=by)

    assert Entry.objects.filter(action="schooloorzaak.corrected").latest("at").fields == ["told_on", "told_to"]


def test_one_adult_stays_by_name_also_in_a_next_case(case):
    """B97"""
    aunt = analysis.add_steunfiguur(case=case, naam="Tante Riet", relatie="tante", by=case.regiehouder)
    analysis.correct_steunfiguur(case=case, steunfiguur=aunt, telefoon="0611111111", by=case.regiehouder)

    assert list(case.jongere.steunfiguren.current()) == [aunt]
    with pytest.raises(NotValid, match="ligt voor de begindatum"):
        analysis.correct_steunfiguur(case=case, steunfiguur=aunt, until=make.days_ago(9), by=case.regiehouder)
