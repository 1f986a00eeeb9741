"""Protocols: steps with terms, done by what was written down, left with a reason, and proof before giving up."""

from datetime import datetime, time, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import Entry
from cases.agenda import due_in
from cases.content.bodies import ContentRefused, read
from cases.content.models import Edition
from cases.content.services import revise, stop_using
from cases.dossier.models import Case
from cases.dossier.services import close_case
from cases.letters.services import send_letter
from cases.protocols.body import Protocol
from cases.protocols.models import Outcome, ProtocolRun
from cases.protocols.services import (
    AlreadyFollows,
    NoSuchStep,
    NotInUse,
    ReasonMissing,
    RunEnded,
    WrongDay,
    change_protocol,
    end_protocol,
    mark_step,
    start_protocol,
)
from cases.protocols.steps import progress_of
from cases.refusals import NotValid
from cases.workdays import working_days_after
from tests import factories as make

TASK = {"naam": "Melding oppakken", "what": "taak", "days": 5, "since": "start"}


@pytest.fixture
def case(inside):
    return make.make_case()


def shipped(code):
    return Edition.objects.get(kind="protocol", code=code)


def begin(case, code="utrecht", days_ago=0):
    return start_protocol(case=case, edition=shipped(code), by=case.regiehouder, started_on=make.days_ago(days_ago))


def on(days_ago, hour=10):
    return timezone.make_aware(datetime.combine(make.days_ago(days_ago), time(hour)))


def visit(case, days_ago, hour=10, **over):
    values = {"channel": "huisbezoek", "result": "niet_thuis", "announced": False}
    return make.make_contact(case=case, at=on(days_ago, hour), **values | over)


def send(case, code, days_ago=0):
    edition = Edition.objects.get(kind="brief", code=code)
    return send_letter(case=case, edition=edition, how="post", by=case.regiehouder, sent_on=make.days_ago(days_ago))


def labels(run):
    return [state.label for state in progress_of(run).steps]


def state(run, naam):
    return next(state for state in progress_of(run).steps if state.step.naam == naam)


def test_westelijke_mijnstreek_has_its_steps_in_order(case):
    """B58 B59 B60 B61 B62 B63"""
    steps = [state.step.naam for state in progress_of(begin(case, "westelijke-mijnstreek")).steps]

    assert steps[:8] == [
        "Melding oppakken", "Dossierstudie", "Uitnodiging per brief aan de jongere", "Brief aan ouders",
        "Appen, bellen en mailen", "Wijkteam inschakelen", "Aangekondigd huisbezoek", "Brief met folder achterlaten",
    ]  # fmt: skip


def test_a_melding_is_picked_up_within_five_working_days_and_late_after_that(case):
    """B58"""
    run = begin(case, "westelijke-mijnstreek", days_ago=20)

    first = progress_of(run).next

    assert first.due_on == working_days_after(make.days_ago(20), 5)
    assert (first.is_late, first.label) == (True, "Te laat")


def test_the_letter_to_ouders_is_for_who_lives_at_home(case):
    """B60"""
    run = begin(case, "westelijke-mijnstreek")
    assert state(run, "Brief aan ouders").needed

    make.make_wonen(jongere=case.jongere, vorm="zelfstandig")

    assert state(run, "Brief aan ouders").label == "Niet nodig"


@pytest.mark.parametrize(("age", "needed"), [(17, True), (19, False)])
def test_where_nobody_knows_how_someone_lives_the_age_decides(inside, age, needed):
    run = begin(make.make_case(jongere=make.make_jongere(age=age)), "westelijke-mijnstreek")

    assert state(run, "Brief aan ouders").needed is needed


def test_a_step_is_done_by_what_was_written_down_and_counts_once(case):
    """B161 B162"""
    run = begin(case, days_ago=20)
    make.make_contact(case=case, at=on(19), result="geen_gehoor")
    send(case, "uitnodiging-jongere", days_ago=18)
    visit(case, 4)

    assert labels(run)[:6] == ["Gedaan", "Gedaan", "Gedaan", "Te laat", "Open", "Open"]
    assert state(run, "Eerste huisbezoek").done_on == make.days_ago(4)


def test_what_was_before_the_beginning_does_not_count(case):
    visit(case, 5)

    assert "Gedaan" not in labels(begin(case, days_ago=4))


