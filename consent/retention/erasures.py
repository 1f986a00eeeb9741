"""Erasure and KeptProof: what is left of a dossier that was erased. Only the function that erases writes these."""

import json
import uuid
from typing import Any, Self

from django.db import models

from accounts.models import User
from consent.retention.models import RoundLine, keeps


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def for_user(self, user: User) -> Self:
        return self if keeps(user) else self.none()


class Erasure(models.Model):
    """That it went: what kind, on which rule, who proposed and confirmed, and how many rows of each table. No name and
    nothing of what it was. Each names the hash of the one before. Only the function that erases writes these."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    line = models.OneToOneField(RoundLine, models.PROTECT, related_name="erasure")
    case_id = models.UUIDField()
    payload = models.TextField()
    sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name = "bewijs van wissen"
        verbose_name_plural = "bewijzen van wissen"
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def told(self) -> dict[str, Any]:
        """The proof itself."""
        told: dict[str, Any] = json.loads(self.payload)
        return told

    @property
    def extent(self) -> str:
        """How much went. The first proofs did not count files."""
        rows, files = sum(self.told["rows"].values()), self.told.get("files", 0)
        one = "1 bestand" if files == 1 else f"{files} bestanden"
        return f"{rows} gegevens, {one}" if files else f"{rows} gegevens"


class ErasureSeal(models.Model):
    """The signature over the proof. An erasure without one does not commit."""

    erasure = models.OneToOneField(Erasure, models.PROTECT, primary_key=True, related_name="seal")
    key = models.ForeignKey("consent.SealKey", models.PROTECT, related_name="+")
    jws = models.TextField()

    class Meta:
        verbose_name = "zegel op een bewijs van wissen"
        verbose_name_plural = "zegels op bewijzen van wissen"

    def __str__(self) -> str:
        return str(self.erasure_id)


class KeptProof(models.Model):
    """The signed record of one consent event of a dossier that was erased. It has a term of its own, for claims
    (domain.md §1.9); the jongere is a pseudonym in it."""

    event_id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    key = models.ForeignKey("consent.SealKey", models.PROTECT, related_name="+")
    record = models.TextField()
    record_sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField(max_length=64, blank=True)
    jws = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = "bewaard bewijs van toestemming"
        verbose_name_plural = "bewaarde bewijzen van toestemming"

    def __str__(self) -> str:
        return str(self.event_id)
