"""Meldingen come in through every channel, keep their order, and are judged in time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts.notices.models import Notice
from accounts.rights import Role
from audit.models import Entry
from cases.refusals import NotValid
from cases.signals.channels import Channel, Level, level_of
from cases.signals.models import ENDED, NEXT, Melding, Reply, Status, StatusChange
from cases.signals.services import (
    NobodyToAnswer,
    NoReader,
    NotInTime,
    ReasonMissing,
    StepRefused,
    assign,
    change_status,
    correct,
    receive,
    record_voorlichting,
    reply,
    take_up,
)
from cases.signals.terms import due_on, first_day_in_time
from tests import factories as make

STEPS = [(begin, end) for begin in Status for end in Status]


@pytest.fixture
def willem(inside):
    return make.make_user("Willem de Wit")


@pytest.fixture
def melding(willem):
    return make.make_melding(by=willem)


@pytest.mark.parametrize("channel", Channel)
def test_a_melding_comes_in_through_every_channel_of_the_routekaart(willem, channel):
    """B27 to B37"""
    melding = make.make_melding(channel=channel, by=willem)

    assert (melding.status, melding.registered_by) == (Status.GEREGISTREERD, willem)
    assert Entry.objects.get(action="melding.received").details["channel"] == channel


def test_the_channels_lie_on_the_levels_of_the_routekaart():
    """B27 to B37: direct, agreements, own research, outreach."""
    per_level = {level: [channel for channel in Channel if level_of(channel) == level] for level in Level}

    assert [len(channels) for channels in per_level.values()] == [3, 3, 4, 2]


def test_the_log_tells_that_a_melding_came_and_nothing_of_what_it_says(melding):
    line = Entry.objects.get(action="melding.received")

    assert "school" not in str(line.details)
    assert "Bakker" not in str(line.details)


def test_a_melding_names_somebody(willem):
    with pytest.raises(NotValid, match="ten minste een voornaam of een achternaam"):
        make.make_melding(voornaam="", achternaam="", by=willem)


@pytest.mark.parametrize(
    "wrong", [{"geboortedatum": make.days_ago(-1)}, {"bron_op": make.days_ago(-2)}], ids=["birth", "meeting"]
)
def test_a_day_that_is_still_to_come_is_refused(willem, wrong):
    with pytest.raises(NotInTime, match="in de toekomst"):
        make.make_melding(by=willem, **wrong)


def test_a_bsn_is_kept_encrypted_and_found_by_its_index(willem):
    melding = receive(channel="netwerkpartner", voornaam="Teun", bsn="999990019", by=willem)

    assert Melding.objects.get(bsn_index=melding.bsn_index).bsn == "999990019"
    assert not Entry.objects.filter(details__icontains="999990019").exists()


def test_the_regiehouder_hears_of_a_melding_about_their_jongere(willem):
    jongere = make.make_jongere(bsn="999990019")
    case = make.make_case(jongere=jongere, regiehouder=willem)

    melding = make.make_melding(bsn="999990019", by=None)

    told = Notice.objects.get(recipient=willem)
    assert (told.kind, told.case_id, told.about_id) == ("melding.new", case.pk, melding.pk)


@pytest.mark.parametrize(("begin", "end"), STEPS, ids=lambda status: status.value)
def test_statuses_go_in_the_order_of_the_register_only(melding, willem, begin, end):
    """domain.md §4.4"""
    if begin != Status.GEREGISTREERD:
        change_status(melding=melding, status=begin, reason="Zo is het.", by=willem)

    if end in NEXT.get(begin, ()):
        change_status(melding=melding, status=end, reason="Zo is het.", by=willem)
        assert melding.status_changes.last().status == end
    else:
        with pytest.raises(StepRefused):
            change_status(melding=melding, status=end, reason="Zo is het.", by=willem)


def test_the_database_keeps_the_order_as_well(melding, willem):
    change_status(melding=melding, status=Status.AFGESLOTEN, reason="Opgelost.", by=willem)

    with pytest.raises(IntegrityError), transaction.atomic():
        Melding.objects.filter(pk=melding.pk).update(status=Status.IN_BEHANDELING)
    with pytest.raises(DatabaseError), transaction.atomic():
        StatusChange.objects.filter(melding=melding).update(status=Status.INGETROKKEN)


def test_a_melding_is_never_handed_to_third_parties(melding):
    """domain.md §0.9: the register has no such status any more, and neither have we."""
    assert "derden" not in str(Status.choices)
    with pytest.raises(IntegrityError), transaction.atomic():
        Melding.objects.filter(pk=melding.pk).update(status="overgedragen")


@pytest.mark.parametrize("status", ENDED, ids=lambda status: status.value)
def test_ending_a_melding_asks_for_a_reason(melding, willem, status):
    with pytest.raises(ReasonMissing):
        change_status(melding=melding, status=status, reason=" ", by=willem)

    assert not melding.status_changes.exists()


def test_a_melding_is_given_to_a_colleague_who_hears_of_it(melding, willem):
    nora = make.make_user("Nora Kok", roles=(Role.COORDINATOR,))

    assign(melding=melding, to=nora, by=willem)

    assert Notice.objects.get(recipient=nora).kind == "melding.assigned"
    with pytest.raises(NoReader):
        assign(melding=melding, to=make.make_user("Pieter", roles=(Role.FG,)), by=willem)


def test_who_takes_a_melding_up_has_it_in_behandeling(melding, willem):
    take_up(melding=melding, by=willem)

    assert (melding.status, melding.assigned_to) == (Status.IN_BEHANDELING, willem)
    assert not Notice.objects.exists()


def test_two_people_who_correct_at_once_lose_nothing(melding, willem):
    correct(melding=melding, version=1, reden="Ziek thuis.", by=willem)

    with pytest.raises(Exception, match="Iemand anders heeft dit intussen gewijzigd"):
        correct(melding=melding, version=1, reden="Spijbelt.", by=willem)
    assert Melding.objects.get().reden == "Ziek thuis."


def test_only_a_ketenpartner_gets_an_answer(melding, willem):
    with pytest.raises(NobodyToAnswer):
        reply(melding=melding, told="contact", by=willem)
    assert not Reply.objects.exists()


def test_group_information_counts_people_and_names_nobody(willem):
    """B37"""
    held = record_voorlichting(held_on=make.days_ago(3), place="De Haven", subject="Leerwerk", reached=24, by=willem)

    assert (held.reached, Melding.objects.count()) == (24, 0)
    with pytest.raises(NotInTime):
        record_voorlichting(held_on=make.days_ago(-1), place="De Haven", subject="Later", reached=0, by=willem)


CHRISTMAS = datetime(2026, 12, 23, 12, tzinfo=UTC)


def test_a_melding_is_judged_within_five_working_days():
    """B38: Christmas, the weekend and New Year's Day do not count."""
    assert due_on(CHRISTMAS) == date(2026, 12, 31)
    assert first_day_in_time(date(2026, 12, 31)) == date(2026, 12, 23)
    assert first_day_in_time(date(2027, 1, 4)) == date(2026, 12, 24)


@pytest.mark.parametrize("days", range(0, 400, 7))
def test_what_is_late_follows_from_the_term(days):
    today = date(2026, 1, 1) + timedelta(days=days)
    first = first_day_in_time(today)

    def due(day):
        return due_on(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))

    assert due(first) >= today
    assert due(first - timedelta(days=1)) < today


def test_what_nobody_judged_in_time_is_late(melding, willem):
    late = make.make_melding(received_at=datetime(2026, 1, 5, 12, tzinfo=UTC), by=willem)
    closed = make.make_melding(received_at=datetime(2026, 1, 5, 12, tzinfo=UTC), by=willem)
    change_status(melding=closed, status=Status.INGETROKKEN, reason="Dubbel.", by=willem)

    assert list(Melding.objects.overdue()) == [late]


@pytest.mark.parametrize(("age", "under"), [(17, True), (18, False)])
def test_a_birthday_moves_a_melding_to_the_other_list(inside, age, under):
    """A2"""
    make.make_melding(geboortedatum=make.born(age))

    assert Melding.objects.under_18().exists() is under
    assert Melding.objects.from_18().exists() is not under
