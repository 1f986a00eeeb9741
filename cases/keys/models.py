"""DataKey: the key under which the texts and files of one case lie. DestroyedKey: that it was destroyed, for good."""

from typing import Any

from django.db import models
from django.utils import timezone


class DataKey(models.Model):
    """One key per owner: a case, or a jongere for what outlives a case. It rests wrapped by a key outside the database.

    The owner is a number and not a foreign key, because a key may go before and after the rows that need it. This
    table stays out of the backup of a tenant and has one of its own that is kept shortly: see `keten keys`.
    """

    owner = models.UUIDField(primary_key=True, editable=False)
    wrapped = models.BinaryField(max_length=40)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ()
        verbose_name = "sleutel van een dossier"
        verbose_name_plural = "sleutels van dossiers"

    def __str__(self) -> str:
        return f"sleutel van {self.owner}"


class Why(models.TextChoices):
    BEWAARTERMIJN = "bewaartermijn", "De bewaartermijn is om"
    WISSEN = "wissen", "De jongere vroeg het (AVG 17)"
    INSTEMMING = "instemming", "De instemming is ingetrokken (WEB 9.2.7)"
    HERSTEL = "herstel", "Opnieuw vernietigd na herstel van een backup"


class DestroyedKey(models.Model):
    """Added and never removed, and kept outside the database as well: it outlives a restore, the key does not.

    The database refuses a new key for an owner that stands here.
    """

    owner = models.UUIDField(primary_key=True, editable=False)
    why = models.CharField("waarom", max_length=15, choices=Why)
    destroyed_at = models.DateTimeField("vernietigd op", default=timezone.now)

    class Meta:
        default_permissions = ()
        verbose_name = "vernietigde sleutel"
        verbose_name_plural = "vernietigde sleutels"
        ordering = ["destroyed_at", "owner"]

    def __str__(self) -> str:
        return f"vernietigd: {self.owner}"

    @property
    def line(self) -> dict[str, Any]:
        """As it stands in the ledger outside the database."""
        return {"owner": str(self.owner), "why": self.why, "at": self.destroyed_at.isoformat()}
