"""What is written freely in a decision, a verzoek or a review lies under the key of its case, or it is said why not."""

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.db.utils import IntegrityError

from cases.keys.ring import Unreadable
from cases.keys.sealing import columns, seal_left
from cases.keys.services import destroy_keys
from consent.afwegingen.models import AfwegingField
from consent.models import Answer
from consent.verzoeken.models import Kind, Verzoek
from consent.verzoeken.services import ask
from sharing.questions import Reply, answer
from tests.asking import asked
from tests.deciding import signed
from tests.nooding import opened

# Free text that lies open, each with its reason. A restored backup shows these: for them its term is what counts.
OPEN = {
    "Afweging.doel_resultaat": "is part of the text that the jongere signs, so of the proof",
    "Machtiging.rule_explanation": "is part of the proof",
    "Machtiging.privacy_notice": "is the proof: the text that was signed",
    "Machtiging.record": "is the proof",
    "ConsentEvent.reason": "is part of the proof",
    "Evidence.record": "is the proof",
    "Evidence.jws": "is the proof",
    "ErasureSeal.jws": "is the proof that something went, and names nobody",
    "Erasure.payload": "is the proof that something went, and names nobody",
    "KeptProof.record": "is the proof, kept for its own term",
    "KeptProof.jws": "is the proof, kept for its own term",
    "Grondslag.law_text": "content, about nobody",
    "Grondslag.allows": "content, about nobody",
    "HardStop.explanation": "content, about nobody",
    "HardStop.alternatives": "content, about nobody",
    "SealKey.certificates": "content, about nobody",
    "Incident.told": "about many dossiers at once, or about none",
    "IncidentStep.text": "about many dossiers at once, or about none",
    "ReachTakenBack.reason": "about many dossiers at once, or about none",
}


def free_texts():
    return {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("consent").get_models()
        if model._meta.managed
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | models.JSONField)
        or (isinstance(field, models.CharField) and not field.choices and (field.max_length or 0) >= 250)
        if not isinstance(field, models.FileField)
    }


def test_every_free_text_of_consent_is_sealed_or_said_to_be_open():
    sealed = {f"{model.__name__}.{field.name}" for model, field in columns()}

    assert free_texts() - sealed == set(OPEN)


def stored(table, column):
    with connection.cursor() as cursor:
        cursor.execute(f"select {column} from {table} where {column} <> ''")  # names of our own
        return [value for (value,) in cursor.fetchall()]


def test_why_something_was_weighed_opens_with_the_key_of_its_case_only(teun, school, deciding):
    share = deciding(case=teun.case, partner=school)
    assert AfwegingField.objects.filter(afweging=share).first().reason == "Nodig voor het gesprek."
    assert all(value.startswith("k1:") for value in stored("consent_afwegingfield", "reason"))

    destroy_keys(teun.case.pk)

    with pytest.raises(Unreadable):
        _ = AfwegingField.objects.filter(afweging=share).first().reason


def test_what_a_jongere_asked_in_own_words_does_too(teun):
    wanted = ask(case=teun.case, kind=Kind.KLACHT, by=teun.user, told="Jullie luisteren niet.")
    assert Verzoek.objects.get(pk=wanted.pk).told == "Jullie luisteren niet."
    (value,) = stored("consent_verzoek", "told")
    assert value.startswith("k1:")

    destroy_keys(teun.case.pk)

    with pytest.raises(Unreadable):
        _ = Verzoek.objects.get(pk=wanted.pk).told


def test_the_database_takes_no_plain_text(teun, school, regiehouder):
    opened(case=teun.case, partner=school, by=regiehouder.user)

    with pytest.raises(IntegrityError, match="not sealed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("""
            insert into consent_noodclosed (id, reason, at, by_id, opening_id)
            select gen_random_uuid(), 'Teun is gevonden', now(), by_id, id from consent_noodopening""")


@pytest.fixture
def answered(teun, partner, regiehouder):
    wijkteam = partner("Wijkteam West", "wijkteam")
    question = signed(asked(case=teun.case, partner=wijkteam, by=regiehouder.user), by=teun.user)
    answer(wijkteam.member, "noorderkoog", question.pk, {"vraag.afspraken": Reply(text="Elke maandag.")})
    return Answer.objects.get()


def test_what_a_partner_answers_is_sealed_by_us_that_night_and_what_never_changes_lets_it_pass(answered):
    assert Answer.objects.get(pk=answered.pk).text == "Elke maandag."

    assert seal_left() >= 1

    assert all(value.startswith("k1:") for value in stored("consent_answer", "text"))
    assert Answer.objects.get(pk=answered.pk).text == "Elke maandag."
