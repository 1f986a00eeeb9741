"""Everybody at a glance: the matrix, who is out of sight, and figures without names (A5, A6, A12)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import Entry
from cases.dossier.models import Case
from cases.labels.services import make_label, set_labels
from cases.matrix import figures
from cases.zrm.instruments import content_of
from cases.zrm.models import ScoreProcess
from cases.zrm.services import start_process
from tests import factories as make


@pytest.fixture
def nora(colleague):
    return colleague("Nora Kok", "coordinator").client


def somebody(roepnaam, *, leader=None, **over):
    scores = over.pop("scores", {})
    jongere = make.make_jongere(roepnaam=roepnaam, **over)
    case = make.make_case(jongere=jongere, regiehouder=leader)
    for domain, value in scores.items():
        make.make_score(case=case, domain=domain, value=value)
    return case


def names(client, query=""):
    page = client.get(f"/matrix/{query}").content.decode()
    return {name for name in ("Anna", "Bram", "Cas") if name in page.split("</form>")[-1]}


def test_a_row_has_the_newest_score_its_change_and_its_age(nora):
    """A6"""
    case = somebody("Anna")
    make.make_score(case=case, value=4, scored_on=make.days_ago(60))
    make.make_score(case=case, value=2, scored_on=make.days_ago(20))

    page = nora.get("/matrix/").content.decode()

    assert "Financiën: 2, omlaag, 2 weken oud" in page
    assert "niet gescoord" in page


def test_reading_a_page_writes_one_line_per_case_in_one_go(nora):
    """A6, law 4"""
    cases = [somebody(name) for name in ("Anna", "Bram")]

    nora.get("/matrix/")

    lines = Entry.objects.listed()
    assert {line.case_id for line in lines} == {case.pk for case in cases}
    assert {line.actor_role for line in lines} == {"coördinator"}


def test_a_regiehouder_sees_only_the_own_jongeren(regiehouder):
    somebody("Anna", leader=regiehouder.user)
    somebody("Bram")

    assert names(regiehouder.client) == {"Anna"}


@pytest.mark.parametrize("role", ["beleidsmedewerker", "fg", "functioneel_beheerder"])
def test_others_have_no_matrix(colleague, role):
    client = colleague("Iemand", role).client

    assert client.get("/matrix/").status_code == client.get("/buiten-beeld/").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?gebied=FIN&band=laag", {"Anna"}),
        ("?gebied=FIN", {"Anna", "Bram"}),
        ("?band=hoog", {"Bram", "Cas"}),
        ("?wijk=Zuid", {"Cas"}),
        ("?school=haven", {"Bram"}),
        ("?leeftijd=vanaf18", {"Cas"}),
        ("?gebied=onzin&band=onzin", {"Anna", "Bram", "Cas"}),
        ("?sort=score.FIN", {"Anna", "Bram"}),
        ("?instrument=big-5&band=laag", set()),
    ],
)
def test_problems_are_told_apart_with_filters(nora, query, found):
    """A12"""
    somebody("Anna", scores={"FIN": 1})
    bram = somebody("Bram", scores={"FIN": 5, "WO": 2})
    somebody("Cas", scores={"WO": 4}, wijk="Zuid", age=20)
    make.make_inschrijving(jongere=bram.jongere, school="De Haven")

    assert names(nora, query) == found


def test_a_label_and_a_regiehouder_filter_too(nora, regiehouder):
    """A12 A17"""
    anna, _ = somebody("Anna", leader=regiehouder.user), somebody("Bram", leader=make.make_user("Iris van Dam"))
    label = make_label(naam="Schulden", by=regiehouder.user)
    set_labels(case=anna, labels=[label], by=regiehouder.user)

    assert names(nora, f"?label={label.pk}") == names(nora, "?regiehouder=willem") == {"Anna"}


def test_the_lowest_score_comes_first_when_asked(nora):
    for roepnaam, value in (("Anna", 4), ("Bram", 1)):
        somebody(roepnaam, scores={"FIN": value})

    page = nora.get("/matrix/?sort=score.FIN").content.decode()

    assert page.index("Bram") < page.index("Anna")


def test_a_page_takes_as_many_queries_for_two_as_for_twenty(nora, django_assert_num_queries):
    for number in range(2):
        somebody(f"A{number}", scores={"FIN": 1, "WO": 2})
    with CaptureQueriesContext(connection) as few:
        nora.get("/matrix/")
    for number in range(10):
        somebody(f"B{number}", scores={"FIN": 1})

    with django_assert_num_queries(len(few)):
        nora.get("/matrix/")


def test_figures_name_nobody_and_hide_small_numbers(nora):
    """A17: small cells"""
    for number in range(10):
        somebody(f"Naam{number}", scores={"FIN": 1})
    somebody("Anna", scores={"WO": 1})

    page = nora.get("/cijfers/").content.decode()
    file = nora.get("/cijfers/per-wijk.csv").content.decode()

    assert "Oosterwijk;Financiën;1 en 2;10" in file
    assert "Oosterwijk;Werk & Opleiding;1 en 2;minder dan 10" in file
    assert "Naam" not in file + page.split("</h1>")[-1]


def test_nought_is_not_told_apart_from_few(inside, zrm):
    lines = list(figures.per_wijk(content_of(zrm), ["Oost"]))

    assert {line.count for line in lines} == {"minder dan 10"}
    assert len(lines) == 2 * 13 * 3


def test_a_wijk_that_looks_like_a_formula_is_not_run(nora):
    somebody("Anna", wijk="=1+1")

    assert "'=1+1;" in nora.get("/cijfers/per-wijk.csv").content.decode()


def test_who_is_missing_what_since_when(nora, zrm):
    """A5"""
    case = somebody("Anna")
    Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=60))
    start_process(case=case, instrument=zrm, reason="Nodig", by=case.regiehouder)
    ScoreProcess.objects.update(measured_on=make.days_ago(121))
    somebody("Bram")

    page = nora.get("/buiten-beeld/").content.decode()

    assert all(what in page for what in ("Contact", "Volgende stap"))
    assert page.count('class="when"') == 3
    assert "Bram" not in page


@pytest.mark.parametrize(("what", "seen"), [("contact", False), ("stap", True), ("score", False), ("onzin", True)])
def test_one_kind_of_missing_can_be_chosen(nora, what, seen):
    """A5"""
    case = somebody("Anna")
    Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=60))
    make.make_contact(case=case)

    assert ("Anna" in nora.get(f"/buiten-beeld/?mist={what}").content.decode()) is seen


def test_with_contact_and_a_next_step_nobody_is_out_of_sight(nora):
    case = somebody("Anna")
    Case.objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=60))
    make.make_contact(case=case)
    make.make_action(goal=make.make_goal(plan=make.make_plan(case=case)))

    assert "Niemand buiten beeld" in nora.get("/buiten-beeld/").content.decode()
