"""Import: one file of jongeren or meldingen on its way in, and how far it is."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role

IMPORTERS = (Role.FUNCTIONEEL_BEHEERDER, Role.COORDINATOR)


def in_own_folder(row: "Import", name: str) -> str:
    """The schema is in the path, so that two gemeenten never meet in one folder."""
    return f"{connection.schema_name}/imports/{row.pk}/{name}"  # type: ignore[attr-defined]  # our backend names it


class ImportKind(models.TextChoices):
    JONGEREN = "jongeren", "Jongeren met school en verzuim"
    VERZUIMMELDINGEN = "verzuimmeldingen", "Verzuimmeldingen van het register"


class ImportQuerySet(models.QuerySet["Import"]):
    def for_user(self, user: User) -> Self:
        """Imports hold many jongeren at once: they are for the roles that import, and for nobody else."""
        return self if user.has_role(*IMPORTERS) else self.none()

    def running(self) -> Self:
        return self.filter(started_at__isnull=False, finished_at=None)

    def unread_since(self, moment: datetime) -> Self:
        """Uploaded before this moment, and never finished."""
        return self.filter(created_at__lt=moment, finished_at=None).exclude(file="")

    def rejected_before(self, moment: datetime) -> Self:
        """Finished before this moment, and their refused lines still kept."""
        return self.filter(finished_at__lt=moment).exclude(rejected_file="")


class Import(models.Model):
    """The file holds BSNs: it is removed as soon as the import has finished. Only refused rows are kept, to correct."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("wat staat erin", max_length=20, choices=ImportKind, default=ImportKind.JONGEREN)
    file_name = models.CharField("bestand", max_length=255)
    file = models.FileField(upload_to=in_own_folder, max_length=255, blank=True)
    rejected_file = models.FileField(upload_to=in_own_folder, max_length=255, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="imports")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    refusal = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="import_rejects_at_most_what_was_done",
                condition=Q(rejected__lte=F("done")),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def percentage(self) -> int:
        return 100 * self.done // self.total if self.total else 0
