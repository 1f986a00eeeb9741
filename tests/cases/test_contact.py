"""Contact: every attempt counts, with its result; what is planned ends as contact; the next visit comes otherwise."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import Entry
from cases.agenda import due_in
from cases.contact.dayparts import Daypart
from cases.contact.models import Contactmoment, PlannedContact
from cases.contact.services import AlreadyPast, NotYet, PlanHasEnded, call_off, correct_contact, record_contact
from cases.contact.suggestion import next_visit, suggest
from cases.dossier.models import Case
from cases.refusals import NotValid
from tests import factories as make

MONDAY = datetime(2026, 11, 2, tzinfo=timezone.get_default_timezone())


def at(day=0, hour=10):
    return MONDAY + timedelta(days=day, hours=hour)


@pytest.fixture
def case(inside):
    return make.make_case()


def visit(case, when, **over):
    values = {"channel": "huisbezoek", "result": "niet_thuis", "announced": False, "text": ""}
    return make.make_contact(case=case, at=when, **values | over)


@pytest.mark.parametrize(
    ("when", "daypart"),
    [
        (at(hour=9), Daypart.OCHTEND),
        (at(hour=12), Daypart.MIDDAG),
        (at(hour=18), Daypart.AVOND),
        (at(day=5, hour=20), Daypart.WEEKEND),
        (at(day=6, hour=23), Daypart.WEEKEND),
    ],
)
def test_the_time_of_day_follows_from_the_moment(case, when, daypart):
    assert visit(case, when).daypart == daypart


@pytest.mark.parametrize(
    ("result", "reached"), [("gesproken", True), ("geen_gehoor", False), ("nvzb", False), ("terugbellen", False)]
)
def test_somebody_was_reached_only_when_somebody_was_spoken_to(case, result, reached):
    moment = make.make_contact(case=case, result=result)
    assert moment.reached is reached

    correct_contact(contactmoment=moment, by=case.regiehouder, result="gesproken")

    assert Contactmoment.objects.get(pk=moment.pk).reached


def test_the_database_keeps_result_and_reached_together(case):
    moment = make.make_contact(case=case)

    with pytest.raises(IntegrityError), transaction.atomic():
        Contactmoment.objects.filter(pk=moment.pk).update(reached=False)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"result": "niet_thuis"}, "Niet thuis past alleen bij een huisbezoek."),
        ({"announced": True}, "alleen in bij een huisbezoek"),
        ({"gesprekspartner": "Oma Riet"}, "als de jongere dat wil"),
        ({"result": "misschien"}, "Waarde"),
    ],
)
def test_what_does_not_belong_together_is_refused(case, wrong, sentence):
    """B67 B68"""
    with pytest.raises(NotValid, match=sentence):
        make.make_contact(case=case, channel="telefoon", **wrong)


def test_of_a_conversation_we_know_who_took_part(case):
    """E3 B68 B69"""
    alone = make.make_contact(case=case, party="school", with_whom="mentor Fatma")
    together = make.make_contact(case=case, took_part=["jongere", "ouders", "afdeling"], gesprekspartner="Oma Riet",
                                 gesprekspartner_wanted=True)  # fmt: skip

    assert alone.took_part == ["school"]
    assert together.is_driegesprek
    assert together.participants[-1] == "Oma Riet"


def test_the_next_visit_comes_at_a_time_of_day_that_was_not_tried(case):
    """B66"""
    visit(case, at(hour=10))
    visit(case, at(day=2, hour=11))

    suggestion = next_visit(case)

    assert suggestion.daypart == Daypart.AVOND
    assert suggestion.why == "Bij een huisbezoek 2 keer 's ochtends trof je niemand. Probeer het nu 's avonds."
    assert suggestion.at > timezone.now()


def test_after_the_evening_comes_the_weekend_and_never_the_same_twice_in_a_row():
    """B66"""
    failed = [at(hour=10)]
    for expected in ("avond", "weekend", "middag", "avond", "weekend"):
        suggestion = suggest(failed)
        assert suggestion.daypart == expected
        failed.append(suggestion.at)


def test_without_a_visit_that_failed_there_is_nothing_to_suggest(case):
    visit(case, at(), result="gesproken")

    assert next_visit(case) is None


def test_what_was_planned_ends_as_contact_and_only_once(case):
    planned = make.make_planned(case)

    moment = record_contact(case=case, planned=planned, by=case.regiehouder, channel="huisbezoek", with_whom="Teun",
                            result="niet_thuis", announced=True)  # fmt: skip

    assert PlannedContact.objects.get(pk=planned.pk).moment == moment
    assert not case.planned_contacts.open()
    with pytest.raises(PlanHasEnded):
        call_off(planned=planned, cancel_reason="Ziek", by=case.regiehouder)


def test_what_is_called_off_keeps_its_reason_and_leaves_its_line(case):
    call_off(planned=make.make_planned(case), cancel_reason="Verhuisd", by=case.regiehouder)

    assert case.planned_contacts.get().cancel_reason == "Verhuisd"
    assert Entry.objects.filter(action__in=("contact.planned", "contact.called_off"), case_id=case.pk).count() == 2


def test_contact_lies_behind_and_a_plan_lies_ahead(case):
    with pytest.raises(NotYet):
        make.make_contact(case=case, at=timezone.now() + timedelta(hours=1))
    with pytest.raises(AlreadyPast):
        make.make_planned(case, at=timezone.now() - timedelta(hours=1))


def test_what_is_planned_is_due_on_its_day(case):
    """A4"""
    planned = make.make_planned(case)

    assert due_in(Case.objects.all()) == []
    [item] = due_in(Case.objects.all(), until=make.days_ago(-3))
    assert (item.kind, item.about_id, item.on) == ("contact.gepland", planned.pk, make.days_ago(-3))


def test_where_contact_is_lost_a_visit_waits_until_it_is_planned(case):
    """B122 A4"""
    Case.objects.update(opened_at=timezone.now() - timedelta(days=90))
    make.make_contact(case=case, at=timezone.now() - timedelta(days=36))

    [item] = due_in(Case.objects.all())
    assert (item.kind, item.text) == ("contact.huisbezoek", "Al 5 weken geen contact: plan een huisbezoek")

    make.make_planned(case)
    assert due_in(Case.objects.all()) == []


def test_twice_held_is_held_once(case):
    """Two colleagues write down the same visit: the second one hears of the first."""
    planned = make.make_planned(case)
    values = {"channel": "huisbezoek", "with_whom": "Teun", "result": "gesproken", "announced": True}
    record_contact(case=case, planned=planned, by=case.regiehouder, **values)

    with pytest.raises(PlanHasEnded):
        record_contact(case=case, planned=planned, by=case.regiehouder, **values)

    assert case.contactmomenten.count() == 1
