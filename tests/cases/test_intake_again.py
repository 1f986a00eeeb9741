"""No double intakes: what was chosen on the form can be shared, and nothing else of the intake (E8)."""

import json

import pytest
from django.db import IntegrityError, connection, transaction

from cases.bijzonder.services import record_instemming
from cases.catalogue import FIELDS
from cases.content.services import begin_content
from cases.corrected import codes_of
from cases.intake.models import Answer
from cases.intake.services import form_of
from tests import factories as make
from tests import intaking
from tests.held import choose, hold_intake, own_form

pytestmark = pytest.mark.usefixtures("inside")


@pytest.fixture
def case():
    return make.make_case()


def shown(code):
    with connection.cursor() as cursor:
        cursor.execute(
            f"select to_jsonb({FIELDS[code].sql}) from cases_case c join cases_jongere j on j.id = c.jongere_id"
        )
        ((value,),) = cursor.fetchall()
    return None if value is None else json.loads(value)


def test_another_party_reads_each_chosen_answer_with_its_question_and_who_said_it(case):
    hold_intake(case=case)

    said = {line["vraag"]: (line["antwoord"], line["wie het zei"]) for line in shown("intake.antwoorden")}

    assert said["Heeft de jongere momenteel werk?"] == ("Nee", "De jongere")
    assert said["Wat is de ondersteuningsbehoefte vanuit de jongere? Wens werken of naar school?"][0] == "Werken"


def test_the_answers_stand_in_the_order_of_the_form(case):
    intake = hold_intake(case=case)

    asked = [question.text for question in form_of(intake).questions]

    assert [asked.index(line["vraag"]) for line in shown("intake.antwoorden")] == [0, 1, 3, 4, 5]


def test_of_free_words_only_the_question_is_told(case):
    intake = hold_intake(case=case)
    intaking.make_answer(intake=intake, text="Voetbalt op zaterdag.")

    lines = shown("intake.antwoorden")

    assert {"vraag": "Vrijetijdsbesteding/sport/hobby/dagritme?", "antwoord": "in eigen woorden",
            "wie het zei": "De jongere"} in lines  # fmt: skip
    assert "Voetbalt" not in json.dumps(lines)
    assert {"vraag": "Vrijetijdsbesteding/sport/hobby/dagritme?"} in shown("intake.onderwerpen")


def test_a_question_about_health_is_not_even_named(case):
    intake = hold_intake(case=case)
    record_instemming(case=case, how="gesprek", by=case.regiehouder)
    intaking.make_special(intake=intake)

    told = json.dumps([shown("intake.antwoorden"), shown("intake.onderwerpen")])

    assert "belemmeringen" not in told
    assert "schulden" not in told


def test_an_intake_that_is_not_finished_is_nothing_yet(case):
    intaking.make_answer(intake=intaking.make_intake(case=case))

    assert [shown(f"intake.{code}") for code in ("gehouden", "gehouden_op", "onderwerpen", "antwoorden")] == [
        False, None, None, None,
    ]  # fmt: skip


def test_the_latest_intake_counts(case):
    hold_intake(case=case, days_ago=400)
    hold_intake(case=case, form=own_form(str, by=case.regiehouder))

    assert shown("intake.antwoorden") == [{"vraag": "Heb je werk?", "antwoord": "Nee", "wie het zei": "De jongere"}]


@pytest.mark.parametrize(
    ("code", "chosen"),
    [("huidig-werk", "Hij heeft ADHD."), ("ondersteuningsbehoefte", "Iets anders"), ("vrije-tijd", "ja"),
     ("belemmeringen", "ja"), ("bestaat-niet", "ja")],
)  # fmt: skip
def test_the_database_takes_no_answer_that_the_form_does_not_offer(case, code, chosen):
    answer = hold_intake(case=case).answers.first()

    with pytest.raises(IntegrityError, match="does not offer"), transaction.atomic():
        Answer.objects.filter(pk=answer.pk).update(question=code, chosen=chosen)


def test_a_number_and_a_day_are_answers_too(case):
    body = {
        "questions": [
            {"code": "uren", "text": "Uren?", "kind": "getal"},
            {"code": "dag", "text": "Dag?", "kind": "datum"},
        ]
    }
    form = begin_content(kind="intakeformulier", naam="Getallen", body=body, by=case.regiehouder)

    hold_intake(case=case, form=form)

    assert [line["antwoord"] for line in shown("intake.antwoorden")] == ["3", "2026-09-01"]


def test_an_answer_of_before_moves_when_it_is_saved_again(case):
    intake = hold_intake(case=case)
    answer = intake.answers.get(question="huidig-werk")
    Answer.objects.filter(pk=answer.pk).update(chosen="")
    answer.value = "nee"
    answer.save(update_fields=["value"])

    before = Answer.objects.get(pk=answer.pk).short
    choose(intake, form_of(intake).find("huidig-werk"), "nee", version=answer.version)

    moved = Answer.objects.get(pk=answer.pk)
    assert (before, moved.chosen, moved.value) == ("nee", "nee", "")


def test_an_answer_that_is_put_right_is_a_correction_of_the_shared_field(case):
    """AVG 19; who was shown it hears of it: tests/sharing/test_corrections.py."""
    answer = hold_intake(case=case).answers.first()

    assert codes_of(answer, ["chosen"]) == ["intake.antwoorden"]
