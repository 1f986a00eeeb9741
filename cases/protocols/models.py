"""ProtocolRun: a case that follows a protocol; and what somebody marked or decided about its steps by hand."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.content.models import Edition
from cases.dossier.models import Case
from cases.keys.fields import CaseTextField


class Outcome(models.TextChoices):
    CONTACT = "contact", "Er is contact"
    GEWISSELD = "gewisseld", "Verder met een ander protocol"
    GESTOPT = "gestopt", "Gestopt"
    AFGESLOTEN = "afgesloten", "Dossier afgesloten"


class ProtocolRunQuerySet(models.QuerySet["ProtocolRun"]):
    def running(self) -> Self:
        return self.filter(ended_on=None)


class ProtocolRun(models.Model):
    """One at a time per case, under the version of the protocol with which it began. Its steps are derived."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="protocol_runs")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+", verbose_name="protocol")
    started_on = models.DateField("begonnen op", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_on = models.DateField("geëindigd op", null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField("hoe het eindigde", max_length=12, choices=Outcome, blank=True)
    end_reason = CaseTextField("waarom", max_length=500, one_line=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ProtocolRunQuerySet.as_manager()

    class Meta:
        verbose_name = "gevolgd protocol"
        verbose_name_plural = "gevolgde protocollen"
        ordering = ["-started_on", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_on=None),
                name="one_running_protocol_per_case",
                violation_error_message="Dit dossier volgt al een protocol.",
            ),
            models.CheckConstraint(
                name="protocol_ends_with_outcome",
                condition=Q(ended_on=None, ended_by=None, outcome="")
                | (Q(ended_on__isnull=False, ended_by__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="protocol_ends_after_start", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
            models.CheckConstraint(
                name="protocol_deviation_has_reason",
                condition=~Q(outcome__in=("gewisseld", "gestopt")) | ~Q(end_reason=""),
                violation_error_message="Schrijf op waarom je hiermee stopt.",
            ),
        ]

    def __str__(self) -> str:
        return self.edition.naam


class MarkKind(models.TextChoices):
    GEDAAN = "gedaan", "Gedaan"
    OVERGESLAGEN = "overgeslagen", "Overgeslagen"
    LATER = "later", "Op een andere dag"
    HEROPEND = "heropend", "Toch nog doen"


class StepMark(models.Model):
    """Added and never changed: the latest one of a step counts. Deviating is allowed, with a reason (B64)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(ProtocolRun, models.PROTECT, related_name="marks")
    step = models.CharField(max_length=3)
    kind = models.CharField(max_length=12, choices=MarkKind)
    on = models.DateField("op")
    reason = CaseTextField("waarom", owner="run.case", max_length=500, one_line=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "aantekening bij een stap"
        verbose_name_plural = "aantekeningen bij stappen"
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="step_deviation_has_reason",
                condition=~Q(kind__in=("overgeslagen", "later")) | ~Q(reason=""),
                violation_error_message="Afwijken mag als je opschrijft waarom.",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        return self.run.case_id
