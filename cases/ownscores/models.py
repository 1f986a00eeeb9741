"""OwnScore: how the jongere says it goes, on a domain for which the coach asked it (A10)."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cases.content.models import Edition
from cases.dossier.models import Case
from cases.keys.fields import CaseTextField
from cases.zrm.domains import Domain
from cases.zrm.instruments import content_of


class ScoreQuestionQuerySet(models.QuerySet["ScoreQuestion"]):
    def open(self) -> Self:
        return self.filter(closed_at=None, case__closed_at=None)

    def for_citizen(self, user: User) -> Self:
        """Only what was asked of this jongere; a gezagsdrager answers nothing here."""
        return self.filter(case__jongere__user=user)


class ScoreQuestion(models.Model):
    """The coach asks how it goes, for some domains. Answering is never needed; a newer question ends the older one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="score_questions")
    instrument = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    domains = ArrayField(models.CharField(max_length=4))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ScoreQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag hoe het gaat"
        verbose_name_plural = "vragen hoe het gaat"
        ordering = ["-asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(closed_at=None),
                name="one_open_score_question_per_case",
                violation_error_message="Er staat al een vraag open.",
            ),
            models.CheckConstraint(
                name="score_question_has_domains",
                condition=Q(domains__len__gte=1),
                violation_error_message="Kies ten minste één gebied.",
            ),
        ]

    def __str__(self) -> str:
        return f"Vraag aan {self.case}"

    def asked(self) -> list[Domain]:
        return [domain for domain in content_of(self.instrument).domains if domain.code in self.domains]


class OwnScoreQuerySet(models.QuerySet["OwnScore"]):
    def for_citizen(self, user: User) -> Self:
        """What this jongere said; a gezagsdrager sees none of it."""
        return self.filter(case__jongere__user=user)

    def latest_per_domain(self) -> Self:
        return self.order_by("case_id", "domain", "-given_at").distinct("case_id", "domain")


class OwnScore(models.Model):
    """Given once and never changed: another day, another score. Stands beside the coach's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="own_scores")
    question = models.ForeignKey(ScoreQuestion, models.PROTECT, related_name="answers")
    domain = models.CharField("gebied", max_length=4)
    value = models.PositiveSmallIntegerField("score")
    words = CaseTextField("in eigen woorden", blank=True, max_length=1000)
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OwnScoreQuerySet.as_manager()

    class Meta:
        verbose_name = "eigen score"
        verbose_name_plural = "eigen scores"
        ordering = ["-given_at", "domain", "id"]
        indexes = [models.Index(fields=["case", "domain", "-given_at"], name="own_score_latest")]
        constraints = [
            models.UniqueConstraint(fields=["question", "domain"], name="own_score_once_per_question"),
            models.CheckConstraint(
                name="own_score_one_to_five",
                condition=Q(value__range=(1, 5)),
                violation_error_message="Kies een van de vijf.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.domain}: {self.value}"

    @property
    def about(self) -> Domain:
        return next(domain for domain in self.question.asked() if domain.code == self.domain)
