"""The caseload: who stands on it, in which order, and what it costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.rights import Role
from cases.doelgroepen.services import correct_doelgroep
from cases.dossier.services import close_case
from cases.dossier.team import add_colleague
from cases.school.models import Inschrijving
from tenants import hop
from tests import factories as make
from tests.frontend.werkplek.pages import at, text_of

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def caseload(regiehouder):
    """Makes a case of Willem for a jongere with these properties."""

    def add(naam="Amira Haddad", *, phase="waarnemen", leader=None, task="jeugdwet", doelgroep="", **person):
        roepnaam, achternaam = naam.split()
        person = {"roepnaam": roepnaam, "voornamen": roepnaam, "achternaam": achternaam} | person
        jongere = make.make_jongere(**person)
        leader = leader or regiehouder.user
        case = make.make_case(jongere=jongere, regiehouder=leader, phase=phase, task=task)
        if doelgroep:
            correct_doelgroep(case=case, doelgroep=doelgroep, reason="Van vso.", by=leader)
        return case

    return add


def names(response):
    return [case.jongere.naam for case in response.context["page"]]


def test_a_regiehouder_sees_the_own_cases_with_what_matters(caseload, regiehouder):
    case = caseload(age=19, wijk="Kolenveld")
    make.make_inschrijving(jongere=case.jongere, school="De Haven")
    make.make_contact(case=case, at=timezone.now() - timedelta(days=400))
    make.make_score(case=case, domain="HUIS", value=1)

    page = text_of(regiehouder.client.get("/"))

    for shown in ("Amira Haddad", case.reference, "19 jaar", "Kolenveld", "De Haven", "Waarnemen", "1 Huisvesting"):
        assert shown in page


def test_cases_of_others_are_not_on_it(caseload, regiehouder):
    caseload("Sem Mulder", leader=make.make_user("Nora Kok"))

    assert "Sem Mulder" not in text_of(regiehouder.client.get("/"))


def test_a_colleague_in_the_team_sees_the_case_as_well(caseload, regiehouder, colleague):
    nora = colleague("Nora Kok")
    add_colleague(case=caseload("Sem Mulder"), colleague=nora.user, rights=["view_case"], by=regiehouder.user)

    assert names(nora.client.get("/")) == ["Sem Mulder"]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FG])
def test_coordinator_and_fg_see_all_cases(caseload, colleague, role):
    caseload("Sem Mulder")

    assert names(colleague("Cor Smit", role).client.get("/")) == ["Sem Mulder"]


def test_the_neighbours_are_never_on_it(regiehouder, zandwaard):
    with hop(zandwaard):
        make.make_filled_case()

    assert names(regiehouder.client.get("/")) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zoek=amir", ["Amira Haddad"]),
        ("zoek=sem+mul", ["Sem Mulder"]),
        ("zoek=niemand", []),
        ("fase=handelen", ["Sem Mulder"]),
        ("leeftijd=onder18", ["Amira Haddad"]),
        ("leeftijd=vanaf18", ["Sem Mulder"]),
        ("taak=leerplicht", ["Amira Haddad"]),
        ("doelgroep=jikp", ["Sem Mulder"]),
        ("wijk=Kolenveld", ["Sem Mulder"]),
        ("fase=onzin", ["Amira Haddad", "Sem Mulder"]),
    ],
)
def test_search_and_filters(caseload, regiehouder, query, found):
    caseload("Amira Haddad", age=17, task="leerplicht")
    caseload("Sem Mulder", age=18, phase="handelen", doelgroep="jikp", wijk="Kolenveld")

    assert names(regiehouder.client.get(f"/?{query}")) == found


def test_somebody_moves_to_the_list_of_18_and_over_on_the_birthday(caseload, regiehouder):
    caseload("Jarig Vandaag", age=18)
    caseload("Jarig Morgen", geboortedatum=make.born(18) + timedelta(days=1))

    assert names(regiehouder.client.get("/?leeftijd=vanaf18")) == ["Jarig Vandaag"]
    assert names(regiehouder.client.get("/?leeftijd=onder18")) == ["Jarig Morgen"]


def test_a_case_is_found_by_its_reference(caseload, regiehouder):
    caseload("Amira Haddad")
    wanted = caseload("Sem Mulder")

    assert names(regiehouder.client.get(f"/?zoek={wanted.reference}")) == ["Sem Mulder"]


def test_only_of_mine(caseload, colleague):
    both = colleague("Cor Smit", Role.COORDINATOR, Role.REGIEHOUDER)
    caseload("Amira Haddad")
    caseload("Sem Mulder", leader=both.user)

    assert names(both.client.get("/?van=mijn")) == ["Sem Mulder"]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("naam", "Amira Haddad"),
        ("-naam", "Sem Mulder"),
        ("leeftijd", "Amira Haddad"),
        ("-leeftijd", "Sem Mulder"),
        ("fase", "Sem Mulder"),
        ("-fase", "Amira Haddad"),
        ("wijk", "Sem Mulder"),
        ("contact", "Amira Haddad"),
        ("-contact", "Sem Mulder"),
        ("onzin", "Amira Haddad"),
    ],
)
def test_sorting(caseload, regiehouder, sort, first):
    caseload("Amira Haddad", age=13, phase="evalueren", wijk="Zuid")
    sem = caseload("Sem Mulder", age=22, phase="waarnemen", wijk="Noord")
    make.make_contact(case=sem)

    assert names(regiehouder.client.get(f"/?sort={sort}"))[0] == first


def test_closed_cases_are_shown_on_request(caseload, regiehouder):
    case = caseload()
    close_case(case=case, version=case.version, reason="werk", by=regiehouder.user)

    assert names(regiehouder.client.get("/")) == []
    assert names(regiehouder.client.get("/?status=gesloten")) == ["Amira Haddad"]


def test_fifty_on_a_page(caseload, regiehouder):
    for _ in range(51):
        caseload()

    assert len(names(regiehouder.client.get("/"))) == 50
    assert len(names(regiehouder.client.get("/?page=2"))) == 1


def test_a_list_of_a_whole_tenant_counts_no_further_than_anybody_pages(caseload, regiehouder, monkeypatch):
    monkeypatch.setattr("frontend.werkplek.first_pages.MOST", 2)
    caseload(), caseload()
    few = text_of(regiehouder.client.get("/"))
    caseload()
    many = regiehouder.client.get("/")

    assert "van 2 dossiers" in few
    assert "van meer dan 2 dossiers; filter om de anderen te zien" in text_of(many)
    assert len(names(many)) == 2


def test_the_number_of_queries_does_not_grow_with_the_cases(caseload, regiehouder):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            regiehouder.client.get("/")
        return len(counted)

    def five_more(times):
        for number in range(5 * times):
            case = caseload(wijk=f"Wijk {number}")
            make.make_inschrijving(jongere=case.jongere)
            make.make_score(case=case)

    five_more(1)
    few = queries()
    five_more(11)

    assert queries() == few
    assert Inschrijving.objects.count() == 60


def test_htmx_gets_the_table_and_a_browser_the_whole_page(caseload, regiehouder):
    caseload()

    part = regiehouder.client.get("/?zoek=ami", **HTMX).content.decode()

    assert part.strip().startswith('<div id="caseload">')
    assert "<html" not in part
    assert "<html" in regiehouder.client.get("/?zoek=ami").content.decode()


def test_an_empty_caseload_says_what_will_stand_here(regiehouder):
    assert "Nog geen dossiers" in text_of(regiehouder.client.get("/"))
    assert "Pas je zoekwoord of filter aan" in text_of(regiehouder.client.get("/?zoek=x"))


@pytest.mark.parametrize("role", [Role.BELEIDSMEDEWERKER, Role.FUNCTIONEEL_BEHEERDER])
def test_who_has_no_cases_reads_what_can_be_done_here(colleague, role):
    page = text_of(colleague("Bea Beheer", role).client.get("/"))

    assert "Je hebt hier geen eigen dossiers" in page
    assert ("Naar importeren" in page) == (role == Role.FUNCTIONEEL_BEHEERDER)


def test_a_jongere_does_not_find_the_werkplek(teun):
    assert teun.client.get("/").status_code == 404


def test_the_day_list_tells_what_is_due(caseload, regiehouder):
    quiet = caseload("Stille Sem", voornamen="Sem")
    type(quiet).objects.filter(pk=quiet.pk).update(opened_at=timezone.now() - timedelta(days=60))
    goal = make.make_goal(plan=make.make_plan(case=caseload("Amira Haddad")))
    make.make_action(goal=goal, text="School bellen", owner_kind="regiehouder", due_on=make.days_ago(1))

    page = text_of(regiehouder.client.get(at("vandaag")))

    assert "School bellen Amira Haddad" in page
    assert "Stille Sem Nog niet gesproken" in page


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.REGIEHOUDER, ["Kolenveld"]), (Role.COORDINATOR, ["Kolenveld", "Noord"])]
)
def test_only_wijken_of_visible_cases_are_offered(colleague, regiehouder, caseload, role, offered):
    viewer = regiehouder if role == Role.REGIEHOUDER else colleague("Corrie", role)
    caseload(wijk="Kolenveld")
    caseload(wijk="")
    caseload(wijk="Noord", leader=make.make_user("Nora Kok"))

    form = viewer.client.get("/").context["form"]

    assert [value for value, _ in form.fields["wijk"].choices] == ["", *offered]
