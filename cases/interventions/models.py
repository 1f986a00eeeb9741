"""Intervention: what is done on one or more domains, perhaps because of a drop signal, until a new score (A15)."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.content.models import Edition
from cases.dossier.models import Case
from cases.drops.models import DropSignal
from cases.keys.fields import CaseTextField
from cases.zrm.domains import Domain
from cases.zrm.instruments import content_of
from cases.zrm.models import Score


class InterventionQuerySet(models.QuerySet["Intervention"]):
    def running(self) -> Self:
        return self.filter(closed_on=None)


class Intervention(models.Model):
    """Ends with a new score, so that everyone sees whether it helped."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="interventions")
    signal = models.ForeignKey(DropSignal, models.PROTECT, null=True, blank=True, related_name="interventions")
    instrument = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    domains = ArrayField(models.CharField(max_length=4), verbose_name="gebieden")
    text = CaseTextField("wat ga je doen")
    started_on = models.DateField("begonnen op", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interventions")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_on = models.DateField("afgesloten op", null=True, blank=True)
    closing_score = models.ForeignKey(Score, models.PROTECT, null=True, blank=True, related_name="closes")

    objects = InterventionQuerySet.as_manager()

    class Meta:
        verbose_name = "interventie"
        verbose_name_plural = "interventies"
        ordering = ["-started_on", "-created_at", "id"]
        indexes = [models.Index(fields=["started_on"], name="intervention_by_start")]
        constraints = [
            models.CheckConstraint(
                name="intervention_on_domains",
                condition=Q(domains__len__gte=1),
                violation_error_message="Kies ten minste één gebied.",
            ),
            models.CheckConstraint(
                name="intervention_ends_with_score",
                condition=Q(closed_on=None, closing_score=None)
                | Q(closed_on__isnull=False, closing_score__isnull=False),
                violation_error_message="Een interventie sluit je af met een nieuwe score.",
            ),
            models.CheckConstraint(
                name="intervention_ends_after_start",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("started_on")),
                violation_error_message="Een interventie kan niet eindigen voordat zij begint.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    def about(self) -> list[Domain]:
        return [domain for domain in content_of(self.instrument).domains if domain.code in self.domains]
