"""Everything that is written freely about somebody lies under a key, or it is said here why it cannot."""

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.db.utils import IntegrityError

from accounts.vault import EncryptedTextField
from cases.bijzonder.models import SpecialAnswer
from cases.bijzonder.services import record_instemming
from cases.keys.models import DataKey
from cases.keys.ring import Unreadable
from cases.keys.sealing import columns, seal_left
from cases.keys.services import destroy_keys, owners_of
from cases.letters.models import LetterPaper
from cases.letters.services import send_letter
from cases.plan.models import Plan
from cases.signals.models import Melding
from sharing.signals import send
from tenants import hop
from tests import factories as make
from tests import intaking

# Free text that lies open, each with its reason. A restored backup shows these: for them its term is what counts.
OPEN = {
    "Edition.body": "content of the tenant, about nobody",
    "Edition.note": "content of the tenant, about nobody",
    "Startgesprek.met_wie": "about a school, not about a jongere",
    "Startgesprek.terugblik": "about a school, not about a jongere",
    "Startgesprek.afspraken": "about a school, not about a jongere",
    "LooseFile.name": "how we call a file ourselves",
    "Import.file_name": "how somebody called a file",
    "Settings.servicedocument": "the address of a document of others",
    "Settings.agreements": "about the tenant, not about a jongere",
    "Import.refusal": "why a file was refused, in our words",
    "BatchLine.refusal": "why a letter was not made, in our words",
    "Answer.chosen": "only what the form offers, and on offer to partners (intake.antwoorden), so the view reads it",
    "Goal.text": "on offer to partners (plan.doelen), so the view reads it",
    "Action.text": "on offer to partners (plan.acties), so the view reads it",
}
LONG = 250


def free_texts() -> set[str]:
    """Long texts without a choice; shorter ones are names, codes and addresses, which lists and views look for."""
    return {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | models.JSONField)
        or (isinstance(field, models.CharField) and not field.choices and (field.max_length or 0) >= LONG)
        if not isinstance(field, EncryptedTextField | models.FileField | models.EmailField)
    }


def test_every_free_text_of_casework_is_sealed_or_said_to_be_open():
    sealed = {f"{model.__name__}.{field.name}" for model, field in columns()}

    assert free_texts() - sealed == set(OPEN)


def test_the_database_guards_each_sealed_column(inside):
    with connection.cursor() as cursor:
        cursor.execute("select c.relname, t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid"
                       " where c.relnamespace = current_schema()::regnamespace")  # fmt: skip
        guarded = set(cursor.fetchall())

    assert {(model._meta.db_table, f"sealed_{field.column}") for model, field in columns()} <= guarded


@pytest.fixture
def letter(inside):
    case = make.make_case()
    return send_letter(case=case, edition=make.shipped("uitnodiging-jongere"), how="post", by=case.regiehouder)


def test_a_letter_is_kept_sealed_and_printed_as_it_was(letter):
    paper = LetterPaper.objects.get(letter=letter)

    with connection.cursor() as cursor:
        cursor.execute("select pdf, content from cases_letterpaper where letter_id = %s", [letter.pk])
        pdf, content = cursor.fetchone()
    assert bytes(pdf)[:2] == b"k1"
    assert content.startswith("k1:")
    assert paper.pdf.startswith(b"%PDF")
    assert paper.content["subject"]


def test_a_letter_in_the_open_is_refused_by_the_database(letter):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("insert into cases_letterpaper select letter_id, 'x'::bytea, content from cases_letterpaper")


def test_without_its_key_a_letter_is_gone(letter):
    destroy_keys(letter.case_id)

    with pytest.raises(Unreadable):
        _ = LetterPaper.objects.get(letter=letter).pdf


def test_a_special_answer_goes_with_its_instemming_while_the_case_stays(inside):
    """WEB 9.2.7, derde lid"""
    case = make.make_case(task="doorstroompunt", samenvatting="Gaat naar school.")
    record_instemming(case=case, how="gesprek", by=case.regiehouder)
    intaking.make_special(intake=intaking.make_intake(case=case))
    answer = SpecialAnswer.objects.get()

    destroy_keys(answer.instemming_id, why="instemming")

    with pytest.raises(Unreadable):
        _ = SpecialAnswer.objects.get().text
    case.refresh_from_db()
    assert case.samenvatting == "Gaat naar school."


def test_a_plan_of_the_jongere_is_under_the_key_of_its_case(inside):
    plan = make.make_plan(case=make.make_case(), droom="Ik wil varen.")

    destroy_keys(plan.case_id)

    with pytest.raises(Unreadable):
        _ = Plan.objects.get(pk=plan.pk).droom


def test_what_goes_with_a_case_are_its_meldingen_and_instemmingen(inside):
    case = make.make_case(task="doorstroompunt")
    instemming = record_instemming(case=case, how="gesprek", by=case.regiehouder)
    melding = make.make_melding(by=case.regiehouder)
    Melding.objects.filter(pk=melding.pk).update(jongere=case.jongere, case=case)

    assert set(owners_of(case.pk)) == {case.pk, instemming.pk, melding.pk}


def test_a_melding_and_what_was_thought_of_it_lie_under_its_own_key(inside):
    melding = make.make_melding(by=make.make_user("Willem"), reden="Komt niet meer.")

    assert DataKey.objects.filter(owner=melding.pk).exists()
    destroy_keys(melding.pk)

    with pytest.raises(Unreadable):
        _ = Melding.objects.get(pk=melding.pk).reden


def test_what_a_partner_sent_is_sealed_by_us_that_night(school, inside):
    """A ketenpartner has no key of ours; the database lets its words in through the one door for signals."""
    with hop("public"):
        send(school.member, inside.schema_name, {"voornaam": "Teun", "achternaam": "B", "reden": "Komt al weken niet."})
    sent = Melding.objects.get()
    assert sent.reden == "Komt al weken niet."

    assert seal_left() >= 1

    with connection.cursor() as cursor:
        cursor.execute("select reden from cases_melding")
        assert cursor.fetchone()[0].startswith("k1:")
    assert Melding.objects.get().reden == "Komt al weken niet."
