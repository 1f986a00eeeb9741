"""Removing files: what the database says is loose, and what a crash left where nobody knows of it."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection, models, transaction
from django.utils import timezone

from cases.files.models import LooseFile

log = logging.getLogger(__name__)
# Long enough for a restore that has to be done again; until then a file without a row is left alone.
UNNAMED_FOR = timedelta(days=7)


def remove_loose_after_commit() -> None:
    """Not before: a rollback brings the row back, and then the file has to be there. What fails goes at night."""
    transaction.on_commit(remove_loose, robust=True)


def remove_loose() -> int:
    """Remove each file that was let go; returns how many. Twice does no harm, and one that fails holds up no other."""
    removed = 0
    for loose in LooseFile.objects.all():
        try:
            if not is_named(loose.name):
                remove(loose.name)
        except OSError:
            log.exception("a file that was let go could not be removed; the next night tries again")
            continue
        loose.delete()
        removed += 1
    return removed


def remove_unnamed() -> int:
    """Remove files of this schema that no row ever came to name: somebody stopped between the file and the commit."""
    before, named, removed = timezone.now() - UNNAMED_FOR, names(), 0
    for folder in folders():
        for name in list(stored_in(folder)):
            if name not in named and default_storage.get_modified_time(name) < before:
                remove(name)
                removed += 1
    return removed


def folders() -> set[str]:
    """Where our columns keep their files, and nowhere else: the ledger of destroyed keys may lie beside them."""
    here = str(connection.schema_name)  # type: ignore[attr-defined]  # our backend names it
    return {f"{here}/{PurePosixPath(field.generate_filename(model(), 'x')).parts[1]}" for model, field in file_fields()}


def remove(name: str) -> None:
    """The file, and the folder of its row when nothing else is in it."""
    default_storage.delete(name)
    folder = str(PurePosixPath(name).parent)
    if default_storage.exists(folder) and not any(default_storage.listdir(folder)):
        default_storage.delete(folder)


def file_fields() -> "Iterator[tuple[type[models.Model], models.FileField]]":
    """Every column that names a file, of every model."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, models.FileField):
                yield model, field


def is_named(name: str) -> bool:
    return any(rows_of(model).filter(**{field.name: name}).exists() for model, field in file_fields())


def names() -> set[str]:
    """The file of every row of this schema."""
    return {
        name for model, field in file_fields()
        for name in rows_of(model).exclude(**{field.name: ""}).values_list(field.name, flat=True)
    }  # fmt: skip


def rows_of(model: type[models.Model]) -> "models.QuerySet[Any]":
    return model._base_manager.all()


def stored_in(folder: str) -> Iterator[str]:
    """The names of all files in this folder and below."""
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for one in folders:
        yield from stored_in(f"{folder}/{one}")
