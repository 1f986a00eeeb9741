"""Issue 4 §5: an incident, its clocks of 24 and 72 hours, and who was affected as the log tells it (AVG 33 and 34)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

import audit
from accounts.rights import Role
from cases.refusals import Refused
from consent.incidents.affected import Affected
from consent.incidents.clocks import clocks_of
from consent.incidents.models import Incident, IncidentStep, StepKind
from consent.incidents.services import record_incident, set_reach, take_back_reach, take_step
from tests import factories as make

HOUR = timedelta(hours=1)


@pytest.fixture
def fg(colleague):
    return colleague("Pieter Vos", Role.FG).user


@pytest.fixture
def incident(fg):
    """Discovered 30 hours ago: a laptop was stolen, and somebody got in with it."""
    return record_incident(by=fg, title="Gestolen laptop", told="Uit een auto.", is_datalek=True, is_cyber=True,
                           discovered_at=timezone.now() - 30 * HOUR)  # fmt: skip


def fresh(incident):
    return Incident.objects.with_standing().get(pk=incident.pk)


def step(incident, kind, *, by, ago=timedelta(), text="Gedaan.", reference=""):
    return take_step(incident=incident, by=by, kind=kind, happened_at=timezone.now() - ago, text=text,
                     reference=reference)  # fmt: skip


def test_the_clocks_run_from_the_discovery(incident):
    warning, report = clocks_of(fresh(incident))

    assert (warning.label, warning.words, warning.is_late) == ("Vroege waarschuwing", "te laat: 6 uur", True)
    assert (report.label, report.words, report.is_late) == ("Melding bij de AP", "nog 41 uur", False)


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "nog 72 uur"), (71.5, "nog 30 minuten"), (72.5, "te laat: 30 minuten"), (100, "te laat: 28 uur")],
)  # fmt: skip
def test_a_clock_tells_how_long_there_is(incident, hours, words):
    report = clocks_of(fresh(incident), incident.discovered_at + hours * HOUR)[1]

    assert report.words == words


def test_a_report_stops_its_clock_and_says_whether_it_was_in_time(incident, fg):
    step(incident, StepKind.WARNED, by=fg, ago=2 * HOUR, reference="NCSC-1")
    step(incident, StepKind.REPORTED, by=fg, ago=HOUR, reference="AP-2026-1")

    warning, report = clocks_of(fresh(incident))

    assert (warning.words, report.words) == ("4 uur te laat gedaan", "op tijd gedaan")
    assert not warning.runs
    assert not report.is_late


def test_what_need_not_be_reported_says_why_and_a_later_insight_counts(incident, fg):
    step(incident, StepKind.NOT_REPORTED, by=fg, text="Versleuteld, dus geen risico.")
    assert clocks_of(fresh(incident))[1].words == "niet nodig"

    step(incident, StepKind.REPORTED, by=fg, text="Toch niet versleuteld.", reference="AP-2026-2")

    assert clocks_of(fresh(incident))[1].words == "op tijd gedaan"


def test_only_what_is_of_its_kind_runs_and_can_be_done(fg):
    only_datalek = record_incident(by=fg, title="Verkeerde mail", told="Naar de buren.", is_datalek=True,
                                   discovered_at=timezone.now())  # fmt: skip

    assert [clock.label for clock in clocks_of(fresh(only_datalek))] == ["Melding bij de AP"]
    with pytest.raises(Refused):
        step(only_datalek, StepKind.WARNED, by=fg, reference="X")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"is_datalek": False, "is_cyber": False}, "Kies of het een datalek is"), ({"title": " "}, ""),
     ({"told": "BSN 999990007 lag op straat"}, "Haal het BSN uit de tekst"),
     ({"discovered_at": timezone.now() + HOUR}, "moet nog komen")],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(fg, wrong, sentence):
    right = {"title": "Mail", "told": "Weg.", "is_datalek": True, "discovered_at": timezone.now()}

    with pytest.raises(Refused, match=sentence):
        record_incident(by=fg, **right | wrong)


def test_a_report_without_a_reference_or_before_the_discovery_is_refused(incident, fg):
    with pytest.raises(Refused, match="kenmerk van de melding"):
        step(incident, StepKind.REPORTED, by=fg)
    with pytest.raises(Refused, match="voordat het incident ontdekt was"):
        step(incident, StepKind.REPORTED, by=fg, ago=40 * HOUR, reference="AP")


def test_it_closes_when_the_law_has_its_answers_and_is_opened_again(incident, fg):
    assert Incident.objects.open().get() == incident
    asked = {StepKind.NOT_WARNED: "Vroege waarschuwing, Melding bij de AP", StepKind.NOT_REPORTED: "Melding bij de AP",
             StepKind.NOT_TELL: "de jongeren"}  # fmt: skip
    for kind, sentence in asked.items():
        with pytest.raises(Refused, match=sentence):
            step(incident, StepKind.CLOSED, by=fg)
        step(incident, kind, by=fg, text="Geen risico.")
    step(incident, StepKind.CLOSED, by=fg)

    assert not Incident.objects.open().exists()
    with pytest.raises(Refused, match="intussen gesloten"):
        step(incident, StepKind.MEASURE, by=fg)
    step(incident, StepKind.REOPENED, by=fg)
    assert Incident.objects.open().get() == incident


def test_the_database_closes_nothing_without_answers_and_changes_nothing(incident, fg):
    closing = IncidentStep(incident=incident, kind="gesloten", happened_at=timezone.now(), text="Klaar.", by=fg)
    with pytest.raises(DatabaseError, match="the law has its answers"), transaction.atomic():
        closing.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Incident.objects.filter(pk=incident.pk).update(title="Anders")


@pytest.fixture
def reads(regiehouder, inside):
    """Willem read two dossiers and changed one; a colleague read a third."""
    other = make.make_user("Nora Kok")
    cases = [make.make_case(regiehouder=regiehouder.user) for _ in range(3)]
    for case, who, fields in ((cases[0], regiehouder.user, ["persoon.naam", "persoon.adres"]),
                              (cases[0], regiehouder.user, ["persoon.naam"]), (cases[1], regiehouder.user, ["plan"]),
                              (cases[2], other, ["persoon.naam"])):  # fmt: skip
        audit.record_read(actor_id=who.pk, actor_name=who.naam, actor_role="", case_id=case.pk, fields=fields)
    return cases


def affected(incident, fg, **asked):
    set_reach(incident=incident, by=fg, since=timezone.now() - HOUR, **asked)
    return Affected(incident, fg)


def test_who_was_affected_by_one_person_is_counted_from_the_log(incident, fg, regiehouder, reads):
    found = affected(incident, fg, actor=(regiehouder.user.pk, "Willem de Wit"))

    by_reference = {person.references: person for person in found.people}
    assert set(by_reference) == {reads[0].reference, reads[1].reference, reads[2].reference}
    assert by_reference[reads[0].reference].reads == 2
    assert by_reference[reads[0].reference].fields >= {"persoon.naam", "persoon.adres"}
    assert by_reference[reads[2].reference].reads == 0  # only opened by Willem, and that is an act
    assert found.reads == 3


def test_one_dossier_or_a_period_narrows_and_several_add_up(incident, fg, regiehouder, reads):
    one = affected(incident, fg, actor=(regiehouder.user.pk, "Willem"), case=reads[1])
    assert [person.references for person in one.people] == [reads[1].reference]

    both = affected(incident, fg, case=reads[0])
    assert {person.references for person in both.people} == {reads[0].reference, reads[1].reference}

    nothing = set_reach(incident=incident, by=fg, since=timezone.now() - 9 * HOUR, until=timezone.now() - 8 * HOUR)
    assert Affected(incident, fg).count == 2
    assert Affected(incident, fg).ended_at is None
    assert Affected(incident, fg).began_at == nothing.since


def test_a_partner_is_found_by_its_number(incident, fg, school, teun):
    audit.record_read(actor_id=school.member.pk, actor_name="Fatima", actor_role="", case_id=teun.case.pk,
                      organisation_id=school.id, organisation="ROC", fields=["persoon.leeftijd"])  # fmt: skip

    found = affected(incident, fg, partner=(school.id, "ROC Waterkant"))

    assert [(person.references, person.reads) for person in found.people] == [(teun.case.reference, 1)]
    assert found.by_field == [("persoon.leeftijd", 1)]


def test_what_has_nothing_to_do_with_it_is_taken_back_and_stays_visible(incident, fg, reads):
    reach = set_reach(incident=incident, by=fg, since=timezone.now() - HOUR)
    assert Affected(incident, fg).count >= 3

    take_back_reach(reach=reach, by=fg, reason="Andere dag.")

    assert Affected(incident, fg).count == 0
    assert incident.reaches.get().taken_back.reason == "Andere dag."
    with pytest.raises(Refused, match="al weggehaald"):
        take_back_reach(reach=reach, by=fg, reason="Nog eens.")


def test_lines_without_a_dossier_are_counted_by_what_was_done(incident, fg, reads):
    audit.record("shares.exported", by=fg)

    assert affected(incident, fg, actor=(fg.pk, "Pieter Vos")).elsewhere["shares.exported"] == 1


def test_who_may_not_see_the_log_counts_nothing(incident, fg, regiehouder, reads):
    affected(incident, fg)

    assert Affected(incident, regiehouder.user).count == 0
    assert not Incident.objects.for_user(regiehouder.user).exists()
    with pytest.raises(Refused, match="functionaris gegevensbescherming"):
        step(incident, StepKind.MEASURE, by=regiehouder.user)


def test_who_was_seen_in_a_list_is_affected_and_counted_apart(incident, fg, regiehouder, reads):
    """Issue 4 §5 and §6"""
    alone = make.make_jongere()
    seen = [audit.Seen(reads[0].pk, None, "", ["personalia"]), audit.Seen(None, alone.pk, "", ["contact"])]
    audit.record_list(seen, actor_id=regiehouder.user.pk, actor_name="", name="dossiers", purpose="")

    found = affected(incident, fg, actor=(regiehouder.user.pk, "Willem de Wit"))

    told = {person.references: (person.reads, person.listed) for person in found.people}
    assert told[reads[0].reference] == (3, 1)
    assert told["nog zonder dossier"] == (1, 1)
    assert (found.listed, dict(found.by_field)["personalia"]) == (2, 1)
