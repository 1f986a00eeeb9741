"""What import-linter cannot see: it knows `django` only as a whole."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cases", "consent", "sharing", "tenants", "platform/audit", "platform/accounts", "platform/partners")
WEB = ("django.http", "django.shortcuts", "django.views", "django.template", "rest_framework")


def web_imports(source):
    """The names of the web framework that a module imports."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return [name for name in names if name.startswith(WEB)]


@pytest.mark.parametrize("room", ROOMS)
def test_models_and_services_know_no_web_framework(room):
    files = [path for name in ("models.py", "services.py") for path in (ROOT / room).rglob(name)]

    assert files
    assert {path: found for path in files if (found := web_imports(path.read_text()))} == {}


@pytest.mark.parametrize("line", ["from django.http import HttpRequest", "import rest_framework.views"])
def test_the_walk_would_catch_a_service_that_answers_requests(line):
    assert web_imports(f"from django.db import models\n{line}\n")