def test_two_weeks_after_the_letter_comes_a_visit(case):
    """B162"""
    run = begin(case, days_ago=15)
    make.make_contact(case=case, at=on(15), result="geen_gehoor")
    send(case, "uitnodiging-jongere", days_ago=14)

    due = state(run, "Eerste huisbezoek").due_on

    assert make.days_ago(0) <= due <= make.days_ago(-5)  # the first day on which offices are open


def test_contact_with_the_jongere_ends_the_search_and_contact_with_school_does_not(case):
    run = begin(case, days_ago=3)
    make.make_contact(case=case, party="school", with_whom="mentor")
    assert progress_of(run).next

    make.make_contact(case=case)

    assert progress_of(run).contact_made
    assert progress_of(run).next is None


@pytest.mark.parametrize("kind", ["overgeslagen", "later"])
def test_deviating_asks_for_a_reason(case, kind):
    """B64"""
    run, day = begin(case), make.days_ago(0)
    with pytest.raises(ReasonMissing):
        mark_step(run=run, step="1", kind=kind, on=day, reason=" ", by=case.regiehouder)

    mark_step(run=run, step="1", kind=kind, on=day, reason="Heeft geen telefoon", by=case.regiehouder)

    assert progress_of(run).steps[0].mark.reason == "Heeft geen telefoon"
    assert (progress_of(run).next.step.code == "1") is (kind == "later")


def test_a_task_is_ticked_off_and_can_be_opened_again(case):
    """B59"""
    run = begin(case, "westelijke-mijnstreek")
    mark_step(run=run, step="1", kind="gedaan", by=case.regiehouder)
    assert labels(run)[0] == "Gedaan"

    mark_step(run=run, step="1", kind="heropend", by=case.regiehouder)

    assert labels(run)[0] == "Open"


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"step": "99", "kind": "gedaan"}, NoSuchStep),
        ({"step": "1", "kind": "gedaan"}, ReasonMissing),
        ({"step": "1", "kind": "later", "on": make.days_ago(1), "reason": "x"}, WrongDay),
        ({"step": "1", "kind": "gedaan", "on": make.days_ago(-1), "reason": "x"}, WrongDay),
    ],
)
def test_a_mark_that_makes_no_sense_is_refused(case, values, refusal):
    with pytest.raises(refusal):
        mark_step(run=begin(case), by=case.regiehouder, **values)


def test_marks_stay_as_they_are(case):
    """Law 9"""
    mark_step(run=begin(case), step="1", kind="overgeslagen", reason="Geen telefoon", by=case.regiehouder)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update cases_stepmark set reason = ''")


def test_a_case_follows_one_protocol_at_a_time(case):
    run = begin(case)

    with pytest.raises(AlreadyFollows, match="volgt al het protocol Utrecht"):
        begin(case, "westelijke-mijnstreek")
    with pytest.raises(IntegrityError), transaction.atomic():
        ProtocolRun.objects.create(case=case, edition=run.edition, by=case.regiehouder)


def test_changing_protocol_asks_for_a_reason(case):
    run = begin(case)
    with pytest.raises(NotValid, match="waarom je hiermee stopt"):
        change_protocol(run=run, edition=shipped("westelijke-mijnstreek"), end_reason="", by=case.regiehouder)

    newer = change_protocol(run=run, edition=shipped("westelijke-mijnstreek"), end_reason="Verhuisd naar Sittard",
                            by=case.regiehouder)  # fmt: skip

    assert case.protocol_runs.running().get() == newer
    assert ProtocolRun.objects.get(pk=run.pk).outcome == Outcome.GEWISSELD


def test_a_case_keeps_the_version_with_which_it_began(case):
    run = begin(case)
    body = run.edition.body | {"steps": [TASK]}
    revise(edition=shipped("utrecht"), naam="Utrecht", body=body, note="Korter", by=case.regiehouder)

    assert len(progress_of(ProtocolRun.objects.get(pk=run.pk)).steps) == 7


def test_a_protocol_that_is_not_used_any_more_is_not_begun(case):
    edition = shipped("utrecht")
    stop_using(edition=edition, note="Oud", by=case.regiehouder)

    with pytest.raises(NotInUse):
        start_protocol(case=case, edition=edition, by=case.regiehouder)


