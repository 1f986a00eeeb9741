"""The pages of schools: for regiehouder and coördinator, and on the tab of a case."""

import pytest

from accounts.rights import Role
from audit.models import Entry
from cases.scholen.models import School
from cases.scholen.years import first_day, schooljaar_of
from tests import factories as make
from tests import schooling
from tests.frontend.werkplek.pages import at, text_of

TODAY = make.days_ago(0).isoformat()


@pytest.fixture
def roc(regiehouder):
    regiehouder.client.post(at("scholen"), {"naam": "ROC Waterkant", "brin": "25lx"})
    return School.objects.get()


@pytest.fixture
def left(regiehouder):
    """Teun left the ROC this school year, and nobody called."""
    case = make.make_case(regiehouder=regiehouder.user)
    ended = max(make.days_ago(1), first_day(schooljaar_of()))
    make.make_inschrijving(jongere=case.jongere, begon_op=make.days_ago(500), eindigde_op=ended)
    return case


def test_a_contact_person_with_reachability_stands_at_the_school_and_in_the_case(regiehouder, roc, teun):
    """B46"""
    person = {"naam": "Fatma Demir", "telefoon": "0201234567", "bereikbaar": "Niet op vrijdag", "domein": "Techniek"}
    sent = regiehouder.client.post(at("scholen-person-add", roc.pk), person)

    assert sent["Location"] == at("scholen-school", roc.pk)
    for page in (sent["Location"], at("school", teun.case.pk)):
        assert "Fatma Demir Techniek 0201234567 Niet op vrijdag" in text_of(regiehouder.client.get(page))


def test_what_is_wrong_with_a_contact_person_is_told_and_nothing_is_lost(regiehouder, roc):
    page = regiehouder.client.post(at("scholen-person-add", roc.pk), {"naam": "Fatma Demir"})

    assert page.status_code == 422
    assert "Vul een telefoonnummer of een e-mailadres in." in text_of(page)
    assert "Fatma Demir" in page.content.decode()


def test_schools_without_a_startgesprek_are_on_the_list_of_the_coordinator(regiehouder, roc, colleague):
    """B47"""
    coordinator = colleague("Nora Kok", Role.COORDINATOR).client
    assert "Nog geen startgesprek dit schooljaar Bij Scholen ROC Waterkant" in text_of(
        coordinator.get(at("vandaag-team"))
    )

    regiehouder.client.post(at("scholen-startgesprek-plan", roc.pk), {"planned_on": TODAY})
    said = {"planned_on": TODAY, "held_on": TODAY, "met_wie": "Fatma", "terugblik": "Ging goed.", "version": "1",
            "afspraken": "Bellen voor uitschrijven."}  # fmt: skip
    regiehouder.client.post(at("scholen-startgesprek", roc.startgesprekken.get().pk), said)

    assert "Nog geen startgesprek dit schooljaar" not in text_of(coordinator.get(at("vandaag-team")))
    assert "Terugblik: Ging goed. Afspraken: Bellen voor uitschrijven." in text_of(
        regiehouder.client.get(at("scholen-school", roc.pk))
    )


def test_the_list_can_show_only_schools_without_a_startgesprek(regiehouder, roc):
    """B47"""
    page = text_of(regiehouder.client.get(at("scholen"), {"startgesprek": "nog-niet"}))

    assert "ROC Waterkant" in page
    assert "nog niet gepland" in page


def test_who_stopped_without_a_talk_stands_at_the_school_and_in_the_case(regiehouder, roc, left):
    """B48"""
    assert "Teun Bakker" in text_of(regiehouder.client.get(at("scholen-school", roc.pk)))
    assert "Gestopt zonder overleg vooraf" in text_of(regiehouder.client.get(at("school", left.pk)))
    assert Entry.objects.reads_of(left.pk).filter(fields__contains=["onderwijs"]).exists()


def test_a_regiehouder_sees_nobody_elses_jongeren_at_a_school(left, roc, colleague):
    other = colleague("Bo Buitenstaander").client

    assert "Teun Bakker" not in text_of(other.get(at("scholen-school", roc.pk)))


def test_a_spreekuur_is_planned_and_counted(regiehouder, roc):
    """B51"""
    regiehouder.client.post(at("scholen-spreekuur-plan", roc.pk), {"planned_on": TODAY})
    day = roc.spreekuren.get()
    regiehouder.client.post(
        at("scholen-spreekuur", day.pk), {"planned_on": TODAY, "held_on": TODAY, "gesproken": "7", "version": "1"}
    )

    assert "7 jongeren gesproken" in text_of(regiehouder.client.get(at("scholen-school", roc.pk)))


def test_the_second_who_changes_a_school_sees_what_the_first_did(regiehouder, roc):
    for naam in ("ROC Waterkant Noord", "ROC aan de Waterkant"):
        page = regiehouder.client.post(at("scholen-change", roc.pk), {"naam": naam, "brin": "25LX", "version": "1"})

    assert page.status_code == 422
    assert "Een collega was je voor" in text_of(page)


@pytest.mark.parametrize("role", [Role.FG, Role.BELEIDSMEDEWERKER, Role.FUNCTIONEEL_BEHEERDER])
def test_for_other_roles_there_are_no_schools(colleague, roc, role):
    client = colleague("Niet mee", role).client

    assert client.get(at("scholen")).status_code == 404
    assert client.get(at("scholen-school", roc.pk)).status_code == 404


def test_a_long_list_costs_as_much_as_a_short_one(regiehouder, roc, django_assert_max_num_queries):
    for _ in range(30):
        schooling.make_contactpersoon(school=schooling.make_school())

    with django_assert_max_num_queries(25):
        assert len(regiehouder.client.get(at("scholen")).context["page"]) == 31
