"""How someone lives: work and income, and housing. Optional, and only what the support needs."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.jongeren.models import Jongere
from cases.keys.fields import CaseTextField


class WerkStatus(models.TextChoices):
    WERK = "werk", "Werkt"
    LEERWERK = "leerwerk", "Leerwerktraject"
    STAGE = "stage", "Stage of werkervaring"
    ZOEKEND = "zoekend", "Zoekt werk"
    GEEN = "geen", "Geen werk"


class Inkomensbron(models.TextChoices):
    LOON = "loon", "Loon"
    STUDIEFINANCIERING = "studiefinanciering", "Studiefinanciering"
    UITKERING = "uitkering", "Uitkering van de gemeente"
    UWV = "uwv", "Uitkering van het UWV"
    OUDERS = "ouders", "Van ouders"
    GEEN = "geen", "Geen inkomen"
    ONBEKEND = "onbekend", "Onbekend"


class WoonVorm(models.TextChoices):
    OUDERS = "ouders", "Bij ouder(s)"
    ZELFSTANDIG = "zelfstandig", "Zelfstandig"
    BEGELEID = "begeleid", "Begeleid wonen"
    PLEEGZORG = "pleegzorg", "Pleeggezin of gezinshuis"
    INSTELLING = "instelling", "Instelling"
    LOGEREN = "logeren", "Logeert bij anderen"
    OPVANG = "opvang", "Opvang"
    DAKLOOS = "dakloos", "Geen vaste plek"


# Stable housing: the coarse answer that may replace the form.
STABLE = (WoonVorm.OUDERS, WoonVorm.ZELFSTANDIG, WoonVorm.BEGELEID, WoonVorm.PLEEGZORG)


class SituationQuerySet[Row: models.Model](models.QuerySet[Row]):
    def current(self) -> Self:
        return self.filter(until=None)


def one_current(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=["jongere"],
        condition=Q(until=None),
        name=name,
        violation_error_message="Er staat al een huidige situatie.",
    )


def until_after_since(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(until=None) | Q(until__gte=F("since")),
        violation_error_message="De einddatum ligt voor de begindatum.",
    )


class WerkInkomen(models.Model):
    """The situation at work from one day on; hours count for the target of 12 hours a week (B6)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="werk_inkomen")
    status = models.CharField(max_length=10, choices=WerkStatus)
    werkgever = models.CharField(max_length=200, blank=True)
    uren_per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    inkomensbron = models.CharField(max_length=20, choices=Inkomensbron, default=Inkomensbron.ONBEKEND)
    since = models.DateField("sinds", default=timezone.localdate)
    until = models.DateField("tot en met", null=True, blank=True)

    objects = SituationQuerySet["WerkInkomen"].as_manager()

    class Meta:
        verbose_name = "werk en inkomen"
        verbose_name_plural = "werk en inkomen"
        ordering = ["-since", "id"]
        constraints = [
            one_current("one_current_werk_inkomen"),
            until_after_since("werk_inkomen_ends_after_start"),
            models.CheckConstraint(
                name="werk_inkomen_hours_in_a_week",
                condition=Q(uren_per_week=None) | Q(uren_per_week__lte=80),
                violation_error_message="Meer dan 80 uur per week kan niet.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} {self.werkgever}".strip()


class Woonsituatie(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="woonsituaties")
    vorm = models.CharField("hoe woont de jongere", max_length=12, choices=WoonVorm)
    since = models.DateField("sinds", default=timezone.localdate)
    until = models.DateField("tot en met", null=True, blank=True)
    toelichting = CaseTextField(owner="jongere", blank=True)

    objects = SituationQuerySet["Woonsituatie"].as_manager()

    class Meta:
        verbose_name = "woonsituatie"
        verbose_name_plural = "woonsituaties"
        ordering = ["-since", "id"]
        constraints = [
            one_current("one_current_woonsituatie"),
            until_after_since("woonsituatie_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.get_vorm_display()
