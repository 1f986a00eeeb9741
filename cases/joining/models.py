"""Joining: somebody's word that a melding is about this jongere, belongs to another melding, or just does not."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from cases.jongeren.models import Jongere
from cases.keys.fields import CaseTextField
from cases.signals.models import Melding


class Verdict(models.TextChoices):
    SAMEN = "samen", "Hoort bij elkaar"
    APART = "apart", "Is iemand anders"


class JoiningQuerySet(models.QuerySet["Joining"]):
    def for_user(self, user: User, permission: str) -> Self:
        """What was said of the meldingen on which this user holds this right."""
        return self.filter(melding__in=Melding.objects.for_user(user, permission))

    def standing(self) -> Self:
        """Said, and not taken back."""
        return self.filter(ended_at=None)

    def together(self) -> Self:
        return self.filter(verdict=Verdict.SAMEN)

    def apart(self) -> Self:
        return self.filter(verdict=Verdict.APART)


class Joining(models.Model):
    """Taken back by ending it, never by removing it: who thought what, and why, stays to be read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    melding = models.ForeignKey(Melding, models.PROTECT, related_name="joinings")
    jongere = models.ForeignKey(Jongere, models.PROTECT, null=True, blank=True, related_name="joinings")
    other = models.ForeignKey(Melding, models.PROTECT, null=True, blank=True, related_name="joined_from")
    verdict = models.CharField("oordeel", max_length=5, choices=Verdict)
    why = CaseTextField("waarom", owner="melding", max_length=300, one_line=True)
    # Without a person it was certain by itself: somebody logged in with DigiD and is this jongere.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_why = CaseTextField("waarom niet meer", owner="melding", max_length=300, one_line=True, blank=True)

    objects = JoiningQuerySet.as_manager()

    class Meta:
        verbose_name = "koppeling"
        verbose_name_plural = "koppelingen"
        ordering = ["-at", "id"]
        constraints = [
            models.CheckConstraint(
                name="joining_to_one_thing",
                condition=Q(jongere__isnull=False, other=None) | Q(jongere=None, other__isnull=False),
            ),
            models.CheckConstraint(name="joining_to_another_melding", condition=Q(other=None) | ~Q(other=F("melding"))),
            models.CheckConstraint(
                name="joining_ended_with_reason",
                condition=Q(ended_at=None, ended_by=None, ended_why="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_why="")),
                violation_error_message="Schrijf op waarom dit niet klopt.",
            ),
            models.UniqueConstraint(
                fields=["melding"],
                condition=Q(ended_at=None, verdict=Verdict.SAMEN, jongere__isnull=False),
                name="melding_about_one_jongere",
                violation_error_message="Deze melding is al aan een jongere gekoppeld.",
            ),
            models.UniqueConstraint(
                fields=["melding", "jongere"],
                condition=Q(ended_at=None),
                name="one_word_about_melding_and_jongere",
                violation_error_message="Hierover is al iets besloten.",
            ),
            models.UniqueConstraint(
                fields=["melding", "other"],
                condition=Q(ended_at=None),
                name="one_word_about_two_meldingen",
                violation_error_message="Hierover is al iets besloten.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.melding} en {self.jongere or self.other}"
