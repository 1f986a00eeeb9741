"""Ondersteuningsvraag and observatie: what the jongere asks, and what somebody saw."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import User
from cases.dossier.models import Case
from cases.keys.fields import CaseTextField


class VraagKind(models.TextChoices):
    EERSTE = "eerste", "Eerste vraag"
    ONDERLIGGEND = "onderliggend", "Vraag daaronder"


class OndersteuningsvraagQuerySet(models.QuerySet["Ondersteuningsvraag"]):
    def for_user(self, user: User | None) -> Self:
        """What this jongere asks, in the case that is open: nobody else reads it here, a gezagsdrager neither."""
        if user is None:
            return self.none()
        return self.filter(case__jongere__user=user, case__closed_at=None).latest_of_each()

    def latest_of_each(self) -> Self:
        """The first question and the one below it, each as it was last said."""
        newest = Ondersteuningsvraag.objects.order_by("case", "kind", "-created_at", "id").distinct("case", "kind")
        return self.filter(pk__in=newest.values("pk")).order_by("kind")


class Ondersteuningsvraag(models.Model):
    """Added to and never overwritten: how a question became clearer is part of what is known (B17). In the words of
    the jongere, and read by the jongere (C6)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="ondersteuningsvragen")
    kind = models.CharField("welke vraag", max_length=12, choices=VraagKind, default=VraagKind.EERSTE)
    text = CaseTextField("vraag van de jongere")
    said_on = models.DateField("gezegd op", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OndersteuningsvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "ondersteuningsvraag"
        verbose_name_plural = "ondersteuningsvragen"
        ordering = ["-created_at", "id"]
        indexes = [models.Index(fields=["case", "kind", "-created_at"], name="vraag_by_case")]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Observatie(models.Model):
    """A fact that somebody saw, without what it may mean (B104): who saw it, and when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="observaties")
    text = CaseTextField("wat is er gezien")
    seen_by = models.CharField("wie zag het", max_length=200)
    seen_on = models.DateField("wanneer", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "observatie"
        verbose_name_plural = "observaties"
        ordering = ["-seen_on", "-created_at", "id"]

    def __str__(self) -> str:
        return f"observatie van {self.seen_on:%d-%m-%Y}"
