"""The school career: enrolments, diplomas and absence, as three kinds of records (A1)."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.jongeren.models import Jongere
from cases.keys.fields import CaseTextField


class Niveau(models.TextChoices):
    VSO = "vso", "Voortgezet speciaal onderwijs"
    PRAKTIJK = "praktijk", "Praktijkonderwijs"
    VMBO_BB = "vmbo_bb", "Vmbo basis"
    VMBO_LEERWERK = "vmbo_lwt", "Vmbo leerwerktraject"
    VMBO_KB = "vmbo_kb", "Vmbo kader"
    VMBO_GT = "vmbo_gt", "Vmbo gemengd of theoretisch"
    HAVO = "havo", "Havo"
    VWO = "vwo", "Vwo"
    ENTREE = "entree", "Mbo entree (niveau 1)"
    MBO2 = "mbo2", "Mbo niveau 2"
    MBO3 = "mbo3", "Mbo niveau 3"
    MBO4 = "mbo4", "Mbo niveau 4"
    HOGER = "hoger", "Hbo of universiteit"
    ANDERS = "anders", "Anders"


# Leerplichtwet art. 1 onder f: mbo from level 2, havo or vwo. A diploma of higher education cannot be had without one.
STARTKWALIFICATIE = (Niveau.HAVO, Niveau.VWO, Niveau.MBO2, Niveau.MBO3, Niveau.MBO4, Niveau.HOGER)


class VerzuimSoort(models.TextChoices):
    REL16 = "REL16", "Wettelijk verzuim (16 uur in 4 weken)"
    LRV = "LRV", "Langdurig verzuim (meer dan 4 weken)"
    LUX = "LUX", "Luxeverzuim"
    DSP18 = "DSP18", "Verzuim 18+ (Doorstroompunt)"
    OVG = "OVG", "Overig verzuim"
    ABS = "ABS", "Absoluut verzuim (niet ingeschreven)"


def ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(eindigde_op=None) | Q(eindigde_op__gte=F("begon_op")),
        violation_error_message="De einddatum ligt voor de begindatum.",
    )


class PeriodQuerySet[Row: models.Model](models.QuerySet[Row]):
    def current(self, on: date | None = None) -> Self:
        """Begun, and not ended before this day."""
        on = on or timezone.localdate()
        return self.filter(Q(eindigde_op=None) | Q(eindigde_op__gte=on), begon_op__lte=on)


class Inschrijving(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="inschrijvingen")
    school = models.CharField(max_length=200)
    brin = models.CharField("BRIN", max_length=4, blank=True)
    opleiding = models.CharField(max_length=200, blank=True)
    niveau = models.CharField(max_length=10, choices=Niveau, default=Niveau.ANDERS)
    leerjaar = models.PositiveSmallIntegerField(null=True, blank=True)
    begon_op = models.DateField("begon op")
    eindigde_op = models.DateField("eindigde op", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PeriodQuerySet["Inschrijving"].as_manager()

    class Meta:
        verbose_name = "inschrijving"
        verbose_name_plural = "inschrijvingen"
        ordering = ["-begon_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["jongere", "school", "opleiding", "begon_op"],
                name="inschrijving_once",
                violation_error_message="Deze inschrijving staat er al.",
            ),
            # Verzuim points at both, so that the database knows whose absence it is.
            models.UniqueConstraint(fields=["id", "jongere"], name="inschrijving_with_its_jongere"),
            models.CheckConstraint(
                name="inschrijving_brin_form",
                condition=Q(brin="") | Q(brin__regex=r"^[0-9]{2}[A-Z]{2}$"),
                violation_error_message="Een BRIN is twee cijfers en twee hoofdletters, zoals 25LX.",
            ),
            models.CheckConstraint(
                name="inschrijving_leerjaar_range",
                condition=Q(leerjaar=None) | Q(leerjaar__range=(1, 8)),
                violation_error_message="Een leerjaar is 1 tot en met 8.",
            ),
            ends_after_start("inschrijving_ends_after_start"),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.opleiding, self.school) if part)


class DiplomaQuerySet(models.QuerySet["Diploma"]):
    def startkwalificatie(self) -> Self:
        return self.filter(niveau__in=STARTKWALIFICATIE)


class Diploma(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="diplomas")
    school = models.CharField(max_length=200, blank=True)
    opleiding = models.CharField(max_length=200, blank=True)
    niveau = models.CharField(max_length=10, choices=Niveau)
    behaald_op = models.DateField("behaald op")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DiplomaQuerySet.as_manager()

    class Meta:
        verbose_name = "diploma"
        verbose_name_plural = "diploma's"
        ordering = ["-behaald_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["jongere", "niveau", "opleiding", "behaald_op"],
                name="diploma_once",
                violation_error_message="Dit diploma staat er al.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opleiding} {self.get_niveau_display()}".strip()


class Verzuim(models.Model):
    """The explanation may hold health or family matters: it is never copied to a share (WRO art. 11 lid 2)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="verzuim")
    inschrijving = models.ForeignKey(Inschrijving, models.PROTECT, null=True, blank=True, related_name="verzuim")
    soort = models.CharField(max_length=5, choices=VerzuimSoort)
    begon_op = models.DateField("begon op")
    eindigde_op = models.DateField("eindigde op", null=True, blank=True)
    uren = models.PositiveIntegerField(null=True, blank=True)
    toelichting = CaseTextField(owner="jongere", blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PeriodQuerySet["Verzuim"].as_manager()

    class Meta:
        verbose_name = "verzuim"
        verbose_name_plural = "verzuim"
        ordering = ["-begon_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["jongere", "soort", "begon_op"],
                name="verzuim_once",
                violation_error_message="Dit verzuim staat er al.",
            ),
            ends_after_start("verzuim_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} vanaf {self.begon_op:%d-%m-%Y}"
