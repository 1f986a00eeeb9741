"""The log of the tenant, for the FG: look, take it along, prove one line (BIO2 8.15, NEN 7513)."""

import csv
import io
import re

import pytest

import audit
from accounts.rights import Role
from audit.models import Entry
from frontend.werkplek.cases_timeline import ACTS
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of
from tests.plugin_database import ROOT

RECORDED = re.compile(r'(?:audit\.record(?:_read)?\(\s*|action=)"([a-z_]+\.[a-z_]+)"')


@pytest.fixture
def fg(colleague):
    return colleague("Pieter Vos", Role.FG)


@pytest.fixture
def case(regiehouder):
    return make.make_case(regiehouder=regiehouder.user)


@pytest.fixture
def acts(case, regiehouder):
    """One act in the case, and one elsewhere."""
    audit.record("plan.started", by=regiehouder.user, about=case)
    audit.record("label.put", by=None)


def search(fg, name="logboek", **asked):
    return fg.client.get(at(name), asked)


def test_the_fg_reads_who_did_what_in_which_dossier_and_that_is_a_line_too(fg, acts, case):
    page = text_of(search(fg))

    assert "Plan begonnen" in page
    assert "Willem de Wit" in page
    assert case.reference in page
    assert Entry.objects.filter(action="log.viewed", actor_name="Pieter Vos").exists()


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"wie": "willem"}, "Plan begonnen"), ({"soort": "act"}, "Plan begonnen"),
     ({"wie": "niemand"}, "Geen regels gevonden"), ({"tot": "2026-01-31"}, "Geen regels gevonden")],
)  # fmt: skip
def test_the_log_is_searched_by_person_kind_and_period(fg, acts, asked, found):
    assert found in text_of(search(fg, **asked))


def test_the_log_of_one_dossier_holds_no_other_line(fg, acts, case):
    page = text_of(search(fg, dossier=case.reference.lower()))

    assert "Plan begonnen" in page
    assert "Label toegevoegd" not in page
    assert Entry.objects.filter(action="log.viewed", case_id=case.pk).exists()


@pytest.mark.parametrize(
    ("asked", "fault"),
    [({"dossier": "XX-1"}, "Er is geen dossier met dit kenmerk."), ({"vanaf": "gisteren"}, "datum"),
     ({"vanaf": "2026-11-02", "tot": "2026-11-01"}, "De laatste dag ligt voor de eerste.")],
)  # fmt: skip
def test_a_question_that_cannot_be_is_told_and_shows_nothing(fg, acts, asked, fault):
    page = search(fg, **asked)

    assert page.status_code == 422
    assert fault in text_of(page)
    assert "Plan begonnen" not in text_of(page)


def test_a_long_log_comes_in_pages(fg, regiehouder):
    for _ in range(60):
        audit.record("plan.changed", by=regiehouder.user)

    assert "Willem de Wit" in text_of(search(fg, wie="willem", page="2"))


def test_the_table_to_take_along_holds_what_was_asked_for(fg, acts, case):
    answer = search(fg, "logboek-csv", dossier=case.reference)

    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    assert {row[head.index("dossier")] for row in rows} == {str(case.pk)}
    assert Entry.objects.filter(action="log.exported", case_id=case.pk).exists()


def test_before_the_first_seal_the_page_says_so_and_there_is_no_proof(fg, acts):
    line = Entry.objects.get(action="plan.started")

    page = fg.client.get(at("logboek-proof", line.pk), follow=True)

    assert "Deze regel is nog niet verzegeld." in text_of(page)
    assert "Laatste zegel nog geen" in text_of(page)
    assert "Er is nog geen zegel om te bewaren." in text_of(fg.client.get(at("logboek-anchor"), follow=True))


@pytest.mark.parametrize("name", ["logboek", "logboek-csv", "logboek-anchor"])
@pytest.mark.parametrize("role", [Role.REGIEHOUDER, Role.COORDINATOR, Role.FUNCTIONEEL_BEHEERDER])
def test_for_anybody_else_the_log_does_not_exist(colleague, acts, name, role):
    assert colleague("Iemand Anders", role).client.get(at(name)).status_code in (403, 404)


def test_a_burger_is_a_pseudonym_for_the_fg_also_in_an_old_line_and_has_a_name_in_the_dossier(fg, regiehouder, teun):
    audit.record_read(actor_id=teun.user.pk, actor_name=teun.user.naam, actor_role="", case_id=teun.case.pk, fields=[])
    audit.record("instemming.given", by=teun.user, case_id=teun.case.pk)

    log, table = text_of(search(fg)), search(fg, "logboek-csv").content.decode()
    timeline = text_of(regiehouder.client.get(at("timeline", teun.case.pk)))

    assert f"jongere {teun.user.pk.hex[:8]}" in log
    assert teun.user.naam not in log + table
    assert teun.user.naam in timeline


def test_every_act_that_is_written_down_has_words_of_its_own():
    """Else the log, and who was affected by an incident, says "Iets vastgelegd"."""
    found = set()
    for room in ("cases", "consent", "sharing", "frontend", "platform"):
        for path in (ROOT / room).rglob("*.py"):
            if "migrations" not in path.parts and "demo" not in path.parts:
                found |= set(RECORDED.findall(path.read_text()))

    assert len(found) > 150
    assert found - set(ACTS) == set()
