"""DoelgroepCorrection: a person who knows better than the rule. DoelgroepAssignment: one that has no rule."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.content.models import Edition
from cases.dossier.models import Case
from cases.dossier.tasks import Doelgroep
from cases.keys.fields import CaseTextField

WHY = "Schrijf op waarom deze doelgroep klopt."


class DoelgroepCorrection(models.Model):
    """Holds until it is taken back; then the dossier decides again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="doelgroep_corrections")
    doelgroep = models.CharField(max_length=15, choices=Doelgroep)
    beside = ArrayField(models.CharField(max_length=15, choices=Doelgroep), default=list, blank=True)
    reason = CaseTextField("waarom", error_messages={"blank": WHY})
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "correctie van de doelgroep"
        verbose_name_plural = "correcties van de doelgroep"
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(taken_back_at=None), name="one_doelgroep_correction_in_force"
            ),
            models.CheckConstraint(
                name="doelgroep_correction_says_why",
                condition=~Q(reason=""),
                violation_error_message=WHY,
            ),
        ]

    def __str__(self) -> str:
        return self.get_doelgroep_display()


class DoelgroepAssignmentQuerySet(models.QuerySet["DoelgroepAssignment"]):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)


class DoelgroepAssignment(models.Model):
    """One that the tenant added itself, put beside the others by hand: no rule tells who belongs to it (B26b)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="doelgroep_assignments")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60, editable=False)
    reason = CaseTextField("waarom", error_messages={"blank": WHY})
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DoelgroepAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "eigen doelgroep van een dossier"
        verbose_name_plural = "eigen doelgroepen van dossiers"
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "code"],
                condition=Q(ended_at=None),
                name="one_own_doelgroep_at_once",
                violation_error_message="Dit dossier hoort al bij deze doelgroep.",
            ),
            models.CheckConstraint(name="own_doelgroep_says_why", condition=~Q(reason=""), violation_error_message=WHY),
        ]

    def __str__(self) -> str:
        return self.edition.naam
