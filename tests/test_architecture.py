"""What import-linter cannot see: foreign keys point down, views have one door, and `platform` stays Python's own."""

import ast
import inspect
import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from cases import catalogue

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("tenants", "partners", "accounts", "audit", "cases", "consent", "sharing", "frontend", "config")
FACES = ("frontend/werkplek", "frontend/mijn", "frontend/keten", "frontend/beheer")
# Rows of a case. Law texts, and who may be asked to work on one, are nobody's secret.
PUBLIC_KNOWLEDGE = {"Grondslag", "HardStop"}
CASEWORK = {
    model.__name__: model
    for label in ("cases", "consent", "sharing", "audit")
    for model in apps.get_app_config(label).get_models()
    if model.__name__ not in PUBLIC_KNOWLEDGE
}
PUBLIC_ONLY = ("tenants", "partners", "members")
URLCONFS = ("config.urls.tenant", "config.urls.partners", "config.urls.beheer", "config.urls.health")


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)


def test_foreign_keys_point_down_to_lower_rooms():
    order = {room: height for height, room in enumerate(ROOMS)}
    upward = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if (room := model.__module__.split(".")[0]) in order
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
        and order.get(field.related_model.__module__.split(".")[0], -1) > order[room]
    ]  # fmt: skip

    assert upward == []


def test_no_model_of_a_tenant_has_a_foreign_key_to_a_gemeente_or_a_partner():
    crossing = [
        f"{model.__name__}.{field.name}"
        for label in ("cases", "consent", "sharing", "audit", "accounts")
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model._meta.app_label in PUBLIC_ONLY
    ]  # fmt: skip

    assert crossing == []


@pytest.mark.parametrize("path", sorted(sources(*FACES)), ids=lambda path: str(path.relative_to(ROOT)))
def test_views_reach_casework_through_the_user_only(path):
    """The first thing a view asks of a model is a method that takes the user; other rows come from what that gave."""
    past_the_door = [
        f"{name}.objects.{method}, line {line}"
        for name, method, line in queries(path)
        if name in CASEWORK and not takes_a_user(name, method)
    ]

    assert past_the_door == []


def takes_a_user(name: str, method: str) -> bool:
    return "user" in inspect.signature(getattr(CASEWORK[name]._default_manager, method)).parameters


def queries(path: Path) -> Iterator[tuple[str, str, int]]:
    """Every `Model.objects.method` in a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Attribute(attr=method, value=ast.Attribute(attr="objects", value=ast.Name(id=name))):
                yield name, method, node.lineno


def test_the_walk_over_views_would_catch_a_query_past_the_doors(tmp_path):
    wrong = tmp_path / "views.py"
    wrong.write_text("def page(request):\n    return Case.objects.filter(pk=1)\n")

    assert list(queries(wrong)) == [("Case", "filter", 2)]
    assert not takes_a_user("Case", "filter")
    assert takes_a_user("Case", "for_user")


def test_every_view_says_for_whom_it_is():
    silent = [f"{conf}: {pattern.pattern}" for conf in URLCONFS for pattern in patterns(get_resolver(conf))
              if not hasattr(pattern.callback, "open_to") and not is_open(pattern)]  # fmt: skip

    assert silent == []


OPEN_MODULES = ("accounts.", "allauth.", "config.health", "frontend.look", "drf_spectacular.", "sharing.api")


def is_open(pattern: URLPattern) -> bool:
    """Login, health, the pages about privacy; the API has its own check, in tests/sharing."""
    return pattern.callback.__module__.startswith(OPEN_MODULES)


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def test_platform_is_still_pythons_own():
    assert platform.python_version()
    assert not (ROOT / "platform" / "__init__.py").exists()
    assert list((ROOT / "platform").glob("*.py")) == []


# The method by which pyHanko asks for a signature; it touches no database and waits for nothing.
SIGNS_IN_MEMORY = "consent/evidence/paper.py"


def test_no_view_is_asynchronous():
    """T6 and T7: a tenant belongs to a thread; async views share one."""
    asynchronous = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources("frontend", "sharing", "cases", "consent", "tenants", "platform/accounts", "platform/audit")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.AsyncFunctionDef) and str(path.relative_to(ROOT)) != SIGNS_IN_MEMORY
    ]

    assert asynchronous == []


BANNED = {"schema_context", "tenant_context", "set_schema", "set_schema_to_public", "activate"}


def test_nobody_uses_the_stock_ways_to_another_schema():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {name}"
        for path in sources(*ROOMS[:1], "cases", "consent", "sharing", "frontend", "platform")
        for node in ast.walk(ast.parse(path.read_text()))
        if (name := getattr(node, "attr", getattr(node, "id", ""))) in BANNED
        and "tenants/db" not in str(path) and "translation" not in path.read_text()
    ]  # fmt: skip

    assert found == []


def test_columns_of_the_catalogue_are_unique():
    assert len({field.column for field in catalogue.FIELDS.values()}) == len(catalogue.FIELDS) >= 45
