"""Wijkronde: a round along everybody out of sight in one wijk or in all; and for whom somebody looked."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from cases.jongeren.models import Jongere

HALF_A_YEAR = timedelta(days=182)
# Who walks along: the list names jongeren without a dossier, whose names a regiehouder may look up anyway.
WALKERS = (Role.REGIEHOUDER, Role.COORDINATOR)


class WijkrondeQuerySet(models.QuerySet["Wijkronde"]):
    def for_user(self, user: User) -> Self:
        return self if user.is_active and user.has_role(*WALKERS) else self.none()

    def running(self) -> Self:
        return self.filter(ended_on=None)


class Wijkronde(models.Model):
    """The list itself is derived each time: who is not out of sight any more leaves it, marked or not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField("naam", max_length=80)
    wijk = models.CharField(max_length=100, blank=True)
    started_on = models.DateField("begonnen op", default=timezone.localdate)
    ended_on = models.DateField("klaar op", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = WijkrondeQuerySet.as_manager()

    class Meta:
        verbose_name = "wijkronde"
        verbose_name_plural = "wijkrondes"
        ordering = ["-started_on", "naam", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wijk"],
                condition=Q(ended_on=None),
                name="one_running_ronde_per_wijk",
                violation_error_message="Voor deze wijk loopt al een ronde.",
            ),
            models.CheckConstraint(
                name="ronde_ends_after_start", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def next_on(self) -> date:
        """When the following round is due."""
        return self.started_on + HALF_A_YEAR


class LookOutcome(models.TextChoices):
    NIET_IN_BEELD = "niet_in_beeld", "Gekeken: nog niet in beeld"
    GEEN_HULP = "geen_hulp", "Gekeken: heeft geen hulp nodig"
    OPPAKKEN = "oppakken", "Opnieuw oppakken"


class WijkrondeLook(models.Model):
    """Somebody looked for this jongere in this round."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ronde = models.ForeignKey(Wijkronde, models.PROTECT, related_name="looks")
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="+")
    outcome = models.CharField("uitkomst", max_length=15, choices=LookOutcome)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "blik in een wijkronde"
        verbose_name_plural = "blikken in een wijkronde"
        constraints = [models.UniqueConstraint(fields=["ronde", "jongere"], name="one_look_per_ronde")]
