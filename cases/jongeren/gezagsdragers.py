"""Gezagsdrager: who acts for a jongere, on what, how that was seen, and until when; and who is not to be told."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from accounts.models import User
from accounts.vault import EncryptedTextField
from cases.jongeren.ages import LEERPLICHT_UNTIL, SIGNS_FROM, born_on_or_before
from cases.jongeren.models import Jongere
from cases.keys.fields import CaseTextField


class Vertegenwoordiging(models.TextChoices):
    """On what somebody acts for a jongere: gezag until 18, the other three at any age (domain.md §1.4)."""

    GEZAG = "gezag", "Gezag van een ouder of voogd"
    CURATELE = "curatele", "Curatele"
    BEWIND = "bewind", "Bewind"
    MENTORSCHAP = "mentorschap", "Mentorschap"


class Relatie(models.TextChoices):
    MOEDER = "moeder", "Moeder"
    VADER = "vader", "Vader"
    VOOGD = "voogd", "Voogd"
    OUDER = "ouder", "Ouder"
    CURATOR = "curator", "Curator"
    BEWINDVOERDER = "bewindv", "Bewindvoerder"
    MENTOR = "mentor", "Mentor"
    ANDERS = "anders", "Anders"


class Verification(models.TextChoices):
    GEZAGSREGISTER = "gezagsregister", "Gezien in het gezagsregister"
    BRP = "brp", "Gezien in de Basisregistratie Personen"
    CBR = "cbr", "Gezien in het Centraal Curatele- en bewindregister"
    BESCHIKKING = "beschikking", "Beschikking van de rechter gezien"
    DOCUMENT = "document", "Ander bewijs gezien"


# A judge decides on curatele, bewind and mentorschap; nothing less proves them.
PROVES_VERTEGENWOORDIGING = (Verification.CBR, Verification.BESCHIKKING)


class GezagsdragerQuerySet(models.QuerySet["Gezagsdrager"]):
    def known(self, on: date | None = None) -> Self:
        """Written down, and not ended."""
        return self.filter(Q(until=None) | Q(until__gte=on or timezone.localdate()))

    def proven(self, on: date | None = None) -> Self:
        """Seen by a colleague, and not too long ago; begun and not ended; of a parent while the jongere is under 18."""
        day = on or timezone.localdate()
        minor = Q(jongere__geboortedatum__gt=born_on_or_before(LEERPLICHT_UNTIL, day))
        seen = self.known(day).filter(Q(verified_until=None) | Q(verified_until__gte=day), verified_at__isnull=False)
        return seen.filter(Q(since=None) | Q(since__lte=day)).filter(minor | ~Q(soort=Vertegenwoordiging.GEZAG))

    def in_force(self, on: date | None = None) -> Self:
        """May sign or look along: the proof holds, and nobody said that this person is not to be told."""
        return self.proven(on).filter(~Exists(NietInformeren.objects.standing().filter(gezagsdrager=OuterRef("pk"))))

    def with_rights(self) -> Self:
        """Who uses the rights of the AVG for a jongere: a parent below 16, a curator at any age (UAVG 5(4), 5(2)).

        A bewindvoerder and a mentor only in the matter concerned: what they sign they see, and not the whole dossier.
        """
        child = Q(soort=Vertegenwoordiging.GEZAG, jongere__geboortedatum__gt=born_on_or_before(SIGNS_FROM))
        return self.in_force().filter(child | Q(soort=Vertegenwoordiging.CURATELE))

    def in_a_matter(self) -> Self:
        """Who acts in one matter only. Which part of a dossier that is, nobody settled: a person answers inzage."""
        return self.filter(soort__in=(Vertegenwoordiging.BEWIND, Vertegenwoordiging.MENTORSCHAP))

    def for_citizen(self, user: User) -> Self:
        """As what this person acts for others today."""
        return self.in_force().filter(user=user)


class Gezagsdrager(models.Model):
    """Counts only after a colleague has seen the proof, and as long as that holds.

    Gezag ends at 18 by law or at `until`; curatele, bewind and mentorschap have a first day, and may have a last.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="gezagsdragers")
    naam = models.CharField(max_length=200)
    soort = models.CharField(
        "op grond van", max_length=12, choices=Vertegenwoordiging, default=Vertegenwoordiging.GEZAG,
        db_default=Vertegenwoordiging.GEZAG,
    )  # fmt: skip
    relatie = models.CharField(max_length=10, choices=Relatie, default=Relatie.OUDER)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="gezag", editable=False
    )
    bsn = EncryptedTextField(null=True, blank=True, editable=False)
    # Not unique: one mother can hold authority over two jongeren.
    bsn_index = models.BinaryField(max_length=32, null=True, blank=True, db_index=True)
    telefoon = models.CharField(max_length=30, blank=True)
    email = models.EmailField("e-mail", blank=True)
    verified_how = models.CharField(max_length=20, choices=Verification, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    verified_until = models.DateField("opnieuw nakijken na", null=True, blank=True)
    since = models.DateField("geldt vanaf", null=True, blank=True)
    until = models.DateField("gezag tot en met", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = GezagsdragerQuerySet.as_manager()

    class Meta:
        verbose_name = "gezagsdrager"
        verbose_name_plural = "gezagsdragers"
        indexes = [
            # Few have one: the sharing views ask for it at every share.
            models.Index(fields=["jongere"], condition=~Q(soort="gezag"), name="acts_for_a_jongere"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["jongere", "bsn_index"],
                name="gezagsdrager_once_per_jongere",
                violation_error_message="Deze gezagsdrager staat al bij deze jongere.",
            ),
            models.CheckConstraint(
                name="gezagsdrager_verified_by_someone",
                condition=Q(verified_how="", verified_by=None, verified_at=None)
                | (~Q(verified_how="") & Q(verified_by__isnull=False, verified_at__isnull=False)),
                violation_error_message="Leg vast hoe het gezag is gezien, door wie en wanneer.",
            ),
            models.CheckConstraint(
                name="vertegenwoordiging_has_a_first_day",
                condition=Q(soort="gezag") | Q(since__isnull=False),
                violation_error_message="Vul in vanaf welke dag dit geldt. Dat staat in de beschikking.",
            ),
            models.CheckConstraint(
                name="vertegenwoordiging_by_a_judge",
                condition=Q(soort="gezag") | Q(verified_how="") | Q(verified_how__in=["cbr", "beschikking"]),
                violation_error_message="Curatele, bewind en mentorschap zie je in de beschikking of in het register.",
            ),
            models.CheckConstraint(
                name="vertegenwoordiging_ends_after_start",
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                name="proof_lasts_only_when_seen",
                condition=Q(verified_until=None) | Q(verified_at__isnull=False),
                violation_error_message="Leg eerst vast hoe het gezag is gezien.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.get_relatie_display()})"

    @property
    def silence(self) -> "NietInformeren | None":
        """The agreement not to tell this person, when there is one; from what was read with the row."""
        return next((one for one in self.stiltes.all() if not hasattr(one, "weer")), None)

    @property
    def is_over(self) -> bool:
        return self.until is not None and self.until < timezone.localdate()

    @property
    def proof_is_over(self) -> bool:
        """Whether the proof must be seen again before this person counts."""
        return self.verified_until is not None and self.verified_until < timezone.localdate()

    @property
    def is_parent(self) -> bool:
        """Whether this is gezag, and not curatele, bewind or mentorschap."""
        return self.soort == Vertegenwoordiging.GEZAG


class NietInformerenQuerySet(models.QuerySet["NietInformeren"]):
    def standing(self) -> Self:
        """Nobody ended it. A day on which to look again is no end: until then it stays as it is."""
        return self.filter(weer=None)


class NietInformeren(models.Model):
    """“Ouder niet informeren”: this person sees nothing of the jongere here and is asked nothing (domain.md §1.4, 5).

    Added and never edited. It says why, and when to look at it again; it ends only when somebody says so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gezagsdrager = models.ForeignKey(Gezagsdrager, models.PROTECT, related_name="stiltes")
    reason = CaseTextField("waarom", owner="gezagsdrager.jongere", max_length=500, one_line=True)
    review_on = models.DateField("opnieuw bekijken op")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = NietInformerenQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak om een ouder niet te informeren"
        verbose_name_plural = "afspraken om een ouder niet te informeren"
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                name="niet_informeren_says_why",
                condition=~Q(reason=""),
                violation_error_message="Schrijf op waarom deze persoon niets mag horen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gezagsdrager} niet informeren"


class WeerInformeren(models.Model):
    """The end of a NietInformeren: from here on this person may be told and asked again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    niet_informeren = models.OneToOneField(NietInformeren, models.PROTECT, related_name="weer")
    reason = CaseTextField("waarom", owner="niet_informeren.gezagsdrager.jongere", max_length=500, one_line=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "einde van een afspraak om een ouder niet te informeren"
        verbose_name_plural = "einde van afspraken om een ouder niet te informeren"
        constraints = [
            models.CheckConstraint(
                name="weer_informeren_says_why",
                condition=~Q(reason=""),
                violation_error_message="Schrijf op waarom dit niet meer nodig is.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.niet_informeren} gestopt"


def acting_for(jongere: Jongere) -> list[Gezagsdrager]:
    """Everybody who was ever written down, with who saw the proof and whether they may be told."""
    people = jongere.gezagsdragers.select_related("verified_by").prefetch_related("stiltes__weer", "stiltes__by")
    return list(people.order_by("naam"))
