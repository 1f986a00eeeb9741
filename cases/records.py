"""Writing one row: its fields are checked first, its constraints by the database; both refuse in Dutch sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from cases.refusals import NotValid


def save_new[Row: models.Model](row: Row) -> Row:
    """Save a row that did not exist yet, or raise NotValid."""
    with checked(row):
        row.save(force_insert=True)
    return row


def save_changes(row: models.Model, **values: Any) -> list[str]:
    """Save these values and return the names of the fields that changed, or raise NotValid."""
    changed = put(row, values)
    with checked(row):
        row.save(update_fields=list(values))
    return changed


def put(row: models.Model, values: dict[str, Any]) -> list[str]:
    """Set the values on the row without saving, and return the names of those that differ."""
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name, value in values.items():
        setattr(row, name, value)
    return changed


@contextmanager
def checked(row: models.Model) -> Iterator[None]:
    """Write what is valid. The database judges the constraints once; only when it refuses do we ask it which."""
    try:
        row.clean_fields(exclude=row._state.fields_cache)
        row.clean()
        with transaction.atomic():
            yield
    except (ValidationError, IntegrityError):
        check(row)
        raise


def check(row: models.Model) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise NotValid(error) from error
