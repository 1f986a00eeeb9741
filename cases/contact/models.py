"""Contactmomenten: every time we spoke with or about the jongere, or tried to."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.dossier.models import Case


class Channel(models.TextChoices):
    TELEFOON = "telefoon", "Telefoon"
    APP = "app", "App of sms"
    EMAIL = "email", "E-mail"
    BRIEF = "brief", "Brief"
    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    KANTOOR = "kantoor", "Gesprek op kantoor"
    SCHOOL = "school", "Gesprek op school"
    BUITEN = "buiten", "Ergens anders"


class ContactmomentQuerySet(models.QuerySet["Contactmoment"]):
    def reached(self) -> Self:
        return self.filter(reached=True)


class Contactmoment(models.Model):
    """An attempt that reached nobody is a contactmoment too: so nobody drops out of sight (A5)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="contactmomenten")
    at = models.DateTimeField("wanneer", default=timezone.now)
    channel = models.CharField("hoe", max_length=10, choices=Channel)
    with_whom = models.CharField("met wie", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="contactmomenten")
    text = models.TextField("wat is er besproken", blank=True)
    reached = models.BooleanField("gesproken", default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ContactmomentQuerySet.as_manager()

    class Meta:
        verbose_name = "contactmoment"
        verbose_name_plural = "contactmomenten"
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["case", "-at"], name="contactmoment_by_case")]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} met {self.with_whom}"
