"""What the night tidies, in every tenant and nowhere else."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.utils import timezone

from cases.imports.models import Import
from config.celery import HEADER
from config.tasks import tidy, tidy_everywhere
from tenants import hop


@pytest.fixture
def upload(inside, settings, tmp_path) -> Import:
    """An import that finished long ago, with refused lines."""
    settings.MEDIA_ROOT = tmp_path
    row = Import.objects.create(file_name="oud.csv", finished_at=timezone.now() - timedelta(days=31))
    row.rejected_file.save("oud.afgekeurd.csv", ContentFile(b"bsn;reden"))
    return row


def test_refused_lines_are_gone_after_a_month(upload, inside):
    kept = Path(upload.rejected_file.path)
    assert kept.exists()

    tidy.apply(headers={HEADER: inside.schema_name}).get()
    tidy.apply(headers={HEADER: inside.schema_name}).get()

    upload.refresh_from_db()
    assert not upload.rejected_file
    assert not kept.exists()


def test_refused_lines_of_this_month_stay(upload, inside):
    upload.finished_at = timezone.now() - timedelta(days=29)
    upload.save()

    tidy.apply(headers={HEADER: inside.schema_name}).get()

    upload.refresh_from_db()
    assert upload.rejected_file


def test_sessions_that_ended_are_removed(inside):
    Session.objects.create(session_key="oud", expire_date=timezone.now() - timedelta(minutes=1))
    Session.objects.create(session_key="nieuw", expire_date=timezone.now() + timedelta(hours=1))

    tidy.apply(headers={HEADER: inside.schema_name}).get()

    assert list(Session.objects.values_list("session_key", flat=True)) == ["nieuw"]


def test_every_tenant_is_asked(db, monkeypatch):
    asked = []
    monkeypatch.setattr(tidy, "apply_async", lambda headers: asked.append(headers[HEADER]))

    with hop("public"):
        tidy_everywhere.apply().get()

    assert {"noorderkoog", "zandwaard", "waterland"} <= set(asked)
