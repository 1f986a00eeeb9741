"""Ketenpartner and Samenwerking: which organisations there are, and with which tenants they work (public schema)."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from partners.numbers import validate_brin, validate_kvk, validate_oin
from tenants import current
from tenants.models import Tenant


class PartnerKind(models.TextChoices):
    """The kinds of organisation around a jongere (B127 and the seeds' other parties)."""

    MBO = "mbo", "Mbo-school (ROC)"
    VO = "vo", "School voor voortgezet onderwijs"
    VSO_PRO = "vso_pro", "Vso- of praktijkschool"
    LEERPLICHT = "leerplicht", "Leerplicht"
    DOORSTROOMPUNT = "doorstroompunt", "Doorstroompunt"
    GGZ = "ggz", "GGZ"
    VERSLAVINGSZORG = "verslavingszorg", "Verslavingszorg"
    HUISARTS = "huisarts", "Huisarts"
    JGZ = "jgz", "Jeugdgezondheidszorg"
    JEUGDHULP = "jeugdhulp", "Jeugdhulp"
    WIJKTEAM = "wijkteam", "Wijkteam"
    WERK_EN_INKOMEN = "werk_en_inkomen", "Werk en Inkomen"
    UWV = "uwv", "UWV"
    SCHULDHULP = "schuldhulp", "Schuldhulpverlening"
    LEERWERKBEDRIJF = "leerwerkbedrijf", "Leerwerkbedrijf"
    WERKGEVER = "werkgever", "Werkgever"
    JONGERENWERK = "jongerenwerk", "Jongerenwerk"
    WONINGCORPORATIE = "woningcorporatie", "Woningcorporatie"
    VRIJWILLIGERS = "vrijwilligers", "Vrijwilligersorganisatie"
    ANDERS = "anders", "Andere organisatie"


class KetenpartnerQuerySet(models.QuerySet["Ketenpartner"]):
    def working_with(self, schema: str, *, on: date | None = None) -> Self:
        """The partners that work with a tenant on this day."""
        return self.filter(
            samenwerkingen__in=Samenwerking.objects.open(on=on).filter(tenant__schema_name=schema)
        ).distinct()

    def working_here(self) -> Self:
        """The partners that work today with the tenant in whose schema we stand."""
        return self.working_with(current().schema)


class Ketenpartner(models.Model):
    """An organisation with a name of its own: a share is always with one of these, never with "partners"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, choices=PartnerKind.choices)
    oin = models.CharField(max_length=20, blank=True, validators=[validate_oin])
    kvk = models.CharField(max_length=8, blank=True, validators=[validate_kvk])
    brin = models.CharField(max_length=6, blank=True, validators=[validate_brin])
    plaats = models.CharField(max_length=80, blank=True)

    objects = KetenpartnerQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                name="ketenpartner_oin_has_20_digits", condition=Q(oin="") | Q(oin__regex=r"^[0-9]{20}$")
            ),
            models.CheckConstraint(
                name="ketenpartner_kvk_has_8_digits", condition=Q(kvk="") | Q(kvk__regex=r"^[0-9]{8}$")
            ),
            models.CheckConstraint(
                name="ketenpartner_brin_fits", condition=Q(brin="") | Q(brin__regex=r"^[0-9]{2}[A-Z]{2}([0-9]{2})?$")
            ),
            *[
                models.UniqueConstraint(
                    name=f"ketenpartner_{number}_once", fields=[number], condition=~Q(**{number: ""})
                )
                for number in ("oin", "brin")
            ],
        ]

    def __str__(self) -> str:
        return self.naam


class SamenwerkingQuerySet(models.QuerySet["Samenwerking"]):
    def open(self, *, on: date | None = None) -> Self:
        """Those that run on this day: begun, not over, not ended early."""
        day = on or timezone.localdate()
        return self.filter(starts_on__lte=day, ended_at=None).filter(Q(ends_on=None) | Q(ends_on__gte=day))


class Samenwerking(models.Model):
    """A tenant and a ketenpartner that made a convenant. Ending it closes all shares at the next request."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ketenpartner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="samenwerkingen")
    tenant = models.ForeignKey(Tenant, models.PROTECT, related_name="samenwerkingen")
    convenant = models.CharField(max_length=200, help_text="Naam of kenmerk van het convenant.")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SamenwerkingQuerySet.as_manager()

    class Meta:
        ordering = ["ketenpartner__naam"]
        constraints = [
            models.CheckConstraint(
                name="samenwerking_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
            models.UniqueConstraint(
                name="one_open_samenwerking", fields=["ketenpartner", "tenant"], condition=Q(ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ketenpartner} met {self.tenant}"

    def end(self) -> None:
        """Stop now. From here on the partner reads nothing of this tenant."""
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])
