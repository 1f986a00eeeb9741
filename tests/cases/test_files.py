"""Files outside the database go with the row that named them, after the commit and never before."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection, transaction
from django.utils import timezone

from cases.files.models import LooseFile
from cases.files.services import UNNAMED_FOR, file_fields, remove_loose, remove_unnamed
from cases.imports.models import Import
from cases.imports.uploads import forget_lines_of, forget_rejected, start_import
from config.celery import HEADER
from config.tasks import tidy
from consent.inzage.stored import kinds
from tests import factories as make

pytestmark = pytest.mark.usefixtures("inside", "own_files")
# Files that hang on no dossier, each with what removes it by itself.
NOT_OF_A_DOSSIER = {
    "Import.file": "when it was read, or after a month",
    "Import.rejected_file": "after a month, or when somebody in it is erased",
    "LetterBatch.file": "after a month, or when one of its letters is erased",
}


@pytest.fixture
def upload():
    row = Import.objects.create(file_name="oud.csv", finished_at=timezone.now())
    row.rejected_file.save("oud.afgekeurd.csv", ContentFile(b"bsn;reden\n123456782;Geen naam.\n"))
    return row


def test_every_file_of_every_model_is_let_go_by_the_database():
    """A new FileField fails here until a migration gives its column `let_go_of_…` (cases_file_let_go)."""
    with connection.cursor() as cursor:
        cursor.execute("""
            select c.relname || '.' || t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where c.relnamespace = current_schema()::regnamespace and t.tgname like 'let_go_of_%'""")
        watched = {name for (name,) in cursor.fetchall()}

    assert {f"{model._meta.db_table}.let_go_of_{field.column}" for model, field in file_fields()} == watched


def test_every_file_hangs_on_a_dossier_or_goes_by_itself():
    loose = {f"{model.__name__}.{field.name}" for model, field in file_fields() if model not in kinds()}

    assert loose == set(NOT_OF_A_DOSSIER)


def test_every_file_lies_in_the_folder_of_its_gemeente():
    """Law 6; and only there do we look for what nobody names."""
    for model, field in file_fields():
        assert field.storage == default_storage
        assert field.generate_filename(model(), "naam.pdf").startswith("noorderkoog/")


def test_a_rollback_keeps_the_file(upload, django_capture_on_commit_callbacks):
    path = Path(upload.rejected_file.path)

    class Undone(Exception):
        pass

    with pytest.raises(Undone), transaction.atomic():
        forget_rejected(upload=upload, by=None)
        assert path.exists()
        raise Undone

    assert path.exists()
    assert not LooseFile.objects.exists()


def test_after_the_commit_it_is_gone_with_its_folder(upload, django_capture_on_commit_callbacks):
    path = Path(upload.rejected_file.path)

    with django_capture_on_commit_callbacks(execute=True):
        forget_rejected(upload=upload, by=None)

    assert not path.parent.exists()
    assert path.parent.parent.exists()
    assert not LooseFile.objects.exists()


def test_a_file_that_cannot_be_removed_stays_on_the_list_and_holds_up_no_other(upload, monkeypatch, caplog):
    stubborn, other = upload.rejected_file.name, default_storage.save("noorderkoog/imports/x.csv", ContentFile(b"x"))
    real = FileSystemStorage.delete
    LooseFile.objects.create(name=stubborn), LooseFile.objects.create(name=other)
    Import.objects.update(rejected_file="")

    def full(storage, name):
        if name == stubborn:
            raise OSError("read-only")
        real(storage, name)

    monkeypatch.setattr(FileSystemStorage, "delete", full)
    assert remove_loose() == 1
    assert not default_storage.exists(other)
    assert "could not be removed" in caplog.text

    monkeypatch.setattr(FileSystemStorage, "delete", real)
    remove_loose()
    assert not default_storage.exists(stubborn)
    assert not LooseFile.objects.exists()


def test_what_a_row_still_names_is_not_removed(upload):
    LooseFile.objects.create(name=upload.rejected_file.name)

    remove_loose()

    assert Path(upload.rejected_file.path).exists()
    assert not LooseFile.objects.exists()


def test_what_nobody_came_to_name_goes_after_a_week_and_what_is_named_stays(upload):
    """Somebody stopped between writing the file and the commit."""
    orphan, fresh = (default_storage.save(f"noorderkoog/machtigingen/{name}/scan.pdf", ContentFile(b"%PDF"))
                     for name in ("weg", "nieuw"))  # fmt: skip
    neighbour = default_storage.save("zandwaard/machtigingen/weg/scan.pdf", ContentFile(b"%PDF"))
    ledger = default_storage.save("noorderkoog/vernietigd.jsonl", ContentFile(b"{}"))
    long_ago = (timezone.now() - UNNAMED_FOR - timedelta(hours=1)).timestamp()
    for name in (orphan, neighbour, ledger, upload.rejected_file.name):
        os.utime(default_storage.path(name), (long_ago, long_ago))

    assert remove_unnamed() == 1

    assert not default_storage.exists(orphan)
    assert all(map(default_storage.exists, (fresh, neighbour, ledger, upload.rejected_file.name)))


@pytest.mark.parametrize(("bsn", "gone"), [("123456782", True), ("999990019", False)])
def test_refused_lines_with_somebody_who_is_erased_go_at_once(upload, bsn, gone):
    forget_lines_of(bsn)

    upload.refresh_from_db()
    assert (not upload.rejected_file) == gone


def test_a_file_that_nobody_came_to_read_goes_after_a_month(inside):
    """It holds BSNs."""
    by = make.make_user()
    waits = start_import(file=ContentFile(b"bsn\n", name="a.csv"), by=by)
    Import.objects.update(created_at=timezone.now() - timedelta(days=31))
    path = Path(waits.file.path)

    tidy.apply(headers={HEADER: inside.schema_name}).get()

    waits.refresh_from_db()
    assert (waits.file.name, path.exists()) == ("", False)
    assert "niet ingelezen" in waits.refusal
