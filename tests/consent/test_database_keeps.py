"""What the database keeps, whatever our code does: asked in SQL, as the web's own role and as the owner."""

import os
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from consent.evidence.services import prove
from consent.machtigingen.models import AddedOnce
from consent.models import Afweging, ConsentEvent, Machtiging
from tests.deciding import draft, signed

ADDED_ONLY = ["consent_machtiging", "consent_consentevent", "consent_secondreading", "consent_ending"]


@pytest.fixture
def share(teun, school, deciding):
    return signed(deciding(case=teun.case, partner=school), by=teun.user)


def sql(statement, *values):
    """Run one statement as the web would, in a savepoint of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@contextmanager
def as_owner():
    """The owner of the tables, in the schema noorderkoog, in a transaction that is taken back."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as owner:
        owner.execute("set search_path to noorderkoog, public")
        yield owner
        owner.rollback()


@pytest.mark.parametrize(
    "statement",
    [
        "update consent_afweging set doel = 'iets anders' where id = %s",
        "update consent_afweging set outcome = '', decided_at = null, decided_by_id = null where id = %s",
        "update consent_afweging set valid_until = valid_until + 100 where id = %s",
        "delete from consent_afweging where id = %s",
        "update consent_afwegingfield set reason = 'achteraf' where afweging_id = %s",
        "delete from consent_afwegingfield where afweging_id = %s",
        "update consent_alternative set possible = true where afweging_id = %s",
        "delete from consent_alternative where afweging_id = %s",
    ],
)
def test_a_decided_afweging_does_not_change(share, statement):
    with pytest.raises((ProgrammingError, IntegrityError)) as refused:
        sql(statement, share.pk)

    assert refused.value.__cause__.sqlstate in ("42501", "23503", "23001")


def test_no_field_is_added_to_a_decided_afweging(share):
    with pytest.raises(ProgrammingError, match="does not change"):
        sql(
            "insert into consent_afwegingfield (id, afweging_id, code, outcome, shared_code, reason)"
            " values (gen_random_uuid(), %s, 'contact.telefoon', 'delen', 'contact.telefoon', 'achteraf')",
            share.pk,
        )


@pytest.mark.parametrize("table", ADDED_ONLY)
@pytest.mark.parametrize("act", ["update {} set id = id", "delete from {}", "truncate {} cascade"])
def test_the_web_only_adds_to_consent(inside, table, act):
    with pytest.raises(ProgrammingError, match="permission denied"):
        sql(act.format(table))


@pytest.mark.parametrize("table", ADDED_ONLY)
def test_even_the_owner_only_adds_to_consent(inside, table):
    with as_owner() as owner, pytest.raises(psycopg.errors.InsufficientPrivilege, match="only added to"):
        owner.execute(f"truncate {table} cascade")


@pytest.mark.parametrize("table", ["consent_grondslag", "consent_hardstop"])
def test_the_web_does_not_change_the_law(inside, table):
    with pytest.raises(ProgrammingError, match="permission denied"):
        sql(f"delete from {table}")


def test_an_answer_cannot_be_dated_back(share):
    long_ago = timezone.now() - timedelta(days=400)

    event = ConsentEvent.objects.create(
        machtiging=share.machtiging, event_state="withdrawn", event_time=long_ago, sequence=1,
        field_codes=["persoon.roepnaam"], channel="systeem",
    )  # fmt: skip
    prove(event)

    kept = ConsentEvent.objects.get(pk=event.pk)
    assert timezone.now() - kept.event_time < timedelta(minutes=1)
    assert kept.sequence == max(ConsentEvent.objects.values_list("sequence", flat=True))


def test_our_own_code_is_told_before_the_database_is(share):
    event = ConsentEvent.objects.filter(machtiging=share.machtiging).first()

    for act in (event.save, event.delete, share.machtiging.save):
        with pytest.raises(AddedOnce):
            act()


def test_sharing_without_all_steps_is_refused_by_the_database(teun, school, regiehouder):
    whole = draft(case=teun.case, partner=school, by=regiehouder.user)
    decide = (
        "update consent_afweging set outcome = 'delen', decided_at = now(), decided_by_id = created_by_id{}"
        " where id = %s"
    )

    for gap in ("doel = ''", "grondslag_geven_id = null", "gesprek_reactie = ''", "valid_until = null"):
        with pytest.raises(IntegrityError, match="afweging_shares_after_all_steps"):
            sql(decide.format(f", {gap}"), whole.pk)

    Afweging.objects.get(pk=whole.pk).alternatives.all()[0].delete()
    with pytest.raises(IntegrityError, match="denkstap 4"):
        sql(decide.format(""), whole.pk)


def test_sharing_no_field_is_refused_by_the_database(teun, school, regiehouder):
    whole = draft(case=teun.case, partner=school, by=regiehouder.user)
    whole.lines.all().delete()

    with pytest.raises(IntegrityError, match="denkstap 3"):
        sql(
            "update consent_afweging set outcome = 'delen', decided_at = now(), decided_by_id = created_by_id"
            " where id = %s",
            whole.pk,
        )


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"signer": ""}, "given_by_a_signer_to_the_text"),
        ({"entity_id": None}, "given_by_a_signer_to_the_text"),
        ({"text_sha256": ""}, "given_by_a_signer_to_the_text"),
        ({"field_codes": []}, "given_by_a_signer_to_the_text"),
        ({"assurance_level": None}, "online_given_with_assurance"),
        ({"channel": "loket"}, "has its witness"),
    ],
)
def test_a_ja_without_its_proof_is_refused_by_the_database(share, teun, wrong, rule):
    proof = {
        "machtiging": share.machtiging, "event_state": "given", "event_time": timezone.now(), "channel": "online",
        "signer": "jongere", "entity_id": teun.user.pk, "field_codes": ["persoon.roepnaam"], "text_sha256": "a" * 64,
        "assurance_level": 3, "auth_time": timezone.now(),
    }  # fmt: skip

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        ConsentEvent.objects.create(**proof | wrong)


def test_a_machtiging_without_signer_or_field_is_refused_by_the_database(share):
    asked = Machtiging.objects.values().get(pk=share.machtiging.pk) | {"id": None}

    for wrong in ({"required_signers": []}, {"field_codes": []}, {"text_sha256": "kort"}):
        values = {name: value for name, value in (asked | wrong).items() if name != "id"}
        with pytest.raises(IntegrityError), transaction.atomic():
            Machtiging.objects.create(**values)
