"""Bringing what was written before the keys under the key of its case: a batch at a time, so it can stop and go on."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from psycopg import sql

from cases.keys.fields import CaseFileField, CaseTextField

ROWS_AT_ONCE = 500


SealedField = CaseTextField | CaseFileField


def columns() -> "Iterator[tuple[type[models.Model], SealedField]]":
    """Every sealed column of casework."""
    for model in apps.get_models():
        if model._meta.managed:
            yield from ((model, field) for field in sealed_fields(model))


def sealed_fields(model: type[models.Model]) -> "list[SealedField]":
    return [field for field in model._meta.local_fields if isinstance(field, CaseTextField | CaseFileField)]


def seal_left() -> int:
    """Seal every text and file of this schema that lies open still; returns how many. Does nothing when there is none.

    Each batch is committed by itself. A row that somebody changes meanwhile is left to them: they seal it.
    """
    return sum(seal_column(model, field) for model, field in columns())


def seal_column(model: type[models.Model], field: SealedField) -> int:
    sealed = 0
    while numbers := left_in(model, field, ROWS_AT_ONCE):
        sealed += seal_rows(model, field, numbers)
    return sealed


def left_in(model: type[models.Model], field: SealedField, at_most: int) -> list[object]:
    key = str(model._meta.pk.column)
    query = sql.SQL("select {key} from {table} where not cases_is_sealed({column}) limit {at_most}").format(
        key=sql.Identifier(key), table=sql.Identifier(model._meta.db_table), column=sql.Identifier(str(field.column)),
        at_most=sql.Literal(at_most),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [number for (number,) in cursor.fetchall()]


@transaction.atomic
def seal_rows(model: type[models.Model], field: SealedField, numbers: list[object]) -> int:
    """Row by row through the one function of the database that may, also where rows are only added to: those nobody
    changes, and so nobody, not even we, may lock them."""
    key, column, done = model._meta.pk.column, str(field.column), 0
    rows = model._base_manager.filter(pk__in=numbers)
    if model._meta.db_table not in settings.KETEN_APPEND_ONLY:
        rows = rows.select_for_update(of=("self",), skip_locked=True)
    for row in rows:
        with connection.cursor() as cursor:
            cursor.execute("select cases_seal_row(%s, %s, %s, %s, %s)",
                           [model._meta.db_table, column, key, row.pk, stored_form(row, field)])  # fmt: skip
            done += bool(cursor.fetchone()[0])
    return done


def stored_form(row: models.Model, field: SealedField) -> str | bytes:
    """The value of this row as it will rest in the database."""
    setattr(row, field.attname, getattr(row, field.attname))
    stored: str | bytes = field.get_db_prep_save(field.pre_save(row, add=False), connection)
    return stored
