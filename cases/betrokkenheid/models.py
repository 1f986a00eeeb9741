"""Betrokkenheid: how close the regiehouder stands now. "Dichtbij als nodig, soms op afstand, maar altijd latent." """

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.dossier.models import Case
from cases.keys.fields import CaseTextField


class Intensity(models.TextChoices):
    DICHTBIJ = "dichtbij", "Dichtbij"
    OP_AFSTAND = "op_afstand", "Op afstand"
    LATENT = "latent", "Latent aanwezig"


# How long may it be quiet before somebody looks: half as long as the tenant chose, as long, or three times as long.
# Latent is not gone: who is latent comes on the list too.
TIMES = {Intensity.DICHTBIJ: 0.5, Intensity.OP_AFSTAND: 1, Intensity.LATENT: 3}


class BetrokkenheidQuerySet(models.QuerySet["Betrokkenheid"]):
    def current(self) -> Self:
        """The last of each case."""
        newest = Betrokkenheid.objects.order_by("case", "-at", "-pk").distinct("case")
        return self.filter(pk__in=newest.values("pk"))


class Betrokkenheid(models.Model):
    """Added and never changed: the last one holds. As long as nobody chose, we stand at a distance."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="betrokkenheid")
    intensity = models.CharField("hoe dichtbij staan we", max_length=10, choices=Intensity)
    reason = CaseTextField("waarom", max_length=500, one_line=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BetrokkenheidQuerySet.as_manager()

    class Meta:
        verbose_name = "hoe dichtbij we staan"
        verbose_name_plural = "hoe dichtbij we staan"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["case", "-at"], name="betrokkenheid_by_case")]

    def __str__(self) -> str:
        return str(self.get_intensity_display())


def days_for(intensity: str | None, days: int) -> int:
    """After how many days something stands out, for who stands so close."""
    return max(1, round(days * TIMES[Intensity(intensity or Intensity.OP_AFSTAND)]))
