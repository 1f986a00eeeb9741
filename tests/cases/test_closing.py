"""Closing without contact: with the proofs of the protocol, or with a professional weighing; the database insists."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from audit.models import Entry
from cases.closing.models import ClosingWithoutContact
from cases.closing.services import NotWeighed, close_without_contact
from cases.dossier.models import Case
from cases.dossier.services import GivingUpIsWeighed, close_case
from cases.protocols.services import start_protocol
from tests import factories as make
from tests.cases.test_protocols import on, send, visit

WEIGHED = {"inspanning": "Vier keer gebeld en twee keer langs geweest.", "opbrengst": "Hij wil nu geen hulp."}


@pytest.fixture
def case(inside):
    return make.make_case()


def give_up(case, **over):
    return close_without_contact(case=case, version=case.version, by=case.regiehouder, **over)


def tried(case):
    """Everything that Utrecht asks for."""
    start_protocol(case=case, edition=make.shipped("utrecht"), by=case.regiehouder, started_on=make.days_ago(29))
    for days_ago in (20, 12, 2):
        visit(case, days_ago)
    send(case, "afsluitende-brief")


def test_with_the_proofs_of_the_protocol_nothing_more_is_asked(case):
    """B160 B161 B164"""
    tried(case)

    closing = give_up(case)

    assert closing.run.edition.code == "utrecht"
    assert Case.objects.get(pk=case.pk).closing_reason == "onbereikbaar"


def test_without_the_proofs_both_sides_are_weighed(case):
    """B155"""
    with pytest.raises(NotWeighed):
        give_up(case, inspanning="Vaak gebeld.")

    assert give_up(case, **WEIGHED).opbrengst == "Hij wil nu geen hulp."


def test_the_refusal_names_what_the_protocol_still_asks(case):
    """B155 B156"""
    make.make_run(case, "westelijke-mijnstreek")

    with pytest.raises(NotWeighed, match=r"2 huisbezoeken \(nu 0\); minstens één herhaald huisbezoek"):
        give_up(case)
    assert not ClosingWithoutContact.objects.exists()


def test_there_is_no_other_door_to_this_reason(case):
    with pytest.raises(GivingUpIsWeighed):
        close_case(case=case, version=case.version, reason="onbereikbaar", by=case.regiehouder)


def test_the_database_closes_no_case_as_unreachable_without_the_weighing(case):
    """B155"""
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(closing_reason="onbereikbaar", closed_at=on(0))


def test_the_database_takes_no_closing_without_proof_and_weighing(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        ClosingWithoutContact.objects.create(case=case, by=case.regiehouder, inspanning="Vaak gebeld.")


def test_what_was_weighed_stays_as_it_is(case):
    give_up(case, **WEIGHED)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update cases_closingwithoutcontact set opbrengst = 'x'")


def test_giving_up_leaves_its_line_without_the_words(case):
    give_up(case, **WEIGHED)

    line = Entry.objects.get(action="case.given_up", case_id=case.pk)
    assert line.details["weighed"] is True
    assert "gebeld" not in str(line.details)
