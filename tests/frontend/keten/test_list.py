"""The list over all gemeenten: search, sort and count tell nothing that was not granted."""

import pytest

from audit.models import Entry
from cases.jongeren.services import invite_citizen
from tests import factories as make
from tests.deciding import decided, signed
from tests.frontend.keten.conftest import main_text


@pytest.fixture
def shared_with(school, regiehouder):
    """Shares fields of a new jongere with the school, signed; gives the case."""

    def share(roepnaam, achternaam, *fields):
        jongere = make.make_jongere(roepnaam=roepnaam, achternaam=achternaam, age=20)
        case = make.make_case(jongere=jongere, regiehouder=regiehouder.user, task="jeugdwet")
        user = invite_citizen(person=jongere, by=regiehouder.user)
        signed(decided(case=case, partner=school, by=regiehouder.user, fields=fields), by=user)
        return case

    return share


@pytest.fixture
def three(shared_with):
    """Zoë by her whole name, Anna by her first name only, Bram by nothing: in this order of reference."""
    return [
        shared_with("Zoë", "Aalders", "persoon.naam"),
        shared_with("Anna", "Zwart", "persoon.roepnaam"),
        shared_with("Bram", "Midden", "onderwijs.opleiding"),
    ]


def order(answer, *words):
    text = main_text(answer)
    return sorted((word for word in words if word in text), key=text.index)


def test_a_jongere_is_called_by_what_was_granted_and_else_by_reference(school, three):
    text = main_text(school.teacher.get("/"))

    assert "Zoë Aalders" in text
    assert "Anna" in text
    assert "Zwart" not in text
    assert "Bram" not in text
    assert text.count(three[2].reference) == 2  # as its name, and as its reference


def test_a_search_finds_granted_names_and_references(school, three):
    assert order(school.teacher.get("/?zoek=aald"), "Zoë", "Anna") == ["Zoë"]
    assert order(school.teacher.get("/?zoek=anna"), "Zoë", "Anna") == ["Anna"]
    assert three[2].reference in main_text(school.teacher.get(f"/?zoek={three[2].reference}"))


@pytest.mark.parametrize("word", ["Zwart", "Bram", "Midden", "Oosterwijk", "Dorpsstraat", "teun@example.org", "2006"])
def test_a_search_for_a_value_that_was_not_granted_finds_nothing(school, three, word):
    text = main_text(school.teacher.get(f"/?zoek={word}"))

    assert "Niets gevonden" in text
    assert "NO-2026" not in text


def test_a_count_counts_only_what_was_found_in_granted_values(school, three):
    assert "1 tot en met 3 van 3 regels" in main_text(school.teacher.get("/"))
    assert "1 tot en met 1 van 1 regels" in main_text(school.teacher.get("/?zoek=a&zoek=aald"))


def test_a_sort_by_name_knows_granted_names_only(school, three):
    names = ("Anna", "Zoë", three[2].reference)

    assert order(school.teacher.get("/?sort=naam"), *names) == ["Anna", "Zoë", three[2].reference]
    assert order(school.teacher.get("/?sort=-naam"), *names) == ["Zoë", "Anna", three[2].reference]


def test_where_no_name_was_granted_a_sort_by_name_keeps_the_order_of_reference(school, shared_with):
    cases = [shared_with(name, name, "onderwijs.opleiding") for name in ("Zoë", "Anna", "Mo")]
    references = [case.reference for case in cases]

    assert order(school.teacher.get("/?sort=naam"), *references) == references
    assert order(school.teacher.get("/?sort=-naam"), *references) == references


@pytest.mark.parametrize(
    "query", ["sort=achternaam", "sort=persoon.achternaam", "page=x", "page=99", "gemeente=zandwaard"]
)
def test_a_strange_question_is_not_asked(school, three, query):
    answer = school.teacher.get(f"/?{query}")

    assert answer.status_code == 200
    assert order(answer, "Zoë", "Anna") == ["Zoë", "Anna"]


def test_the_list_writes_down_exactly_what_it_shows(school, three):
    school.teacher.get("/")

    lines = {line.case_id: line.fields for line in Entry.objects.filter(kind="read")}
    assert lines == {three[0].pk: ["persoon.naam"], three[1].pk: ["persoon.roepnaam"]}


def test_a_page_that_is_not_looked_at_is_not_read(school, three, monkeypatch):
    monkeypatch.setattr("frontend.keten.shares.PER_PAGE", 1)

    assert order(school.teacher.get("/?page=2"), "Zoë", "Anna") == ["Anna"]

    assert Entry.objects.get(kind="read").case_id == three[1].pk
