"""The log in the forms that others read: Logboek Dataverwerkingen, NEN 7513, BIO2, a table."""

import csv
import json
import re
import uuid
from datetime import UTC, datetime

import pytest

from audit.acts import LISTED
from audit.exporting import MAPPINGS, export
from audit.models import Entry

AT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
ACTOR, PARTNER, CASE, SUBJECT, SHARE = (uuid.uuid4() for _ in range(5))


@pytest.fixture
def read():
    """A teacher read two fields of a case."""
    return Entry(
        at=AT, kind="read", action="share.read", actor_id=ACTOR, actor_name="=Noor Bakker", actor_role="mentor",
        organisation_id=PARTNER, organisation="ROC Waterkant", case_id=CASE, subject_id=SUBJECT, share_id=SHARE,
        fields=["persoon.leeftijd", "onderwijs.opleiding"], grondslag="toestemming",
        purpose="plan voor een leerwerktraject",
        outcome="ok", details={}, trace_id="ab" * 16, origin="192.0.2.7",
    )  # fmt: skip


class Told:
    """What the casework of a tenant would say of every line."""

    def activity_of(self, entry):
        return "wmo@2"

    def name_of(self, entry):
        return "jongere 0a1b2c3d"


def exported(entry, form, known=None):
    return [json.loads(line) for line in export([entry], form, known)]


def test_with_the_register_beside_it_each_form_names_the_verwerking_and_no_burger(read):
    (ldv,), (nen7513,) = exported(read, "ldv", Told()), exported(read, "nen7513", Told())
    head, row = csv.reader(export([read], "csv", Told()), delimiter=";")

    assert ldv["attributes"]["dpl.core.processing_activity_id"] == "urn:ketenplatform:verwerkingsactiviteit:wmo@2"
    assert nen7513["EventID"] == "urn:ketenplatform:verwerkingsactiviteit:wmo@2#share.read"
    assert nen7513["users"][0]["userName"] == "jongere 0a1b2c3d"
    assert dict(zip(head, row, strict=True))["verwerking"] == "wmo@2"
    assert "Bakker" not in "".join(row)


def test_ldv_names_activity_and_pseudonym_and_never_the_medewerker(read):
    (line,) = exported(read, "ldv")

    assert re.fullmatch("[0-9a-f]{32}", line["trace_id"])
    assert re.fullmatch("[0-9a-f]{16}", line["span_id"])
    assert (line["status"], line["name"], line["start_time"]) == ("Ok", "share.read", 1795685400000)
    assert line["attributes"] == {
        "dpl.core.processing_activity_id": "urn:ketenplatform:verwerkingsactiviteit:share.read",
        "dpl.core.data_subject_id": str(SUBJECT),
        "dpl.core.data_subject_id_type": "pseudoniem-jongere",
        "dpl.core.foreign_operation.processor": f"urn:uuid:{PARTNER}",
    }
    assert "Bakker" not in json.dumps(line)


def test_nen7513_says_who_saw_what_of_whom_and_why_it_was_allowed(read):
    (line,) = exported(read, "nen7513")
    (user,) = line["users"]

    assert (line["EventActionCode"], line["EventOutcomeIndicator"]) == ("R", "0")
    assert line["EventDateTime"] == "2026-11-26T09:30:00+00:00"
    assert (user["userID"], user["roleIDCode"], user["networkAccessPointID"]) == (str(ACTOR), "mentor", "192.0.2.7")
    assert user["purposeOfUse"] == "plan voor een leerwerktraject"
    assert [each["participantObjectID"] for each in line["participants"]] == [str(SUBJECT), str(CASE)]
    assert line["participants"][1]["participantObjectDetail"] == ["persoon.leeftijd", "onderwijs.opleiding"]
    assert (line["toestemmingsProfiel"], line["autorisatieProtocol"]) == (str(SHARE), "toestemming")


@pytest.mark.parametrize(
    ("action", "code"), [("plan.started", "C"), ("plan.changed", "U"), ("label.removed", "D"), ("login", "E")]
)
def test_nen7513_knows_kinds_of_acts(read, action, code):
    read.kind, read.action = "act", action

    assert exported(read, "nen7513")[0]["EventActionCode"] == code


def test_bio2_has_its_six_and_no_more(read):
    assert exported(read, "bio2") == [
        {"tijdstempel": "2026-11-26T09:30:00+00:00", "actor": str(ACTOR), "actie": "share.read", "object": str(CASE),
         "resultaat": "ok", "oorsprong": "192.0.2.7"}
    ]  # fmt: skip


def test_a_refusal_is_an_error_in_every_form(read):
    read.outcome = "refused"

    assert exported(read, "ldv")[0]["status"] == "Error"
    assert exported(read, "nen7513")[0]["EventOutcomeIndicator"] == "4"
    assert exported(read, "bio2")[0]["resultaat"] == "refused"


def test_a_table_has_a_head_and_no_formula(read):
    head, row = csv.reader(export([read], "csv"), delimiter=";")

    line = dict(zip(head, row, strict=True))
    assert line["wie"] == "'=Noor Bakker"
    assert line["velden"] == "persoon.leeftijd onderwijs.opleiding"


@pytest.mark.parametrize("form", MAPPINGS)
def test_an_act_of_the_system_itself_can_be_exported(form):
    entry = Entry(at=AT, kind="act", action="phase.stepped", actor_name="systeem", fields=[], details={})

    assert list(export([entry], form))


def test_who_stood_in_a_list_is_a_read_under_an_act_of_its_own_in_every_form():
    """Issue 4 §6"""
    line = Entry(
        at=AT, kind="read", action=LISTED, actor_id=ACTOR, actor_name="Noor Bakker", actor_role="coördinator",
        case_id=CASE, fields=["personalia"], purpose="Om te zien wat er nieuw is.", outcome="ok",
        details={"list": "berichten"}, trace_id="ab" * 16,
    )  # fmt: skip
    (ldv,), (nen7513,), (bio2,) = (exported(line, form) for form in ("ldv", "nen7513", "bio2"))
    head, row = csv.reader(export([line], "csv"), delimiter=";")

    assert (ldv["name"], ldv["attributes"]["dpl.core.data_subject_id"]) == ("case.listed", str(CASE))
    assert (nen7513["EventActionCode"], nen7513["eventTypeCode"]) == ("R", "read")
    assert nen7513["EventID"].endswith("#case.listed")
    assert nen7513["users"][0]["purposeOfUse"] == "Om te zien wat er nieuw is."
    assert nen7513["participants"][0]["participantObjectDetail"] == ["personalia"]
    assert (bio2["actie"], bio2["object"]) == ("case.listed", str(CASE))
    line.case_id, line.subject_id = None, SUBJECT
    assert exported(line, "bio2")[0]["object"] == str(SUBJECT)
    assert {"handeling": "case.listed", "velden": "personalia"}.items() <= dict(zip(head, row, strict=True)).items()
