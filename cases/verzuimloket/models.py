"""Verzuimmelding: the fields of the register (Besluit register onderwijsdeelnemers art. 14), and what we answer.

14b to 14k come from school and the register, 14l to 14p go back. 14e, 14g and 14h's explanation are `reden`, `gedaan`
and `vraag` of the melding; 14j is its melder; 14m its status. There is no public message of the register, so the
layout of our files is our own, and an adapter can stand before it.
"""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from cases.keys.fields import CaseTextField
from cases.school.models import VerzuimSoort, ends_after_start
from cases.signals.models import Melding, Status

SENDERS = (Role.REGIEHOUDER, Role.COORDINATOR)


class Prioriteit(models.TextChoices):
    LAAG = "laag", "Laag"
    NORMAAL = "normaal", "Normaal"
    HOOG = "hoog", "Hoog"


class VerzuimmeldingQuerySet(models.QuerySet["Verzuimmelding"]):
    def to_answer(self) -> Self:
        """Of the register, and changed after the last answer that went back."""
        told = self.exclude(kenmerk="").exclude(changed_at=None)
        return told.filter(Q(answered_at=None) | Q(answered_at__lt=F("changed_at")))


class Verzuimmelding(models.Model):
    """Belongs to one melding of the channel verzuimloket. The free text is never copied to a share (WRO 11 lid 2)."""

    melding = models.OneToOneField(Melding, models.PROTECT, primary_key=True, related_name="verzuimmelding")
    kenmerk = models.CharField("kenmerk van het register", max_length=40, blank=True)
    school = models.CharField(max_length=200)
    brin = models.CharField("BRIN", max_length=4, blank=True)
    heeft_startkwalificatie = models.BooleanField("heeft een startkwalificatie", null=True, blank=True)
    begon_op = models.DateField("begin van het verzuim")
    eindigde_op = models.DateField("einde van het verzuim", null=True, blank=True)
    soort = models.CharField("soort verzuim", max_length=5, choices=VerzuimSoort)
    alle_lessen_gemist = models.BooleanField("alle lessen gemist", default=False)
    actie_gewenst = models.BooleanField("school vraagt om actie", default=True)
    prioriteit = models.CharField(max_length=10, choices=Prioriteit, default=Prioriteit.NORMAAL)
    leslocatie = models.CharField(max_length=200, blank=True)
    telefoon_ouder = models.CharField("telefoon van een ouder", max_length=30, blank=True)
    opmerking = CaseTextField("opmerking aan school", owner="self", blank=True)
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = VerzuimmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "verzuimmelding"
        verbose_name_plural = "verzuimmeldingen"
        constraints = [
            ends_after_start("verzuimmelding_ends_after_start"),
            models.CheckConstraint(
                name="verzuimmelding_brin_form",
                condition=Q(brin="") | Q(brin__regex=r"^[0-9]{2}[A-Z]{2}$"),
                violation_error_message="Een BRIN is twee cijfers en twee hoofdletters, zoals 25LX.",
            ),
            models.UniqueConstraint(
                fields=["kenmerk"],
                condition=~Q(kenmerk=""),
                name="verzuimmelding_once",
                violation_error_message="Deze verzuimmelding staat er al.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} vanaf {self.begon_op:%d-%m-%Y}, {self.school}"


class Verzuimdag(models.Model):
    """14l: how many hours somebody missed on a day, as the gemeente established it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    verzuimmelding = models.ForeignKey(Verzuimmelding, models.PROTECT, related_name="dagen")
    dag = models.DateField()
    uren = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "verzuimdag"
        verbose_name_plural = "verzuimdagen"
        ordering = ["dag"]
        constraints = [
            models.UniqueConstraint(fields=["verzuimmelding", "dag"], name="verzuimdag_once",
                                    violation_error_message="Deze dag staat er al."),
            models.CheckConstraint(name="verzuimdag_hours_of_a_day", condition=Q(uren__range=(1, 12)),
                                   violation_error_message="Op één dag mist iemand 1 tot en met 12 uur."),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.dag:%d-%m-%Y}: {self.uren} uur"


class TerugmeldingQuerySet(models.QuerySet["Terugmelding"]):
    def for_user(self, user: User) -> Self:
        return self if user.has_role(*SENDERS) else self.none()


class Terugmelding(models.Model):
    """One batch of answers to the register; made by a person, and kept as it was given."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = TerugmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "terugmelding"
        verbose_name_plural = "terugmeldingen"
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return f"terugmelding van {self.at:%d-%m-%Y}"


class TerugmeldingLine(models.Model):
    """The answer 14l to 14p on one verzuimmelding, as it was when the batch was made; only ever added to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    terugmelding = models.ForeignKey(Terugmelding, models.PROTECT, related_name="lines")
    verzuimmelding = models.ForeignKey(Verzuimmelding, models.PROTECT, related_name="answers")
    specificatie = CaseTextField(owner="verzuimmelding", blank=True)
    status = models.CharField(max_length=20, choices=Status)
    reden_afsluiting = CaseTextField(owner="verzuimmelding", max_length=300, one_line=True, blank=True)
    opmerking = CaseTextField(owner="verzuimmelding", blank=True)
    contact_naam = models.CharField(max_length=200, blank=True)
    contact_functie = models.CharField(max_length=100, blank=True)
    contact_telefoon = models.CharField(max_length=30, blank=True)
    contact_email = models.EmailField(blank=True)

    class Meta:
        verbose_name = "regel van een terugmelding"
        verbose_name_plural = "regels van terugmeldingen"
        constraints = [
            models.UniqueConstraint(fields=["terugmelding", "verzuimmelding"], name="one_answer_per_batch"),
        ]

    def __str__(self) -> str:
        return self.verzuimmelding.kenmerk
