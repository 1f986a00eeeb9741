"""Schoolgesprek: a talk with the school of one jongere, planned or held."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from cases.keys.fields import CaseTextField
from cases.school.models import Inschrijving
from cases.versions import Versioned


class About(models.TextChoices):
    VERZUIM = "verzuim", "Preventief gesprek over verzuim"
    UITSCHRIJVING = "uitschrijving", "Overleg voordat de jongere stopt"


class SchoolgesprekQuerySet(models.QuerySet["Schoolgesprek"]):
    def held(self) -> Self:
        return self.filter(held_on__isnull=False)

    def waiting(self) -> Self:
        """Planned, and neither held nor called off."""
        return self.filter(held_on=None, cancelled_on=None)


class Schoolgesprek(Versioned):
    """Between school and Doorstroompunt, about one inschrijving. Whether there was one before somebody was taken off
    the books follows from these rows (B48)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="schoolgesprekken")
    # Follows from the case; stands here so that the database knows that the inschrijving is of the same jongere.
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="schoolgesprekken", editable=False)
    inschrijving = models.ForeignKey(Inschrijving, models.PROTECT, related_name="schoolgesprekken")
    about = models.CharField("waarover", max_length=15, choices=About)
    planned_on = models.DateField("gepland op")
    held_on = models.DateField("gevoerd op", null=True, blank=True)
    met_wie = models.CharField("met wie", max_length=200, blank=True)
    afspraken = CaseTextField("wat is er afgesproken", blank=True)
    cancelled_on = models.DateField("afgezegd op", null=True, blank=True, editable=False)
    cancel_reason = CaseTextField("waarom niet", max_length=300, one_line=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SchoolgesprekQuerySet.as_manager()

    class Meta:
        verbose_name = "gesprek met school"
        verbose_name_plural = "gesprekken met school"
        ordering = ["-planned_on", "-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="schoolgesprek_held_says_how",
                condition=Q(held_on=None) | (~Q(met_wie="") & ~Q(afspraken="")),
                violation_error_message="Schrijf op met wie het was en wat jullie afspraken.",
            ),
            models.CheckConstraint(
                name="schoolgesprek_ends_once",
                condition=Q(cancelled_on=None) | (Q(cancelled_on__isnull=False, held_on=None) & ~Q(cancel_reason="")),
                violation_error_message="Schrijf op waarom het niet doorgaat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_about_display()}, {self.inschrijving.school}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.jongere_id = self.case.jongere_id
        super().save(*args, **kwargs)
