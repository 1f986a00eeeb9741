"""Contactmomenten: every time we spoke with or about the jongere, or tried to; and what is planned."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from cases.contact.dayparts import Daypart, daypart_of
from cases.dossier.models import Case
from cases.keys.fields import CaseTextField


class Channel(models.TextChoices):
    TELEFOON = "telefoon", "Telefoon"
    APP = "app", "App of sms"
    EMAIL = "email", "E-mail"
    BRIEF = "brief", "Brief"
    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    KANTOOR = "kantoor", "Gesprek op kantoor"
    SCHOOL = "school", "Gesprek op school"
    BUITEN = "buiten", "Ergens anders"


class Party(models.TextChoices):
    """Whom it was with, and who took part: working with the jongere and ouders, not on behalf of them (E3)."""

    JONGERE = "jongere", "Jongere"
    OUDERS = "ouders", "Ouder of verzorger"
    SCHOOL = "school", "School"
    PARTNER = "partner", "Ketenpartner"
    WIJKTEAM = "wijkteam", "Wijkteam"
    AFDELING = "afdeling", "Andere afdeling van de gemeente"
    ANDERS = "anders", "Iemand anders"


class Result(models.TextChoices):
    GESPROKEN = "gesproken", "Gesproken"
    GEEN_GEHOOR = "geen_gehoor", "Geen gehoor"
    NIET_THUIS = "niet_thuis", "Niet thuis"
    NIET_VERSCHENEN = "nvzb", "Niet verschenen zonder bericht"
    TERUGBELLEN = "terugbellen", "Afgesproken om terug te bellen"
    BERICHT = "bericht", "Bericht achtergelaten of gestuurd"


class ContactmomentQuerySet(models.QuerySet["Contactmoment"]):
    def reached(self) -> Self:
        return self.filter(reached=True)

    def mentioning(self, words: str) -> Self:
        """With these words in the report or the name. The reports are opened one by one: for one case at a time."""
        asked = words.casefold()
        rows = self.order_by().select_related(None).only("pk", "text", "with_whom")
        return self.filter(pk__in=[row.pk for row in rows if asked in f"{row.text}\n{row.with_whom}".casefold()])

    def visits(self) -> Self:
        return self.filter(channel=Channel.HUISBEZOEK)

    def failed_visits(self) -> Self:
        """Visits at which nobody was spoken to, the first one first."""
        return self.visits().filter(reached=False).order_by("at", "pk")


def summary_of(case: Case) -> dict[str, Any]:
    """Years of contact in one line, so that a long trajectory stays overseeable (A24)."""
    reached = Q(reached=True)
    return Contactmoment.objects.filter(case=case).aggregate(
        total=Count("pk"), first=Min("at"), spoken=Count("pk", filter=reached), last=Max("at", filter=reached)
    )


class Contactmoment(models.Model):
    """An attempt that reached nobody is a contactmoment too: so nobody drops out of sight (A5)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="contactmomenten")
    at = models.DateTimeField("wanneer", default=timezone.now)
    channel = models.CharField("hoe", max_length=10, choices=Channel)
    party = models.CharField("met wie", max_length=10, choices=Party, default=Party.JONGERE)
    with_whom = models.CharField("naam", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="contactmomenten")
    text = CaseTextField("wat is er besproken", blank=True)
    result = models.CharField("uitkomst", max_length=12, choices=Result, default=Result.GESPROKEN)
    # Follows from the result, and stays a column because what is shared with partners reads it.
    reached = models.BooleanField("gesproken", default=True, editable=False)
    announced = models.BooleanField("aangekondigd", null=True, blank=True)
    took_part = ArrayField(models.CharField(max_length=10, choices=Party), default=list, blank=True)
    gesprekspartner = models.CharField(max_length=200, blank=True)
    gesprekspartner_wanted = models.BooleanField("de jongere wil de gesprekspartner erbij", default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ContactmomentQuerySet.as_manager()

    class Meta:
        verbose_name = "contactmoment"
        verbose_name_plural = "contactmomenten"
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["case", "-at"], name="contactmoment_by_case")]
        constraints = [
            models.CheckConstraint(
                name="contact_reached_follows_result",
                condition=Q(reached=True, result=Result.GESPROKEN) | (Q(reached=False) & ~Q(result=Result.GESPROKEN)),
            ),
            models.CheckConstraint(
                name="contact_not_home_at_a_visit",
                condition=~Q(result=Result.NIET_THUIS) | Q(channel=Channel.HUISBEZOEK),
                violation_error_message="Niet thuis past alleen bij een huisbezoek.",
            ),
            models.CheckConstraint(
                name="contact_announced_at_a_visit",
                condition=Q(announced=None) | Q(channel=Channel.HUISBEZOEK),
                violation_error_message="Aangekondigd of niet vul je alleen in bij een huisbezoek.",
            ),
            models.CheckConstraint(
                name="contact_gesprekspartner_is_wanted",
                condition=Q(gesprekspartner="") | Q(gesprekspartner_wanted=True),
                violation_error_message="Een gesprekspartner is erbij als de jongere dat wil. Vink aan dat dit zo is.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} met {self.with_whom}"

    @property
    def daypart(self) -> Daypart:
        return daypart_of(self.at)

    @property
    def is_driegesprek(self) -> bool:
        """The jongere, we, and another department of the gemeente (B69)."""
        return {Party.JONGERE, Party.AFDELING} <= set(self.took_part)

    @property
    def participants(self) -> list[str]:
        """Who took part, in words, with the gesprekspartner that the jongere chose (B68, E3)."""
        found = [str(Party(party).label).lower() for party in self.took_part]
        return [*found, *filter(None, [self.gesprekspartner])]


class PlannedContactQuerySet(models.QuerySet["PlannedContact"]):
    def open(self) -> Self:
        """Neither held nor called off."""
        return self.filter(moment=None, cancelled_at=None)


class PlannedContact(models.Model):
    """A visit or a call that lies ahead. It ends as a contactmoment, or is called off with a reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="planned_contacts")
    at = models.DateTimeField("wanneer")
    channel = models.CharField("hoe", max_length=10, choices=Channel, default=Channel.HUISBEZOEK)
    party = models.CharField("met wie", max_length=10, choices=Party, default=Party.JONGERE)
    with_whom = models.CharField("naam", max_length=200)
    announced = models.BooleanField("aangekondigd", null=True, blank=True)
    note = CaseTextField("waar je aan denkt", max_length=300, one_line=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    moment = models.OneToOneField(Contactmoment, models.PROTECT, null=True, blank=True, related_name="planned")
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancel_reason = CaseTextField("waarom niet", max_length=300, one_line=True, blank=True)

    objects = PlannedContactQuerySet.as_manager()

    class Meta:
        verbose_name = "gepland contact"
        verbose_name_plural = "gepland contact"
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["case", "at"], condition=Q(moment=None, cancelled_at=None), name="planned_open"),
        ]
        constraints = [
            models.CheckConstraint(
                name="planned_announced_at_a_visit",
                condition=Q(announced=None) | Q(channel=Channel.HUISBEZOEK),
                violation_error_message="Aangekondigd of niet vul je alleen in bij een huisbezoek.",
            ),
            models.CheckConstraint(
                name="planned_ends_once",
                condition=Q(cancelled_at=None) | (Q(cancelled_at__isnull=False, moment=None) & ~Q(cancel_reason="")),
                violation_error_message="Schrijf op waarom het niet doorgaat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} met {self.with_whom}"

    @property
    def daypart(self) -> Daypart:
        return daypart_of(self.at)

    @property
    def has_been(self) -> bool:
        """The moment is over, and nobody wrote down how it went."""
        return self.at < timezone.now()
