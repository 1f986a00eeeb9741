"""RegieAfspraak: with whom the casusregie lies since when, whether they accepted, and when the jongere heard (B124)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.dossier.models import Case
from cases.keys.fields import CaseTextField


class Bij(models.TextChoices):
    """The regiehouder keeps the procesregie, wherever the casusregie lies (B18)."""

    REGIEHOUDER = "regiehouder", "De regiehouder"
    COLLEGA = "collega", "Een andere collega van de gemeente"
    PARTNER = "partner", "Iemand van een ketenpartner"


class RegieAfspraak(models.Model):
    """Added and never changed: the newest one holds, as long as the regiehouder of that day still leads the case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="regie_afspraken")
    bij = models.CharField("wie heeft de casusregie", max_length=12, choices=Bij)
    naam = models.CharField("naam en organisatie", max_length=200, blank=True)
    sinds = models.DateField("sinds", default=timezone.localdate)
    aangenomen_op = models.DateField("aangenomen op", null=True, blank=True)
    verteld_op = models.DateField("de jongere hoorde het op", null=True, blank=True)
    text = CaseTextField("wat is er afgesproken", blank=True)
    regiehouder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "afspraak over de regie"
        verbose_name_plural = "afspraken over de regie"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["case", "-at"], name="regie_by_case")]
        constraints = [
            models.CheckConstraint(
                name="regie_with_somebody_named",
                condition=Q(bij="regiehouder") | ~Q(naam=""),
                violation_error_message="Schrijf op wie de casusregie heeft.",
            ),
            models.CheckConstraint(name="regie_in_a_known_place", condition=Q(bij__in=Bij.values)),
        ]

    def __str__(self) -> str:
        return self.naam if self.bij != Bij.REGIEHOUDER else self.regiehouder.naam

    @property
    def is_accepted(self) -> bool:
        """The regiehouder accepted by having the case; anybody else says so."""
        return self.bij == Bij.REGIEHOUDER or self.aangenomen_op is not None
