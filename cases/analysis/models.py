"""Analysis, what lies with the school, and steunfiguren: what has to be understood before a plan is made."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from cases.keys.fields import CaseTextField
from cases.versions import Versioned


class Analysis(Versioned):
    """Four points (B112). Each change is a row with the next version: what was thought before stays to be read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="analyses")
    reasons = CaseTextField("redenen van verzuim of uitval", blank=True)
    to_do = CaseTextField("wat er moet gebeuren", blank=True)
    earlier_actions = CaseTextField("wat er al is gedaan, en wat dat deed", blank=True)
    earlier_help = CaseTextField("welke hulp er al was, en wat die deed", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "analyse"
        verbose_name_plural = "analyses"
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "version"],
                name="one_analysis_per_version",
                violation_error_message="Iemand anders heeft de analyse intussen gewijzigd.",
            ),
        ]

    def __str__(self) -> str:
        return f"analyse, versie {self.version}"


class Schooloorzaak(models.Model):
    """A cause that lies with the school and not with the jongere; it goes back to the school (B115)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="schooloorzaken")
    school = models.CharField(max_length=200)
    text = CaseTextField("wat ligt er aan de school")
    told_on = models.DateField("terug naar school gemeld op", null=True, blank=True)
    told_to = models.CharField("met wie besproken", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "oorzaak bij school"
        verbose_name_plural = "oorzaken bij school"
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="schooloorzaak_told_to_somebody",
                condition=Q(told_on=None, told_to="") | (Q(told_on__isnull=False) & ~Q(told_to="")),
                violation_error_message="Vul in wanneer je dit met school besprak, en met wie.",
            ),
        ]

    def __str__(self) -> str:
        return f"oorzaak bij {self.school}"


class SteunfiguurQuerySet(models.QuerySet["Steunfiguur"]):
    def current(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gte=timezone.localdate()))


class Steunfiguur(models.Model):
    """An adult who stays: the first of the Big 5 (B97). Belongs to the jongere, and so outlives a case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="steunfiguren")
    naam = models.CharField(max_length=200)
    relatie = models.CharField("wie is dat voor de jongere", max_length=100)
    telefoon = models.CharField(max_length=30, blank=True)
    since = models.DateField("sinds", default=timezone.localdate)
    until = models.DateField("tot en met", null=True, blank=True)

    objects = SteunfiguurQuerySet.as_manager()

    class Meta:
        verbose_name = "steunfiguur"
        verbose_name_plural = "steunfiguren"
        ordering = ["naam", "id"]
        constraints = [
            models.CheckConstraint(
                name="steunfiguur_ends_after_start",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.relatie}"
