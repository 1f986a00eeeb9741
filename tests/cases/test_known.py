"""What casework adds to a line of the log: the verwerking of that day, and no name of a burger (issue 4 §5 and §6)."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

import audit
from audit.models import Entry
from cases.content.models import ContentKind, Edition
from cases.content.services import revise
from cases.dossier.tasks import Task
from cases.verwerkingen.known import CaseworkKnows
from tests import factories as make


@pytest.fixture
def wmo():
    return Edition.objects.of(ContentKind.VERWERKING).newest().get(code="wmo")


@pytest.fixture
def case(regiehouder):
    return make.make_case(regiehouder=regiehouder.user, task=Task.WMO)


def last_of(action):
    return Entry.objects.filter(action=action).latest("at")


def test_a_line_falls_under_the_version_that_was_in_force_when_it_was_written(case, regiehouder, wmo):
    audit.record("plan.started", by=regiehouder.user, about=case)
    revise(edition=wmo, naam=wmo.naam, body=wmo.body, note="Bijgewerkt.", by=regiehouder.user)
    audit.record("plan.ended", by=regiehouder.user, about=case)
    known = CaseworkKnows(Entry.objects.all())

    assert known.activity_of(last_of("plan.ended")) == "wmo@2"
    assert known.activity_of(last_of("plan.started")) in ("wmo@1", "")  # "": shipped within this very transaction


def test_a_line_about_a_jongere_without_a_case_falls_under_that_of_their_case_and_a_login_under_none(case, regiehouder):
    audit.record("jongere.corrected", by=regiehouder.user, about=case.jongere, subject_id=case.jongere_id)
    audit.record("login", by=regiehouder.user)
    lines = list(Entry.objects.filter(action__in=("jongere.corrected", "login")))
    known = CaseworkKnows(lines)

    assert {line.action: known.activity_of(line) for line in lines} == {"jongere.corrected": "wmo@1", "login": ""}


def test_what_is_known_of_all_lines_is_what_is_known_of_these(case, regiehouder, teun):
    audit.record("plan.started", by=teun.user, about=case)
    lines = list(Entry.objects.all())
    some, every = CaseworkKnows(lines), CaseworkKnows()

    assert [(some.activity_of(line), some.name_of(line)) for line in lines] == [
        (every.activity_of(line), every.name_of(line)) for line in lines
    ]


def test_an_old_line_with_the_name_of_a_jongere_is_exported_with_a_pseudonym(teun, regiehouder):
    audit.record_read(actor_id=teun.user.pk, actor_name=teun.user.naam, actor_role="jongere", case_id=teun.case.pk,
                      fields=[])  # fmt: skip
    told = StringIO()

    call_command("audit_export", "--tenant", "noorderkoog", "--format", "nen7513", "--case", str(teun.case.pk),
                 stdout=told)  # fmt: skip

    users = [json.loads(line)["users"][0]["userName"] for line in told.getvalue().splitlines()]
    assert f"jongere {teun.user.pk.hex[:8]}" in users
    assert regiehouder.user.naam in users
    assert teun.user.naam not in told.getvalue()


def test_the_export_names_the_verwerking_of_each_line(case, regiehouder):
    audit.record("plan.started", by=regiehouder.user, about=case)
    told = StringIO()

    call_command("audit_export", "--tenant", "noorderkoog", "--format", "ldv", "--case", str(case.pk), stdout=told)

    found = {json.loads(line)["attributes"]["dpl.core.processing_activity_id"] for line in told.getvalue().splitlines()}
    assert found == {"urn:ketenplatform:verwerkingsactiviteit:wmo@1"}


def test_a_tenant_that_is_not_there_is_refused_in_a_sentence(db):
    with pytest.raises(CommandError, match="Er is geen tenant met het schema nergens"):
        call_command("audit_export", "--tenant", "nergens", "--format", "ldv")
