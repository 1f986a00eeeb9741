"""The page of the phase: what is missing, three ways to move, and the history (B10, B12)."""

import pytest

from cases.dossier.models import Case
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of
from tests.meeting import make_regie


@pytest.fixture
def case(regiehouder):
    return make.make_case(regiehouder=regiehouder.user, phase="plannen")


def phase_of(case):
    return Case.objects.get(pk=case.pk).phase


def test_what_is_missing_stands_there_and_the_button_does_not(case, regiehouder):
    page = text_of(regiehouder.client.get(at("phase", case.pk)))

    assert "Er is nog geen plan." in page
    assert "Naar handelen" not in page


def test_on_when_all_is_there(case, regiehouder):
    make.make_goal(plan=make.make_plan(case=case))
    make_regie(case=case)

    answer = regiehouder.client.post(at("phase-on", case.pk), {"version": case.version}, follow=True)

    assert "Dit dossier is nu in de fase handelen." in text_of(answer)


def test_on_too_early_says_what_is_missing(case, regiehouder):
    answer = regiehouder.client.post(at("phase-on", case.pk), {"version": case.version})

    assert answer.status_code == 422
    assert phase_of(case) == "plannen"


def test_deviating_without_a_reason_loses_nothing_and_with_one_is_readable(case, regiehouder):
    sent = {"afwijken-to": "evalueren", "afwijken-version": case.version}
    refused = regiehouder.client.post(at("phase-off", case.pk), sent)
    regiehouder.client.post(at("phase-off", case.pk), sent | {"afwijken-motivation": "Verhuist morgen."})

    assert refused.status_code == 422
    assert "Schrijf op waarom." in text_of(refused)
    page = text_of(regiehouder.client.get(at("phase", case.pk)))
    assert "Verhuist morgen." in page
    assert "Toen ontbrak: Er is nog geen plan." not in page


def test_back_with_a_reason(case, regiehouder):
    sent = {"terug-to": "analyseren", "terug-version": case.version, "terug-motivation": "De vraag is anders."}

    regiehouder.client.post(at("phase-back", case.pk), sent)

    assert phase_of(case) == "analyseren"


def test_who_only_reads_sees_the_phase_and_no_way_to_move(case, colleague):
    fg = colleague("Fleur Groen", "fg")

    page = text_of(fg.client.get(at("phase", case.pk)))

    assert "Plannen" in page
    assert "Afwijken" not in page
    assert fg.client.post(at("phase-back", case.pk)).status_code == 404
