"""The partner API keeps the NL API Design Rules (domain.md §5.1)."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import get_resolver

LIST = "/api/v1/gedeelde-jongeren"
NUMBER = uuid.UUID(int=7, version=4)
PROBLEMS = [
    ("get", LIST, {"pagina": "nul"}, 400),
    ("get", LIST, {"onbekend": "1"}, 400),
    ("get", LIST, {"sorteer": "bsn"}, 400),
    ("get", LIST, {"zoek": "\0"}, 400),
    ("get", LIST, {"pagina": "99"}, 404),
    ("get", f"{LIST}/{NUMBER}", {}, 404),
    ("get", f"{LIST}/geen-nummer", {}, 404),
    ("get", f"{LIST}/", {}, 404),
    ("get", "/api/v1/", {}, 404),
    ("get", "/api/v1/iets-anders", {}, 404),
    ("delete", LIST, {}, 405),
    ("post", LIST, {}, 405),
    ("put", f"{LIST}/{NUMBER}", {}, 405),
    ("post", f"/api/v1/meldingen-einde-delen/{NUMBER}/bevestiging", {}, 404),
    ("post", f"/api/v1/meldingen-verbetering/{NUMBER}/bevestiging", {}, 404),
    ("get", f"/api/v1/vragen/{NUMBER}", {}, 404),
    ("post", f"/api/v1/vragen/{NUMBER}/antwoorden", {}, 404),
    ("delete", f"/api/v1/vragen/{NUMBER}", {}, 405),
]


def is_problem(answer, status):
    body = answer.json()
    return (
        answer.status_code == body["status"] == status
        and answer.headers["Content-Type"] == "application/problem+json"
        and {"type", "title", "status", "detail"} <= set(body)
    )


@pytest.mark.parametrize(("method", "path", "query", "status"), PROBLEMS)
def test_every_error_is_a_problem_with_a_version(school, method, path, query, status):
    answer = getattr(school.teacher, method)(path, query)

    assert is_problem(answer, status)
    assert answer.headers["API-Version"] == "1.0.0"


def test_a_problem_names_the_parameter_that_is_wrong(school):
    body = school.teacher.get(LIST, {"paginaGrootte": "1000"}).json()

    assert [wrong["name"] for wrong in body["invalidParams"]] == ["paginaGrootte"]


def test_nobody_in_particular_gets_a_401_that_says_how_to_log_in(db):
    answer = Client(HTTP_HOST="partners.localhost").get(LIST)

    assert is_problem(answer, 401)
    assert answer.headers["WWW-Authenticate"].startswith("Session")
    assert answer.headers["API-Version"] == "1.0.0"


def test_a_format_that_we_do_not_speak_is_a_problem(school):
    answer = school.teacher.get(LIST, headers={"Accept": "application/xml"})

    assert is_problem(answer, 406)


@pytest.mark.parametrize(
    "path",
    [LIST, "/api/v1/meldingen-einde-delen", "/api/v1/meldingen-verbetering", "/api/v1/vragen", "/api/v1/openapi.json"],
)
def test_a_good_answer_has_a_version_and_is_not_kept(school, path):
    answer = school.teacher.get(path)

    assert answer.status_code == 200
    assert answer.headers["API-Version"] == "1.0.0"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.fixture
def document(db):
    """The OpenAPI document, which anybody may read."""
    return Client(HTTP_HOST="partners.localhost").get("/api/v1/openapi.json").json()


def test_the_document_describes_every_address_and_no_other(document):
    known = {
        "/" + re.sub(r"<\w+:(\w+)>", r"{\1}", str(one.pattern)) for one in get_resolver("sharing.api.urls").url_patterns
    }

    assert set(document["paths"]) == known - {"/openapi.json", "/^.*$"}
    assert document["openapi"].startswith("3.")
    assert document["servers"] == [{"url": "/api/v1"}]
    assert document["info"]["contact"]


def test_names_in_the_document_follow_the_rules(document):
    for path, methods in document["paths"].items():
        assert re.fullmatch(r"(/([a-z]+(-[a-z]+)*|\{\w+\}))+", path)
        for operation in methods.values():
            assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", part["name"]) for part in operation.get("parameters", []))
            assert any(code == "401" for code in operation["responses"])
    for schema in document["components"]["schemas"].values():
        assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name) for name in schema["properties"])
