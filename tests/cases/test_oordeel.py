"""Oordeel signalering: the minimum of information, the parts that apply, and what becomes of the melding."""

import pytest
from django.db import DatabaseError, transaction

from audit.models import Entry
from cases.dossier.models import Case
from cases.joining.services import join_jongere
from cases.oordeel.models import Oordeel
from cases.oordeel.services import (
    DecidedBefore,
    JongereUnknown,
    Lead,
    LeadMissing,
    NotOpen,
    PartsMissing,
    asked_of,
    decide_oordeel,
    write_oordeel,
)
from cases.signals.models import Melding, Status
from cases.signals.services import change_status
from cases.versions import ChangedByOther
from tests import factories as make

PARTS = {
    "basis": "beiden",
    "reden": "Ziet geen toekomst in deze opleiding.",
    "acties": "De mentor belde drie keer.",
    "reactie": "Hij wil praten, niet op school.",
    "contacten": "Mentor Fatma, 020 1234567.",
    "hulp": "Geen.",
    "verzuimoverzicht": "96 uur in vier weken.",
    "verwachting": "Een gesprek deze week.",
    "direct_action": True,
    "outcome_reason": "Er is nog niemand die hem ziet.",
}


@pytest.fixture
def willem(inside):
    return make.make_user("Willem de Wit")


@pytest.fixture
def melding(willem):
    melding = make.make_melding(by=willem)
    join_jongere(melding=melding, jongere=make.make_jongere(), why="BSN.", by=willem)
    return melding


@pytest.fixture
def lead(willem):
    return Lead(regiehouder=willem, task="doorstroompunt", verantwoordelijke_gemeente="Noorderkoog")


def decide(melding, by, outcome, **over):
    return decide_oordeel(melding=melding, by=by, **{"version": 1, "outcome": outcome} | PARTS | over)


@pytest.mark.parametrize(
    ("channel", "age", "conditional"),
    [
        ("verzuimloket", 18, {"verzuimoverzicht", "verwachting"}),
        ("verzuimloket", 17, {"verwachting"}),
        ("netwerkpartner", 18, {"verwachting"}),
        ("jongere", 18, {"verwachting"}),
        ("overleg", 18, set()),
        ("uitstroomlijst", 17, set()),
    ],
)
def test_the_parts_that_do_not_apply_are_not_asked(willem, channel, age, conditional):
    """B39 to B45: an absence overview for verzuim 18+ only, an expectation for a direct melding only."""
    melding = make.make_melding(channel=channel, geboortedatum=make.born(age), by=willem)

    always = {"basis", "reden", "acties", "reactie", "contacten", "hulp"}
    assert set(asked_of(melding)) == always | conditional


def test_the_first_words_of_an_oordeel_take_the_melding_up(melding, willem):
    """B38"""
    oordeel = write_oordeel(melding=melding, version=1, reden="Weet nog niet.", by=willem)

    assert (oordeel.reden, melding.status) == ("Weet nog niet.", Status.IN_BEHANDELING)
    with pytest.raises(ChangedByOther):
        write_oordeel(melding=melding, version=1, reden="Ik wel.", by=willem)


def test_a_part_that_is_not_asked_is_not_kept(melding, willem):
    oordeel = write_oordeel(melding=melding, version=1, verzuimoverzicht="Veel.", by=willem)

    assert oordeel.verzuimoverzicht == ""


def test_going_on_opens_the_one_case_with_a_regiehouder(melding, willem, lead):
    """B55, B20: the next phase is analyseren."""
    decide(melding, willem, "analyseren", lead=lead)

    case = Case.objects.get(jongere=melding.jongere)
    assert (case.regiehouder, case.phase, case.task) == (willem, "analyseren", "doorstroompunt")
    assert Melding.objects.get().case == case
    assert Melding.objects.get().status == Status.IN_BEHANDELING
    assert Entry.objects.get(action="oordeel.decided").case_id == case.pk


def test_going_on_adds_to_the_case_that_runs(melding, willem):
    running = make.make_case(jongere=melding.jongere, regiehouder=make.make_user("Iris van Dam"))

    decide(melding, willem, "analyseren")

    assert Case.objects.get(jongere=melding.jongere) == running
    assert Melding.objects.get().case == running


PHASES = [(False, "waarnemen"), (True, "analyseren")]


@pytest.mark.parametrize(("judged", "phase"), PHASES)
def test_an_unjudged_melding_keeps_its_case_before_the_gate(melding, willem, judged, phase):
    """B55"""
    case = make.make_case(jongere=melding.jongere, regiehouder=willem)
    other = make.make_melding(by=willem)
    join_jongere(melding=other, jongere=melding.jongere, why="BSN.", by=willem)
    if judged:
        decide(other, willem, "ter_kennisgeving")

    decide(melding, willem, "analyseren")

    assert Case.objects.get(pk=case.pk).phase == phase


@pytest.mark.parametrize(
    ("outcome", "status"), [("afsluiten", Status.AFGESLOTEN), ("ter_kennisgeving", Status.TER_KENNISGEVING)]
)
def test_otherwise_it_ends_with_the_reason(melding, willem, outcome, status):
    """B55"""
    decide(melding, willem, outcome)

    change = melding.status_changes.last()
    assert (Melding.objects.get().status, change.reason) == (status, PARTS["outcome_reason"])
    assert not Case.objects.exists()


def test_all_that_is_missing_is_named_at_once(melding, willem):
    with pytest.raises(PartsMissing) as refusal:
        decide(melding, willem, "afsluiten", acties="", reactie=" ", direct_action=None)

    assert "acties van ketenpartners, afspraken met en reactie van de jongere, directe actie nodig" in str(
        refusal.value
    )
    assert not Oordeel.objects.exists()


def test_taking_notice_asks_for_less(melding, willem):
    decide(melding, willem, "ter_kennisgeving", acties="", reactie="", basis="", verwachting="")

    assert Oordeel.objects.get().decided_by == willem


def test_without_a_jongere_there_is_no_case(willem, lead):
    with pytest.raises(JongereUnknown):
        decide(make.make_melding(by=willem), willem, "analyseren", lead=lead)


def test_a_new_case_asks_who_leads_it(melding, willem):
    with pytest.raises(LeadMissing):
        decide(melding, willem, "analyseren")
    assert not Oordeel.objects.exists()


def test_a_decided_oordeel_stays(melding, willem):
    decide(melding, willem, "ter_kennisgeving")

    with pytest.raises(NotOpen):
        write_oordeel(melding=melding, version=2, reden="Toch anders.", by=willem)
    with pytest.raises(DatabaseError), transaction.atomic():
        Oordeel.objects.update(basis="dossier")


def test_an_oordeel_that_goes_on_is_not_decided_again(melding, willem, lead):
    decide(melding, willem, "analyseren", lead=lead)

    with pytest.raises(DecidedBefore):
        decide(melding, willem, "afsluiten", version=2)


def test_what_was_withdrawn_is_not_judged(melding, willem):
    change_status(melding=melding, status=Status.INGETROKKEN, reason="School trok in.", by=willem)

    with pytest.raises(NotOpen):
        write_oordeel(melding=melding, version=1, reden="Zomaar.", by=willem)


def test_judged_in_time_is_not_late(melding, willem, lead):
    Melding.objects.filter(pk=melding.pk).update(received_at="2026-01-05T12:00:00Z")
    assert Melding.objects.overdue().exists()

    decide(melding, willem, "analyseren", lead=lead)

    assert not Melding.objects.overdue().exists()