def test_a_letter_is_no_protocol_for_the_database_either(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        ProtocolRun.objects.create(case=case, edition=Edition.objects.get(code="afsluitende-brief"),
                                   by=case.regiehouder)  # fmt: skip


def test_closing_the_case_ends_its_protocol(case):
    run = begin(case)
    close_case(case=case, version=case.version, reason="werk", by=case.regiehouder)

    assert ProtocolRun.objects.get(pk=run.pk).outcome == Outcome.AFGESLOTEN
    with pytest.raises(Exception, match="gesloten"):
        end_protocol(run=run, outcome=Outcome.CONTACT, by=case.regiehouder)


def test_what_has_ended_has_ended(case):
    run = begin(case)
    end_protocol(run=run, outcome=Outcome.CONTACT, by=case.regiehouder)

    with pytest.raises(RunEnded):
        mark_step(run=run, step="1", kind="gedaan", reason="x", by=case.regiehouder)


def test_utrecht_asks_three_visits_a_closing_letter_and_four_weeks(case):
    """B160 B161 B164"""
    run = begin(case, days_ago=29)
    for days_ago in (20, 12):
        visit(case, days_ago)
    assert [proof.met for proof in progress_of(run).proofs] == [False, False, True]

    visit(case, 2, hour=19)
    send(case, "afsluitende-brief")

    assert progress_of(run).is_proven


def test_a_repeat_visit_at_the_same_hour_is_no_proof(case):
    """B156 B66"""
    run = begin(case, "westelijke-mijnstreek", days_ago=60)
    monday = 7 + timezone.localdate().weekday()
    visit(case, monday + 7)
    visit(case, monday)
    assert not progress_of(run).is_proven

    visit(case, monday, hour=19)

    assert progress_of(run).is_proven


def test_the_next_step_and_giving_up_are_due(case):
    """B58 B160 A4"""
    run = begin(case, days_ago=29)

    due = {item.kind: item for item in due_in(Case.objects.all())}

    assert due["protocol.stap"].text == "Bellen"
    assert due["protocol.afsluiten"].on == make.days_ago(29) + timedelta(weeks=4)
    assert due["protocol.stap"].about_id == run.pk


def test_many_cases_that_follow_a_protocol_are_asked_in_as_many_questions_as_one(case, django_assert_num_queries):
    begin(make.make_case(jongere=make.make_jongere(), regiehouder=case.regiehouder), days_ago=10)
    with CaptureQueriesContext(connection) as asked:
        assert len(due_in(Case.objects.all())) == 1

    for _ in range(5):
        begin(make.make_case(jongere=make.make_jongere(), regiehouder=case.regiehouder), days_ago=10)
    with django_assert_num_queries(len(asked)):
        assert len(due_in(Case.objects.all())) == 6


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([], "1 tot en met 25 stappen"),
        ([TASK | {"naam": " "}], "Stap 1: schrijf in hoogstens 120 tekens wat er gebeurt"),
        ([TASK, TASK | {"days": 400}], "Stap 2: een termijn is 0 tot en met 365 dagen"),
        ([TASK | {"what": "toveren"}], "Stap 1: er staat iets in dat we niet kennen"),
        ([TASK | {"what": "brief"}], "Stap 1: kies welke brief er gaat"),
        ([TASK | {"what": "contact"}], "Stap 1: kies hoe je contact zoekt"),
        ([TASK | {"announced": True}], "aangekondigd of niet kan alleen bij een huisbezoek"),
    ],
)
def test_a_protocol_that_nobody_could_follow_is_refused(steps, sentence):
    with pytest.raises(ContentRefused, match=sentence):
        Protocol.from_json({"steps": steps})


@pytest.mark.parametrize("gate", [{"visits": 11}, {"weeks": 200}, {"other_time": True, "visits": 1}])
def test_a_gate_that_nobody_could_pass_is_refused(gate):
    with pytest.raises(ContentRefused):
        Protocol.from_json({"steps": [TASK], "gate": gate})


@pytest.mark.parametrize("code", ["utrecht", "westelijke-mijnstreek"])
def test_a_protocol_is_stored_as_it_is_read(inside, code):
    protocol = read(shipped(code))

    assert Protocol.from_json(protocol.to_json()) == protocol


def test_following_leaves_lines_in_the_log(case):
    run = begin(case)
    mark_step(run=run, step="1", kind="overgeslagen", reason="Geen telefoon", by=case.regiehouder)
    end_protocol(run=run, outcome=Outcome.GESTOPT, end_reason="Past niet", by=case.regiehouder)

    lines = Entry.objects.filter(case_id=case.pk, action__startswith="protocol.")
    assert set(lines.values_list("action", flat=True)) == {"protocol.started", "protocol.step_marked", "protocol.ended"}
    assert "Geen telefoon" not in str(list(lines.values_list("details", flat=True)))
