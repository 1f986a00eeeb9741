"""Jongere: the person it is all about."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.vault import EncryptedTextField
from cases.jongeren.ages import LEERPLICHT_UNTIL, age_on, born_on_or_before, groep_of
from cases.versions import Versioned


class Geslacht(models.TextChoices):
    VROUW = "v", "Vrouw"
    MAN = "m", "Man"
    X = "x", "X"
    ONBEKEND = "o", "Onbekend"


class VoorkeurContact(models.TextChoices):
    BELLEN = "bellen", "Bellen"
    APPEN = "appen", "Appen of sms"
    EMAIL = "email", "E-mail"
    BRIEF = "brief", "Brief"
    SCHOOL = "school", "Via school"


class JongereQuerySet(models.QuerySet["Jongere"]):
    def under(self, age: int, on: date | None = None) -> Self:
        """Younger than this age."""
        return self.filter(geboortedatum__gt=born_on_or_before(age, on))

    def from_age(self, age: int, on: date | None = None) -> Self:
        """At least this old."""
        return self.filter(geboortedatum__lte=born_on_or_before(age, on))

    def leerplichtig_by_age(self, on: date | None = None) -> Self:
        """Under 18. On the birthday someone moves to the 18+ lists by itself, because this is asked and not stored."""
        return self.under(LEERPLICHT_UNTIL, on)

    def named_like(self, text: str) -> Self:
        """Every word must occur in one of the names."""
        found = self
        for word in text.split():
            found = found.filter(
                Q(achternaam__icontains=word) | Q(roepnaam__icontains=word) | Q(voornamen__icontains=word)
            )
        return found


class Jongere(Versioned):
    """Known once per tenant: the blind index refuses a second row with the same BSN."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="jongere", editable=False
    )
    voornamen = models.CharField(max_length=200)
    roepnaam = models.CharField(max_length=100, blank=True)
    tussenvoegsel = models.CharField(max_length=30, blank=True)
    achternaam = models.CharField(max_length=200)
    geboortedatum = models.DateField()
    geslacht = models.CharField(max_length=1, choices=Geslacht, default=Geslacht.ONBEKEND)
    bsn = EncryptedTextField(null=True, blank=True, editable=False)
    bsn_index = models.BinaryField(max_length=32, null=True, blank=True, unique=True)
    telefoon = models.CharField(max_length=30, blank=True)
    email = models.EmailField("e-mail", blank=True)
    voorkeur_contact = models.CharField(
        "voorkeur voor contact", max_length=10, choices=VoorkeurContact, default=VoorkeurContact.BELLEN
    )
    taal = models.CharField(max_length=50, default="Nederlands")
    straat = models.CharField(max_length=200, blank=True)
    huisnummer = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    woonplaats = models.CharField(max_length=100, blank=True)
    wijk = models.CharField(max_length=100, blank=True)
    gemeente = models.CharField(max_length=100, blank=True)
    gemeentecode = models.CharField(max_length=4, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = JongereQuerySet.as_manager()

    class Meta:
        verbose_name = "jongere"
        verbose_name_plural = "jongeren"
        indexes = [
            models.Index(Lower("achternaam"), "geboortedatum", name="jongere_by_name"),
            models.Index(fields=["geboortedatum"], name="jongere_by_birth"),
            models.Index(fields=["wijk"], name="jongere_by_wijk"),
        ]
        constraints = [
            models.CheckConstraint(
                name="jongere_postcode_form",
                condition=Q(postcode="") | Q(postcode__regex=r"^[1-9][0-9]{3}[A-Z]{2}$"),
                violation_error_message="Een postcode is vier cijfers en twee letters, zoals 1234AB.",
            ),
            models.CheckConstraint(
                name="jongere_gemeentecode_form",
                condition=Q(gemeentecode="") | Q(gemeentecode__regex=r"^[0-9]{4}$"),
                violation_error_message="Een gemeentecode is vier cijfers.",
            ),
            models.CheckConstraint(
                name="jongere_bsn_with_index",
                condition=Q(bsn__isnull=True, bsn_index__isnull=True) | Q(bsn__isnull=False, bsn_index__isnull=False),
                violation_error_message="Een BSN hoort met zijn zoeksleutel bewaard te worden.",
            ),
            models.CheckConstraint(
                name="jongere_born_after_1900",
                condition=Q(geboortedatum__gte=date(1900, 1, 1)),
                violation_error_message="De geboortedatum ligt te ver in het verleden.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """As people say it: roepnaam, tussenvoegsel, achternaam."""
        return " ".join(part for part in (self.roepnaam or self.voornamen, self.tussenvoegsel, self.achternaam) if part)

    @property
    def adres(self) -> str:
        """Street with number, postcode with place; empty when nothing is known."""
        lines = (f"{self.straat} {self.huisnummer}".strip(), f"{self.postcode} {self.woonplaats}".strip())
        return ", ".join(line for line in lines if line)

    def leeftijd(self, on: date | None = None) -> int:
        return age_on(self.geboortedatum, on)

    @property
    def groep(self) -> str:
        """In which of the two lists somebody stands today (A2)."""
        return groep_of(self.geboortedatum)
