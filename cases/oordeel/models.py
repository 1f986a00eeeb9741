"""Oordeel: the conclusion on one melding, with the minimum of information that it rests on."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.keys.fields import CaseTextField
from cases.signals.models import Melding
from cases.versions import Versioned


class Outcome(models.TextChoices):
    ANALYSEREN = "analyseren", "Verder naar analyseren"
    AFSLUITEN = "afsluiten", "Afsluiten, met de reden"
    TER_KENNISGEVING = "ter_kennisgeving", "Ter kennisgeving aannemen"


class Basis(models.TextChoices):
    """Ideally a conversation, or else a study of what is already known (routekaart 1.2)."""

    MELDER = "melder", "Gesprek met de melder"
    JONGERE = "jongere", "Gesprek met de jongere"
    BEIDEN = "beiden", "Gesprek met melder en jongere"
    DOSSIER = "dossier", "Onderzoek van het dossier"


class Oordeel(Versioned):
    """Written in parts until it is decided, and after that it stays as it is: the database sees to that.

    The routekaart names the parts: reason, actions of partners, agreements and reaction, contacts, help trajectories;
    an absence overview only for verzuim 18+, and what the melder expects only for a direct melding.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    melding = models.OneToOneField(Melding, models.PROTECT, related_name="oordeel")
    basis = models.CharField("waar rust het oordeel op", max_length=10, choices=Basis, blank=True)
    reden = CaseTextField(owner="melding", verbose_name="vermoedelijke reden", blank=True)
    acties = CaseTextField(owner="melding", verbose_name="acties van ketenpartners", blank=True)
    reactie = CaseTextField(owner="melding", verbose_name="afspraken met en reactie van de jongere", blank=True)
    contacten = CaseTextField(owner="melding", verbose_name="contactgegevens van betrokkenen", blank=True)
    hulp = CaseTextField(owner="melding", verbose_name="hulptrajecten", blank=True)
    verzuimoverzicht = CaseTextField(owner="melding", blank=True)
    verwachting = CaseTextField(owner="melding", verbose_name="wat de melder verwacht", blank=True)
    direct_action = models.BooleanField("directe actie nodig", null=True, blank=True)
    outcome = models.CharField("uitkomst", max_length=20, choices=Outcome, blank=True)
    outcome_reason = CaseTextField(owner="melding", verbose_name="waarom", blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "oordeel"
        verbose_name_plural = "oordelen"
        constraints = [
            models.CheckConstraint(
                name="oordeel_decided_whole",
                condition=Q(decided_at=None, decided_by=None)
                | (
                    Q(decided_at__isnull=False, decided_by__isnull=False, direct_action__isnull=False)
                    & ~Q(outcome="")
                    & ~Q(outcome_reason="")
                    & ~Q(reden="")
                ),
                violation_error_message="Een oordeel heeft een uitkomst, een reden en wie het besloot.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display() or "nog geen oordeel"
