"""What is stored about a jongere: every row that hangs on the person or on a case of that person.

The rows are found by walking the foreign keys of our models, so that a noun that is added later is shown by itself.
What the law lets out stands in `LEFT_OUT`, each with the reason that the jongere reads.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import User
from cases.jongeren.models import Jongere
from consent.inzage.words import LEFT_OUT, MODELS, NEVER, PERSON_ONLY, TITLES, WORDS
from consent.items import ITEMS

ROOMS = ("cases", "consent")


@dataclass(frozen=True)
class Line:
    """One stored row: names with values, as a reader wants them."""

    facts: list[tuple[str, str]]


@dataclass
class Part:
    """All rows of one kind, the latest first."""

    title: str
    lines: list[Line] = field(default_factory=list)


def stored_about(jongere: Jongere, *, for_parent: bool = False) -> list[Part]:
    """Every part that has something in it. A parent gets what is about the person, not what the child told us."""
    rows = rows_of(jongere)
    shown = [model for model in rows if not for_parent or model.__name__ in PERSON_ONLY]
    parts = [Part(title_of(model), [line_of(row) for row in found(model, rows[model])]) for model in shown]
    return sorted((part for part in parts if any(line.facts for line in part.lines)), key=lambda part: part.title)


def rows_of(jongere: Jongere) -> dict[type[models.Model], set[Any]]:
    """The numbers of all rows that hang on this person, by model; in the order in which they were found."""
    found: dict[type[models.Model], set[Any]] = {Jongere: {jongere.pk}}
    waiting: list[tuple[type[models.Model], set[Any]]] = [(Jongere, {jongere.pk})]
    while waiting:
        model, numbers = waiting.pop()
        for child, name in children_of(model):
            shown = to_be_told(child).filter(**{f"{name}__in": numbers})
            new = set(shown.values_list("pk", flat=True))
            new -= found.get(child, set())
            if new:
                found.setdefault(child, set()).update(new)
                waiting.append((child, new))
    return {model: numbers for model, numbers in found.items() if model.__name__ not in LEFT_OUT}


def to_be_told(model: type[models.Model]) -> "models.QuerySet[Any]":
    """The rows of this kind; of a kind that is sometimes told later, what is told (AVG 23)."""
    rows = model._default_manager.all()
    told = getattr(rows, "told", None)
    return told() if told else rows


def children_of(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """The models of casework with a foreign key to this one, each with the name of that key."""
    for relation in model._meta.related_objects:
        child = relation.related_model
        if isinstance(child, str) or child._meta.app_label not in ROOMS or not child._meta.managed:
            continue
        yield child, relation.field.name


@cache
def kinds() -> list[type[models.Model]]:
    """Every model that can hold something about a jongere: for the test that each of them has its words."""
    seen: list[type[models.Model]] = [Jongere]
    for model in seen:
        seen += [child for child, _ in children_of(model) if child not in seen]
    return seen


def found(model: type[models.Model], numbers: set[Any]) -> "models.QuerySet[Any]":
    dated = next((f"-{name}" for name in ("at", "created_at", "event_time") if has(model, name)), "pk")
    people = [f.name for f in facts_of(model) if isinstance(f, models.ForeignKey)]
    rows = model._default_manager.filter(pk__in=numbers).order_by(dated)
    return rows.select_related(*people) if people else rows


def has(model: type[models.Model], name: str) -> bool:
    return any(one.name == name for one in model._meta.concrete_fields)


def facts_of(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The columns that say something: no numbers, no seals, nothing of somebody else."""
    hidden = NEVER | MODELS.get(model.__name__, frozenset())
    return [one for one in model._meta.concrete_fields if one.name not in hidden and not goes_up(one)]


def goes_up(one: "models.Field[Any, Any]") -> bool:
    """A key to another row of the same dossier: that row is shown itself."""
    return one.related_model in kinds()


def title_of(model: type[models.Model]) -> str:
    title = TITLES.get(model._meta.label) or str(model._meta.verbose_name_plural)
    return title[:1].upper() + title[1:]


def line_of(row: models.Model) -> Line:
    facts = [(label_of(one), in_words(row, one)) for one in facts_of(type(row))]
    return Line([(label, text) for label, text in facts if text])


def label_of(one: "models.Field[Any, Any]") -> str:
    label = WORDS.get(one.name) or str(one.verbose_name)
    return label[:1].upper() + label[1:]


def in_words(row: models.Model, one: "models.Field[Any, Any]") -> str:
    """A value as somebody reads it; empty when there is nothing."""
    value = getattr(row, one.name)
    if value in (None, "", [], {}):
        return ""
    if one.choices:
        return str(getattr(row, f"get_{one.name}_display")())
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d-%m-%Y, %H.%M uur}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return plain(value)


def plain(value: Any) -> str:
    if isinstance(value, User):
        return value.naam
    if isinstance(value, dict):
        return ", ".join(f"{name}: {plain(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(plain(one) for one in value)
    return named(str(value)) if not isinstance(value, uuid.UUID) else ""


def named(text: str) -> str:
    """The name of a field or an asked item, where the text is its code."""
    return ITEMS[text].label if text in ITEMS else text
