"""EigenVisie: how the jongere sees one signal, in their own words (C6)."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cases.dossier.models import Case
from cases.drops.models import DropSignal
from cases.keys.fields import CaseTextField
from cases.signals.models import Melding


class How(models.TextChoices):
    ZELF = "zelf", "Zelf opgeschreven"
    GESPREK = "gesprek", "In een gesprek gezegd"


class EigenVisieQuerySet(models.QuerySet["EigenVisie"]):
    def for_citizen(self, user: User) -> Self:
        return self.filter(case__jongere__user=user)


class EigenVisie(models.Model):
    """Added and never edited: who thinks otherwise later says so in a new one. About one melding or one drop."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="eigen_visies")
    melding = models.ForeignKey(Melding, models.PROTECT, null=True, blank=True, related_name="visies")
    drop = models.ForeignKey(DropSignal, models.PROTECT, null=True, blank=True, related_name="visies")
    text = CaseTextField("wat jij ervan vindt")
    how = models.CharField("hoe gezegd", max_length=8, choices=How)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EigenVisieQuerySet.as_manager()

    class Meta:
        verbose_name = "wat jij van een signaal vindt"
        verbose_name_plural = "wat jij van signalen vindt"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["case", "at"], name="eigen_visie_by_case")]
        constraints = [
            models.CheckConstraint(
                name="eigen_visie_about_one_signal",
                condition=Q(melding__isnull=False, drop=None) | Q(melding=None, drop__isnull=False),
            ),
            models.CheckConstraint(name="eigen_visie_in_a_known_way", condition=Q(how__in=How.values)),
        ]

    def __str__(self) -> str:
        return f"{self.get_how_display()}, {timezone.localdate(self.at):%d-%m-%Y}"
