"""The intake: a conversation that can be left and taken up, in which nothing has to be filled in (B57, B70 to B81)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import Entry
from cases.agenda import due_in
from cases.content.bodies import ContentRefused, read
from cases.content.models import ContentKind, Edition
from cases.content.services import begin_content, revise, stop_using
from cases.dossier.models import Case
from cases.dossier.services import close_case
from cases.intake import services
from cases.intake.body import Intakeformulier
from cases.intake.known import KNOWN, KnownData
from cases.intake.words import diagnosis_words
from cases.refusals import NotValid, Refused
from cases.versions import ChangedByOther
from cases.vraag.models import Ondersteuningsvraag
from cases.vraag.services import NotYet, correct_observatie, put_vraag, record_observatie
from tests import factories as make
from tests import intaking

pytestmark = pytest.mark.usefixtures("inside")
FUTURE = timezone.now() + timedelta(days=3)


@pytest.fixture
def case():
    return make.make_case()


@pytest.fixture
def intake(case):
    return intaking.make_intake(case=case)


def almere():
    return Edition.objects.get(kind=ContentKind.INTAKEFORMULIER, code="almere")


def question(code):
    return read(almere()).find(code)


def say(intake, code="vrije-tijd", *, version=0, source="jongere", **values):
    told = {"text": "Voetbalt op zaterdag."} | values
    return services.save_answer(intake=intake, question=question(code), source=source, version=version,
                                by=intake.by, **told)  # fmt: skip


def test_the_form_of_almere_comes_with_the_product_and_has_its_eleven_questions():
    """B70, B71, B72, B73, B74, B75, B76, B77, B78, B79, B80, B81"""
    form = read(almere())

    assert len(form.questions) == 11
    assert "Wens werken of naar school?" in form.questions[0].text
    assert {one.code: one.special for one in form.questions if one.special} == {
        "belemmeringen": "gezondheid", "schulden-verslaving-politie": "strafrechtelijk"}  # fmt: skip


def test_an_intake_is_finished_without_a_single_answer(intake):
    """B57, AP 15-2-2018: no field is forced."""
    services.finish_intake(intake=intake, version=intake.version, by=intake.by)

    assert intake.finished_at
    assert not intake.answers.exists()


def test_what_was_said_is_there_when_the_intake_is_taken_up_again(case, intake):
    say(intake)

    assert case.intakes.unfinished().get().answers.get().text == "Voetbalt op zaterdag."


def test_what_a_parent_says_stands_beside_the_words_of_the_jongere(intake):
    """C18"""
    say(intake)
    say(intake, source="ouder", source_name="Marja Bakker", text="Hij ligt tot twee uur in bed.")

    told = {answer.source: (answer.source_name, answer.text) for answer in intake.answers.all()}
    assert told == {
        "jongere": ("", "Voetbalt op zaterdag."),
        "ouder": ("Marja Bakker", "Hij ligt tot twee uur in bed."),
    }


def test_who_was_there_is_known_of_every_conversation(case):
    """E3, B68, B69"""
    intake = intaking.make_intake(case=case, gesprekspartner="Tante Riet", afdeling="Werk en Inkomen, Bas de Boer")

    assert intake.is_driegesprek
    assert (intake.with_jongere, intake.gesprekspartner) == (True, "Tante Riet")


def test_an_intake_with_nobody_is_none(case):
    with pytest.raises(NotValid, match="Schrijf op wie erbij was"):
        intaking.make_intake(case=case, with_jongere=False)


def test_one_intake_runs_at_a_time(case, intake):
    with pytest.raises(services.AlreadyBegun, match="Ga daarin verder"):
        intaking.make_intake(case=case)
    with pytest.raises(IntegrityError, match="one_unfinished_intake_per_case"), transaction.atomic():
        case.intakes.create(form=intake.form, channel="kantoor", by=intake.by)


def test_the_second_of_two_who_answer_sees_the_first(intake):
    first = say(intake)

    with pytest.raises(ChangedByOther) as unseen:
        say(intake, text="Gamet veel.")
    say(intake, version=first.version, text="Voetbalt en zwemt.")
    with pytest.raises(ChangedByOther):
        say(intake, version=first.version, text="Gamet veel.")

    assert unseen.value.current == first
    assert intake.answers.get().text == "Voetbalt en zwemt."


def test_a_finished_intake_is_put_right_with_a_trace(intake):
    answer = say(intake)
    services.finish_intake(intake=intake, version=1, by=intake.by)

    say(intake, version=answer.version, text="Voetbalt niet meer.")

    line = Entry.objects.acts_of(intake.case_id, intake.case.jongere_id).first()
    assert (line.action, line.fields) == ("intake.answer_corrected", ["text"])
    assert intake.answers.get().changed_at


def test_an_answer_about_health_does_not_end_up_between_the_others(intake):
    """B79, B80"""
    with pytest.raises(services.KeptApart):
        say(intake, "belemmeringen")


def test_an_intake_keeps_the_questions_with_which_it_began(intake):
    body = {"questions": [{"text": "Wat wil je?"}]}
    newer = revise(edition=almere(), naam="Almere", body=body, note="Korter", by=intake.by)

    assert len(services.form_of(intake).questions) == 11
    assert len(read(newer).questions) == 1


def test_a_form_that_is_not_used_any_more_begins_no_intake(case):
    stop_using(edition=almere(), note="Eigen formulier", by=case.regiehouder)

    with pytest.raises(services.NotInUse, match="Kies een ander"):
        intaking.make_intake(case=case)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"questions": []}, "ten minste één vraag"),
        ({"questions": [{"text": "a"}] * 61}, "hoogstens 60"),
        ({"questions": [{"text": " "}]}, "Schrijf elke vraag op"),
        ({"questions": [{"text": "Kies", "kind": "keuze", "choices": ["a", "a"]}]}, "twee verschillende keuzes"),
        ({"questions": [{"text": "Ziek?", "kind": "ja_nee", "special": "gezondheid"}]}, "tekst als antwoord"),
        ({"questions": [{"text": "Wat?", "kind": "foto"}]}, "dat we niet kennen: foto"),
        ({"questions": [{"text": "Wat?", "shows": ["bsn"]}]}, "dat we niet kennen: bsn"),
    ],
)
def test_a_form_that_cannot_be_used_is_refused(case, wrong, sentence):
    with pytest.raises(ContentRefused, match=sentence):
        begin_content(kind=ContentKind.INTAKEFORMULIER, naam="Eigen", body=wrong, by=case.regiehouder)


def test_two_questions_with_the_same_words_have_codes_of_their_own():
    form = Intakeformulier.from_json({"questions": [{"text": "Werk?"}, {"text": "Werk?"}, {"text": "Werk?"}]})

    assert [one.code for one in form.questions] == ["werk", "werk-2", "werk-3"]


@pytest.mark.parametrize("kind", KnownData.values)
def test_what_the_dossier_knows_is_shown_and_not_asked_again(kind):
    """B56, E8"""
    case = make.make_filled_case()
    put_vraag(case=case, kind="eerste", text="Ik wil werken.", by=case.regiehouder)

    assert list(KNOWN[KnownData(kind)].lines(case))


def test_a_planned_intake_waits_for_its_day_and_is_not_finished_before(case):
    later = intaking.make_intake(case=case, at=FUTURE)

    with pytest.raises(services.NotHeldYet):
        services.finish_intake(intake=later, version=1, by=later.by)
    waiting = due_in(Case.objects.filter(pk=case.pk), until=timezone.localdate(FUTURE))
    assert [item.kind for item in waiting] == ["intake"]
    assert not due_in(Case.objects.filter(pk=case.pk))


def test_in_a_closed_case_no_intake_changes(case, intake):
    close_case(case=case, version=case.version, reason="werk", by=case.regiehouder)
    intake.case.refresh_from_db()

    with pytest.raises(Refused, match="Deze casus is gesloten"):
        say(intake)


def test_the_question_becomes_clearer_and_what_was_asked_before_stays(case):
    """B17"""
    by = case.regiehouder
    put_vraag(case=case, kind="eerste", text="Ik wil van school af.", by=by)
    put_vraag(case=case, kind="onderliggend", text="Ik slaap slecht.", by=by)
    put_vraag(case=case, kind="onderliggend", text="Ik wil rust thuis.", by=by)

    latest = {vraag.kind: vraag.text for vraag in case.ondersteuningsvragen.latest_of_each()}
    assert latest == {"eerste": "Ik wil van school af.", "onderliggend": "Ik wil rust thuis."}
    assert case.ondersteuningsvragen.count() == 3


def test_the_database_overwrites_no_question_of_the_jongere(case):
    put_vraag(case=case, kind="eerste", text="Ik wil werken.", by=case.regiehouder)

    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        Ondersteuningsvraag.objects.update(kind="onderliggend")


def test_an_observation_says_who_saw_it_and_when(case):
    """B104"""
    seen = record_observatie(case=case, text="Valt in de les in slaap.", seen_by="Mentor Fatma",
                             seen_on=make.days_ago(2), by=case.regiehouder)  # fmt: skip
    correct_observatie(observatie=seen, text="Viel twee keer in slaap.", by=case.regiehouder)

    line = Entry.objects.filter(action="observatie.corrected").latest("at")
    assert (seen.seen_by, line.fields) == ("Mentor Fatma", ["text"])
    with pytest.raises(NotYet):
        record_observatie(case=case, text="x", seen_by="y", seen_on=make.days_ago(-1), by=case.regiehouder)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Heeft ADHD en is verslaafd.", ["ADHD", "verslaafd"]),
        ("Misschien autisme, autisme dus.", ["autisme"]),
        ("Is assistent, en is geadresseerd aan additioneel adres.", []),
        ("Ligt lang in bed en wil rust.", []),
    ],
)
def test_words_that_look_like_a_diagnosis_are_found(text, words):
    """B104"""
    assert diagnosis_words(text) == words
