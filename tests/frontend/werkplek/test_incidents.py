"""Issue 4 §5: the FG writes an incident down, watches the clocks, and lets the log tell who was affected."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

import audit
from accounts.rights import Role
from audit.models import Entry
from consent.incidents.models import Incident
from consent.incidents.services import record_incident, set_reach, take_step
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of

HOUR = timedelta(hours=1)


@pytest.fixture
def fg(colleague):
    return colleague("Pieter Vos", Role.FG)


@pytest.fixture
def incident(fg):
    return record_incident(by=fg.user, title="Verkeerde mail", told="Een lijst ging naar de buren.", is_datalek=True,
                           discovered_at=timezone.now() - 70 * HOUR)  # fmt: skip


@pytest.fixture
def case(regiehouder):
    case = make.make_case(regiehouder=regiehouder.user)
    audit.record_read(actor_id=regiehouder.user.pk, actor_name="Willem de Wit", actor_role="regiehouder",
                      case_id=case.pk, fields=["persoon.leeftijd"])  # fmt: skip
    return case


def moment(ago=timedelta()):
    return f"{timezone.localtime() - ago:%Y-%m-%dT%H:%M}"


def test_an_incident_is_written_down_and_its_clock_is_seen_at_once(fg):
    answer = fg.client.post(
        at("incident-new"),
        {"title": "Gestolen laptop", "told": "Uit een auto.", "discovered_at": moment(HOUR), "is_datalek": "on",
         "is_cyber": "on"}, follow=True,
    )  # fmt: skip

    page = text_of(answer)
    assert "Vroege waarschuwing nog 22 uur" in page or "Vroege waarschuwing nog 23 uur" in page
    assert "Melding bij de AP nog 7" in page
    assert "Nog niemand gevonden" in page


def test_without_a_kind_nothing_is_written_and_nothing_typed_is_lost(fg):
    answer = fg.client.post(at("incident-new"), {"title": "Laptop", "told": "Weg uit de trein.",
                                                 "discovered_at": moment()})  # fmt: skip

    assert answer.status_code == 422
    assert "Kies of het een datalek is" in text_of(answer)
    assert "Weg uit de trein." in text_of(answer)
    assert not Incident.objects.exists()


def test_a_step_is_written_down_and_a_report_without_a_reference_is_not(fg, incident):
    step = {"kind": "gemeld", "happened_at": moment(), "text": "Via het formulier."}

    refused = fg.client.post(at("incident", incident.pk), step)
    fg.client.post(at("incident", incident.pk), step | {"reference": "AP-2026-77"})
    page = text_of(fg.client.get(at("incident", incident.pk)))

    assert refused.status_code == 422
    assert "Vul het kenmerk van de melding in." in text_of(refused)
    assert "op tijd gedaan" in page
    assert "Kenmerk AP-2026-77" in page


def test_the_log_tells_who_was_affected_by_kenmerk_and_without_a_name(fg, incident, case, regiehouder):
    fg.client.post(at("incident-reach", incident.pk), {"since": moment(HOUR), "actor": str(regiehouder.user.pk),
                                                       "kenmerk": case.reference.lower()})  # fmt: skip
    page = text_of(fg.client.get(at("incident", incident.pk)))

    assert "Jongeren 1" in page
    assert case.reference in page
    assert "Leeftijd" in page
    assert "Willem de Wit, dossier" in page
    assert case.jongere.achternaam not in page
    assert Entry.objects.filter(action="incident.viewed", actor_name="Pieter Vos").exists()


def test_a_dossier_that_is_not_there_is_told(fg, incident):
    answer = fg.client.post(at("incident-reach", incident.pk), {"since": moment(HOUR), "kenmerk": "XX-1"})

    assert answer.status_code == 422
    assert "Er is geen dossier met dit kenmerk." in text_of(answer)


def test_what_does_not_belong_is_taken_out_again(fg, incident, case):
    reach = set_reach(incident=incident, by=fg.user, since=timezone.now() - HOUR)

    fg.client.post(at("reach-back", reach.pk), {"reason": "Ging om een andere dag."})

    assert "telt niet meer mee: Ging om een andere dag." in text_of(fg.client.get(at("incident", incident.pk)))
    assert fg.client.get(at("reach-back", reach.pk)).status_code == 404


def test_it_is_taken_along_as_a_table_and_as_a_pdf(fg, incident, case, regiehouder):
    set_reach(incident=incident, by=fg.user, since=timezone.now() - HOUR, case=case)

    table = fg.client.get(at("incident-csv", incident.pk)).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table), delimiter=";")

    assert (row["dossier"], row["keer gelezen"]) == (case.reference, "1")
    assert fg.client.get(at("incident-pdf", incident.pk)).content.startswith(b"%PDF")
    assert Entry.objects.filter(action="incident.exported").count() == 2


def test_vandaag_and_the_list_tell_the_fg_what_runs(fg, incident, case):
    today, listed = text_of(fg.client.get(at("vandaag"))), text_of(fg.client.get(at("incidents")))

    assert "Melding bij de AP: Verkeerde mail nog 1 uur" in today or "nog 2 uur" in today
    assert "Verkeerde mail" in listed
    take_step(incident=incident, by=fg.user, kind="niet_gemeld", happened_at=timezone.now(), text="Geen risico.")
    assert "Er wacht niets op jou." in text_of(fg.client.get(at("vandaag")))


def test_an_empty_list_says_what_to_do(fg):
    assert "Er zijn geen incidenten" in text_of(fg.client.get(at("incidents")))


@pytest.mark.parametrize("name", ["incident", "incident-reach", "incident-csv", "incident-pdf"])
@pytest.mark.parametrize("role", [Role.REGIEHOUDER, Role.COORDINATOR, Role.FUNCTIONEEL_BEHEERDER])
def test_for_anybody_else_an_incident_does_not_exist(colleague, incident, name, role):
    assert colleague("Iemand Anders", role).client.get(at(name, incident.pk)).status_code == 404


def test_the_queue_of_second_readers_tells_what_waits_and_how_long(fg, deciding, school, regiehouder):
    case = make.make_filled_case(regiehouder=regiehouder.user)
    assert "Niets wacht" in text_of(fg.client.get(at("readers")))
    deciding(case=case, partner=school, fields=["persoon.roepnaam", "zrm.gg"])

    page = text_of(fg.client.get(at("readers")))

    assert case.reference in page
    assert "Willem de Wit" in page
    assert "sinds vandaag" in page
    assert case.jongere.achternaam not in page
