"""Scores: how someone does on one domain of an instrument, seen by one person on one day."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.content.models import ContentKind, Edition
from cases.dossier.models import Case
from cases.keys.fields import CaseTextField
from cases.zrm.domains import Domain, Level
from cases.zrm.instruments import Instrument, content_of


class ScoreQuerySet(models.QuerySet["Score"]):
    def latest_per_domain(self) -> Self:
        """The newest score of each domain of each case."""
        return self.order_by("case_id", "domain", "-scored_on", "-created_at").distinct("case_id", "domain")


class Score(models.Model):
    """A whole level from 1 to 5 with a reason: why this domain matters for this jongere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="scores")
    # The database knows that the domain is one of this instrument, and sets the ZRM when none is given.
    instrument = models.ForeignKey(
        Edition, models.PROTECT, related_name="scores", limit_choices_to={"kind": ContentKind.INSTRUMENT}
    )
    domain = models.CharField("domein", max_length=4)
    value = models.PositiveSmallIntegerField("score", choices=Level)
    scored_on = models.DateField("gescoord op", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="scores")
    reason = CaseTextField("waarom deze score")
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
                name="score_with_reason",
                condition=~Q(reason=""),
                violation_error_message="Schrijf op waarom je dit domein scoort.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about.label}: {self.value}"

    @property
    def content(self) -> Instrument:
        """The instrument as it was when this score was given."""
        return content_of(self.instrument)

    @property
    def about(self) -> Domain:
        found = self.content.domain(self.domain)
        if found is None:
            raise LookupError(self.domain)
        return found

    @property
    def level(self) -> str:
        return self.content.levels[self.value]


class LatestScore(models.Model):
    """The newest score of a case on a domain, and the one before it. Kept by the database, only read by us: for pages
    over all cases at once."""

    score = models.OneToOneField(Score, models.DO_NOTHING, primary_key=True, related_name="+")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="latest")
    domain = models.CharField(max_length=4)
    value = models.PositiveSmallIntegerField()
    scored_on = models.DateField()
    previous = models.PositiveSmallIntegerField(null=True)
    previous_on = models.DateField(null=True)

    class Meta:
        default_permissions = ()
        verbose_name = "laatste score"
        verbose_name_plural = "laatste scores"
        constraints = [models.UniqueConstraint(fields=["case", "domain"], name="one_latest_score_per_domain")]
        indexes = [models.Index(fields=["domain", "value", "case"], name="latest_score_by_value")]

    @property
    def change(self) -> int | None:
        """Up, down or level since the measurement before; None for the first."""
        return None if self.previous is None else self.value - self.previous


class ScoreProcessQuerySet(models.QuerySet["ScoreProcess"]):
    def running(self) -> Self:
        return self.filter(ended_at=None)


class ScoreProcess(models.Model):
    """Following a jongere with one instrument: begun on purpose and with a reason (A13). While it runs, scoring again
    falls due. Without it a case owes nobody a score."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="score_processes")
    instrument = models.ForeignKey(
        Edition, models.PROTECT, related_name="+", limit_choices_to={"kind": ContentKind.INSTRUMENT}
    )
    reason = CaseTextField("waarom is dit nodig voor deze jongere")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_on = models.DateField("begonnen op", default=timezone.localdate)
    measured_on = models.DateField("laatste meting", default=timezone.localdate, editable=False)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    end_reason = CaseTextField("waarom stopt het", blank=True)

    objects = ScoreProcessQuerySet.as_manager()

    class Meta:
        verbose_name = "werkproces zelfredzaamheid"
        verbose_name_plural = "werkprocessen zelfredzaamheid"
        ordering = ["-started_on", "id"]
        indexes = [models.Index(fields=["measured_on"], condition=Q(ended_at=None), name="score_process_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_at=None),
                name="one_score_process_per_case",
                violation_error_message="Het werkproces loopt al.",
            ),
            models.CheckConstraint(
                name="score_process_ends_with_reason",
                condition=Q(ended_at=None, ended_by=None, end_reason="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(end_reason="")),
                violation_error_message="Schrijf op waarom het werkproces stopt.",
            ),
            models.CheckConstraint(
                name="score_process_with_reason",
                condition=~Q(reason=""),
                violation_error_message="Schrijf op waarom dit nodig is voor deze jongere.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument.naam} sinds {self.started_on}"
