"""Writing one row: checked against its model and its constraints, before the database has to refuse it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from cases.refusals import NotValid


def save_new[Row: models.Model](row: Row) -> Row:
    """Save a row that did not exist yet, or raise NotValid."""
    check(row)
    row.save(force_insert=True)
    return row


def save_changes(row: models.Model, **values: Any) -> list[str]:
    """Save these values and return the names of the fields that changed, or raise NotValid."""
    changed = put(row, values)
    check(row)
    row.save(update_fields=list(values))
    return changed


def put(row: models.Model, values: dict[str, Any]) -> list[str]:
    """Set the values on the row without saving, and return the names of those that differ."""
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name, value in values.items():
        setattr(row, name, value)
    return changed


def check(row: models.Model) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise NotValid(error) from error
