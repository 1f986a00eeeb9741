"""LooseFile: a file that no row names any more and that still has to go from where it is kept."""

import uuid

from django.db import models
from django.utils import timezone


class LooseFile(models.Model):
    """Written by the database itself, in the transaction in which the row went or let its file go, so that a rollback
    keeps the file and a crash after the commit forgets none. It stands here until the file is gone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=255)
    # Of which dossier, when it was erased; a number, because the dossier is gone.
    case_id = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ()
        verbose_name = "los bestand"
        verbose_name_plural = "losse bestanden"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return str(self.pk)
