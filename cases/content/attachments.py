"""Bijlage: a PDF beside the text of content, kept once by its hash, so that a version says which file it had (B52)."""

import uuid

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.records import save_new

MOST_BYTES = 5_000_000


class Bijlage(models.Model):
    """About nobody, and never changed: another file is another row. The database refuses what is no PDF."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    naam = models.CharField("naam van het bestand", max_length=120)
    pdf = models.BinaryField(max_length=MOST_BYTES)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["-at", "id"]
        constraints = [
            models.CheckConstraint(name="bijlage_hash", condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return self.naam


@transaction.atomic
def keep_attachment(*, naam: str, pdf: bytes, sha256: str, by: User) -> Bijlage:
    """The file under its hash; the same file twice is kept once."""
    known = Bijlage.objects.filter(sha256=sha256).first()
    if known:
        return known
    kept = save_new(Bijlage(naam=naam, pdf=pdf, sha256=sha256, by=by))
    audit.record("attachment.kept", by=by, about=kept)
    return kept


def attachment(sha256: str) -> Bijlage | None:
    """No secret within the gemeente: what the regio agreed is for everybody who works there."""
    return Bijlage.objects.filter(sha256=sha256).first() if sha256 else None
