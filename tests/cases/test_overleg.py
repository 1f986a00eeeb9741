"""Casusoverleg: who does what, and what was reported back of it (B50)."""

import pytest
from django.db import DatabaseError, transaction

from audit.models import Entry
from cases.agenda import due_in
from cases.dossier.models import Case
from cases.overleg.models import OverlegAfspraak, Terugkoppeling
from cases.overleg.services import AlreadyEnded
from cases.refusals import NotValid
from tests import factories as make
from tests import meeting


@pytest.fixture
def overleg(inside):
    return meeting.make_overleg(case=make.make_case())


def due():
    return [(item.kind, item.on) for item in due_in(Case.objects.all())]


def test_what_a_partner_promised_is_due_on_its_day_until_somebody_reported_back(overleg):
    """B50"""
    afspraak = meeting.make_afspraak(overleg=overleg, due_on=make.days_ago(2))
    assert due() == [("overleg.afspraak", make.days_ago(2))]

    meeting.make_terugkoppeling(afspraak=afspraak, uitkomst="gedaan", verder_op=None)

    assert due() == []


def test_what_goes_on_is_asked_again_on_the_day_that_was_chosen(overleg):
    """B50"""
    afspraak = meeting.make_afspraak(overleg=overleg, due_on=make.days_ago(9))

    meeting.make_terugkoppeling(afspraak=afspraak, verder_op=make.days_ago(1))

    assert due() == [("overleg.afspraak", make.days_ago(1))]


def test_an_overleg_of_which_nothing_was_written_down_is_due(inside):
    """B50"""
    meeting.make_overleg(case=make.make_case(), besproken="", op=make.days_ago(1))

    assert due() == [("overleg", make.days_ago(1))]


def test_what_goes_on_needs_a_day_and_a_partner_a_name(overleg):
    afspraak = meeting.make_afspraak(overleg=overleg)

    with pytest.raises(NotValid, match="Loopt het nog"):
        meeting.make_terugkoppeling(afspraak=afspraak, verder_op=None)
    with pytest.raises(NotValid, match="welke ketenpartner"):
        meeting.make_afspraak(overleg=overleg, owner_name="")


def test_an_agreement_ends_once(overleg):
    afspraak = meeting.make_afspraak(overleg=overleg)
    meeting.make_terugkoppeling(afspraak=afspraak, uitkomst="niet", verder_op=None)

    with pytest.raises(AlreadyEnded):
        meeting.make_terugkoppeling(afspraak=afspraak, uitkomst="gedaan", verder_op=None)


@pytest.mark.parametrize("model", [OverlegAfspraak, Terugkoppeling])
def test_what_was_agreed_and_reported_is_never_changed(overleg, model):
    meeting.make_terugkoppeling(afspraak=meeting.make_afspraak(overleg=overleg))

    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(by=overleg.case.regiehouder)


def test_each_step_leaves_its_line_in_the_log_of_the_case(overleg):
    meeting.make_terugkoppeling(afspraak=meeting.make_afspraak(overleg=overleg))

    found = Entry.objects.filter(case_id=overleg.case_id, action__startswith="overleg.")
    assert sorted(found.values_list("action", flat=True)) == ["overleg.agreed", "overleg.held", "overleg.reported"]
