"""Who may act for a ketenpartner, and who operates the platform; these live in the public schema only."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User


class PartnerRole(models.TextChoices):
    MEDEWERKER = "medewerker", "medewerker"
    BEHEERDER = "beheerder", "beheerder"


class PartnerMemberQuerySet(models.QuerySet["PartnerMember"]):
    def active(self) -> Self:
        return self.filter(Q(active_until=None) | Q(active_until__gt=timezone.now()), user__is_active=True)


class PartnerMember(models.Model):
    """A person who reads for one ketenpartner. Membership ends; the row stays, because the log points to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(User, models.PROTECT, related_name="partner_member")
    ketenpartner = models.ForeignKey("partners.Ketenpartner", models.PROTECT, related_name="members")
    role = models.CharField(max_length=20, choices=PartnerRole.choices, default=PartnerRole.MEDEWERKER)
    functie = models.CharField(max_length=100, blank=True)
    active_until = models.DateTimeField(null=True, blank=True)

    objects = PartnerMemberQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.user} ({self.ketenpartner})"

    @property
    def naam(self) -> str:
        return self.user.naam

    @property
    def log_name(self) -> str:
        """By name: a jongere may read who of a ketenpartner looked."""
        return self.user.naam

    @property
    def organisation(self) -> str:
        return self.ketenpartner.naam


class Operator(models.Model):
    """A person who runs the platform: tenants, partners, health. Opens no dossier of anyone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(User, models.PROTECT, related_name="operator")
    since = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return str(self.user)
