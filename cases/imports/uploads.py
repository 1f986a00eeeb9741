"""An import from the werkplek: the file is kept, a task reads it, and a page shows how far it is."""

import io
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.files.services import remove_loose_after_commit
from cases.imports.files import FileRefused
from cases.imports.models import Import, ImportKind
from cases.imports.outcome import Outcome, Progress
from cases.imports.services import REFUSED_SUFFIX, import_jongeren
from cases.verzuimloket.importing import import_verzuimmeldingen

READERS_OF = {
    ImportKind.JONGEREN: import_jongeren,
    ImportKind.VERZUIMMELDINGEN: import_verzuimmeldingen,
}


@transaction.atomic
def start_import(*, file: File, by: User, kind: str = ImportKind.JONGEREN) -> Import:
    """Keep an uploaded file until the task `cases.imports.tasks.import_upload` has read it."""
    upload = Import(file_name=Path(file.name or "jongeren.csv").name[:255], by=by, kind=kind)
    upload.file.save("jongeren.csv", file, save=False)
    upload.save()
    audit.record("import.uploaded", by=by, about=upload)
    return upload


def run_import(*, upload: Import) -> Import:
    """Import an upload, and remove the file. Running it again after a crash adds what was not yet in."""
    if upload.finished_at:
        return upload
    upload.started_at = timezone.now()
    upload.save(update_fields=["started_at"])
    with TemporaryFile("w+b") as store, upload.file.open("rb") as file:
        rejected = io.TextIOWrapper(store, encoding="utf-8-sig", newline="")
        try:
            read = READERS_OF[ImportKind(upload.kind)]
            read(file=cast(BinaryIO, file), rejected=rejected, by=upload.by, progress=telling(upload))
        except FileRefused as refusal:
            upload.refusal = str(refusal)
        rejected.detach()
        finish(upload, store)
    return upload


@transaction.atomic
def forget_rejected(*, upload: Import, by: User | None) -> Import:
    """Remove the refused lines once they were corrected: they hold BSNs too."""
    upload.rejected_file = ""
    upload.save(update_fields=["rejected_file"])
    audit.record("import.rejected_forgotten", by=by, about=upload)
    remove_loose_after_commit()
    return upload


def forget_lines_of(bsn: str) -> None:
    """Somebody is erased: the refused lines of an import with this BSN in it go, before their month is over."""
    number = bsn.lstrip("0").encode()
    for upload in Import.objects.exclude(rejected_file=""):
        with upload.rejected_file.open("rb") as lines:
            names_them = any(number in line for line in lines)
        if names_them:
            forget_rejected(upload=upload, by=None)


@transaction.atomic
def forget_unread(*, upload: Import) -> Import:
    """Remove a file that nobody came to read: it holds BSNs."""
    upload.file = ""
    upload.refusal = "Dit bestand is niet ingelezen en na een maand weggehaald. Stuur het opnieuw."
    upload.finished_at = timezone.now()
    upload.save(update_fields=["file", "refusal", "finished_at"])
    audit.record("import.unread_forgotten", by=None, about=upload)
    remove_loose_after_commit()
    return upload


def telling(upload: Import) -> Progress:
    """After each batch the row says how far the import is, so that a page can show it."""

    def tell(outcome: Outcome) -> None:
        for name in ("total", "done", "added", "changed", "rejected"):
            setattr(upload, name, getattr(outcome, name))
        upload.save(update_fields=["total", "done", "added", "changed", "rejected"])

    return tell


def finish(upload: Import, rejected: BinaryIO) -> None:
    """Keep the refused lines, forget the file: it holds BSNs."""
    if rejected.seek(0, io.SEEK_END):
        rejected.seek(0)
        upload.rejected_file.save(f"jongeren.csv{REFUSED_SUFFIX}", File(rejected), save=False)
    upload.file = ""
    upload.finished_at = timezone.now()
    upload.save()
    remove_loose_after_commit()
