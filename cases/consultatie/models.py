"""Consultatie: a question to a team of colleagues about one case, their advice, and what was done with it (B49)."""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from cases.dossier.models import Case
from cases.keys.fields import CaseTextField
from cases.versions import Versioned

# Who puts a team together: who divides the work, and who sets up the tenant.
FORMERS = (Role.COORDINATOR, Role.FUNCTIONEEL_BEHEERDER)
FEWEST_DOMAINS, LONGEST = 2, timedelta(days=60)


class ConsultatieteamQuerySet(models.QuerySet["Consultatieteam"]):
    def for_user(self, user: User) -> Self:
        return self if user.is_active and user.has_role(*FORMERS) else self.none()

    def asked_now(self) -> Self:
        """Teams that take questions: not stopped, and with somebody in it."""
        return self.filter(ended_on=None, leden__isnull=False).distinct()


class Consultatieteam(Versioned):
    """A name and colleagues of this tenant. What it may read of a case is lent per question, never by being in it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField("naam", max_length=80, unique=True, error_messages={"unique": "Dit team is er al."})
    ended_on = models.DateField("gestopt op", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ConsultatieteamQuerySet.as_manager()

    class Meta:
        verbose_name = "consultatieteam"
        verbose_name_plural = "consultatieteams"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Teamlid(models.Model):
    """A colleague in a consultatieteam."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Consultatieteam, models.CASCADE, related_name="leden")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="consultatieteams")

    class Meta:
        verbose_name = "lid van een consultatieteam"
        verbose_name_plural = "leden van consultatieteams"
        ordering = ["user__naam"]
        constraints = [models.UniqueConstraint(fields=["team", "user"], name="once_in_a_consultatieteam")]

    def __str__(self) -> str:
        return f"{self.user} in {self.team}"


class Wijze(models.TextChoices):
    ANONIEM = "anoniem", "Zonder naam: het team leest alleen wat je hier typt"
    TOEGANG = "toegang", "Met toegang: het team mag het dossier tijdelijk lezen"


class ConsultatieQuerySet(models.QuerySet["Consultatie"]):
    def open(self) -> Self:
        """No advice yet, not taken back, and the day has not passed."""
        today = timezone.localdate()
        return self.filter(advies=None, intrekking=None, until__gte=today, case__closed_at=None)

    def for_member(self, user: User) -> Self:
        """What somebody may advise on now: open questions to a team they are in, but not about the cases they lead."""
        if not user.is_active:
            return self.none()
        return self.open().filter(team__leden__user=user).exclude(case__regiehouder=user)

    def for_user(self, user: User, permission: str) -> Self:
        return self.filter(case__in=Case.objects.for_user(user, permission))

    def for_citizen(self, user: User) -> Self:
        """The jongere sees who thinks along about them."""
        return self.filter(case__jongere__user=user)

    def to_follow_up(self) -> Self:
        """With advice, and nobody said yet what is done with it."""
        return self.filter(advies__isnull=False, opvolging=None)


class Consultatie(models.Model):
    """Added and never changed. The regiehouder says on which domains it is difficult, and lends the team the right to
    read the case or tells it without a name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="consultaties")
    team = models.ForeignKey(Consultatieteam, models.PROTECT, related_name="consultaties")
    wijze = models.CharField("hoe leest het team mee", max_length=8, choices=Wijze)
    domains = ArrayField(models.CharField(max_length=4), verbose_name="op welke gebieden is het moeilijk")
    vraag = CaseTextField("vraag aan het team")
    jongere_weet_het = models.BooleanField("de jongere weet ervan", default=False)
    asked_on = models.DateField("gevraagd op", default=timezone.localdate)
    until = models.DateField("antwoord uiterlijk op")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ConsultatieQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag aan een consultatieteam"
        verbose_name_plural = "vragen aan een consultatieteam"
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["case", "-at"], name="consultatie_by_case")]
        constraints = [
            models.CheckConstraint(
                name="consultatie_on_several_domains",
                condition=Q(domains__len__gte=FEWEST_DOMAINS),
                violation_error_message="Kies ten minste twee gebieden. Bij één gebied heb je het team niet nodig.",
            ),
            models.CheckConstraint(
                name="consultatie_is_short",
                condition=Q(until__gte=F("asked_on"), until__lte=F("asked_on") + LONGEST),
                violation_error_message="Kies een dag vanaf vandaag, hoogstens 60 dagen vooruit.",
            ),
            models.CheckConstraint(name="consultatie_in_a_known_way", condition=Q(wijze__in=Wijze.values)),
            models.CheckConstraint(
                name="consultatie_with_access_is_known",
                condition=~Q(wijze="toegang") | Q(jongere_weet_het=True),
                violation_error_message="Met toegang kan alleen als de jongere ervan weet. Vraag anders zonder naam.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team}, {self.asked_on:%d-%m-%Y}"

    @property
    def is_anonymous(self) -> bool:
        return self.wijze == Wijze.ANONIEM

    @property
    def is_open(self) -> bool:
        ended = hasattr(self, "advies") or hasattr(self, "intrekking") or self.case.closed_at
        return not ended and self.until >= timezone.localdate()

    @property
    def reads_along(self) -> bool:
        """Whether the team may read the case now."""
        return self.is_open and not self.is_anonymous


class Advies(models.Model):
    """What the team advises. Added once; with it the team stops reading."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultatie = models.OneToOneField(
        Consultatie, models.PROTECT, related_name="advies", error_messages={"unique": "Er is al een advies gegeven."}
    )
    text = CaseTextField("advies", owner="consultatie.case")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "advies van een consultatieteam"
        verbose_name_plural = "adviezen van een consultatieteam"
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return f"Advies van {timezone.localdate(self.at):%d-%m-%Y}"


class Keuze(models.TextChoices):
    OVERGENOMEN = "over", "We doen dit"
    DEELS = "deels", "We doen een deel"
    NIET = "niet", "We doen dit niet"


class Opvolging(models.Model):
    """What the regiehouder does with the advice, and why. Added once: an advice binds nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultatie = models.OneToOneField(
        Consultatie, models.PROTECT, related_name="opvolging",
        error_messages={"unique": "Er is al opgeschreven wat we met het advies doen."},
    )  # fmt: skip
    keuze = models.CharField("wat doen we met het advies", max_length=5, choices=Keuze)
    text = CaseTextField("wat we doen, en waarom", owner="consultatie.case")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "wat er met een advies gebeurt"
        verbose_name_plural = "wat er met adviezen gebeurt"
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return str(self.get_keuze_display())


class Intrekking(models.Model):
    """The question was taken back: the team stops reading at once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultatie = models.OneToOneField(Consultatie, models.PROTECT, related_name="intrekking")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "ingetrokken vraag aan een consultatieteam"
        verbose_name_plural = "ingetrokken vragen aan een consultatieteam"
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return f"Ingetrokken op {timezone.localdate(self.at):%d-%m-%Y}"
