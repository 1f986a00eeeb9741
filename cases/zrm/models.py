"""Scores: how someone does on one domain, seen by one person on one day."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.dossier.models import Case
from cases.zrm.domains import DOMAIN_CHOICES, DOMAINS, Domain, Level


class ScoreQuerySet(models.QuerySet["Score"]):
    def latest_per_domain(self) -> Self:
        """The newest score of each domain of each case."""
        return self.order_by("case_id", "domain", "-scored_on", "-created_at").distinct("case_id", "domain")


class Score(models.Model):
    """A whole level from 1 to 5 with a reason: why this domain matters for this jongere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="scores")
    domain = models.CharField("domein", max_length=4, choices=DOMAIN_CHOICES)
    value = models.PositiveSmallIntegerField("score", choices=Level)
    scored_on = models.DateField("gescoord op", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="scores")
    reason = models.TextField("waarom deze score")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        verbose_name = "score"
        verbose_name_plural = "scores"
        ordering = ["-scored_on", "-created_at", "id"]
        indexes = [models.Index(fields=["case", "domain", "-scored_on", "-created_at"], name="score_latest")]
        constraints = [
            models.CheckConstraint(
                name="score_one_to_five",
                condition=Q(value__range=(1, 5)),
                violation_error_message="Een score is 1, 2, 3, 4 of 5.",
            ),
            models.CheckConstraint(
                name="score_of_known_domain",
                condition=Q(domain__in=[code for code, _ in DOMAIN_CHOICES]),
                violation_error_message="Dit domein kennen we niet.",
            ),
            models.CheckConstraint(
                name="score_with_reason",
                condition=~Q(reason=""),
                violation_error_message="Schrijf op waarom je dit domein scoort.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about.label}: {self.value}"

    @property
    def about(self) -> Domain:
        return DOMAINS[self.domain]
