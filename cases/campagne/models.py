"""Campagne: for whom, from when until when, and with what aim; who takes part; and what came of each (B157)."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right, Role
from cases.contact.models import Contactmoment, Party
from cases.dossier.models import Case
from cases.jongeren.models import Jongere

CALLERS = (Role.COORDINATOR, Role.REGIEHOUDER)
# Whom the Doorstroompunt may support: not kwalificatieplichtig any more, and not yet 27 (WEB 9.2.1).
FROM_AGE, UNDER_AGE = 18, 27


class Wie(models.TextChoices):
    NEET = "neet", "Geen school en geen werk of inkomen"
    BUITEN_BEELD = "buiten_beeld", "Buiten beeld: geen dossier, of afgesloten zonder contact"


class CampagneQuerySet(models.QuerySet["Campagne"]):
    def for_user(self, user: User) -> Self:
        return self if user.is_active and user.has_role(*CALLERS) else self.none()


class Campagne(models.Model):
    """Who belongs to it is picked once by the coördinator; whoever comes into the group later can be added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField("naam", max_length=80, unique=True, error_messages={"unique": "Deze campagne is er al."})
    doel = models.CharField("wat willen we bereiken", max_length=200)
    wie = models.CharField("voor wie", max_length=15, choices=Wie)
    wijk = models.CharField(max_length=100, blank=True)
    age_from = models.PositiveSmallIntegerField("vanaf leeftijd", default=FROM_AGE)
    age_to = models.PositiveSmallIntegerField("tot en met leeftijd", default=UNDER_AGE - 1)
    begint_op = models.DateField("begint op", default=timezone.localdate)
    loopt_tot = models.DateField("loopt tot en met")
    ended_on = models.DateField("klaar op", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CampagneQuerySet.as_manager()

    class Meta:
        verbose_name = "campagne"
        verbose_name_plural = "campagnes"
        ordering = ["-begint_op", "naam", "id"]
        constraints = [
            models.CheckConstraint(
                name="campagne_ends_after_start",
                condition=Q(loopt_tot__gte=F("begint_op")),
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                name="campagne_within_the_task",
                condition=Q(age_from__gte=FROM_AGE, age_to__lt=UNDER_AGE, age_to__gte=F("age_from")),
                violation_error_message="Kies een leeftijd van 18 tot en met 26.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class DeelnameQuerySet(models.QuerySet["Deelname"]):
    def for_user(self, user: User) -> Self:
        """All for the coördinator; for others what is in the cases that they work in."""
        if user.is_active and user.has_role(Role.COORDINATOR):
            return self
        return self.filter(case__in=Case.objects.for_user(user, Right.CHANGE_CASE))

    def with_progress(self) -> Self:
        """Each with `tried`, `reached` and `outcome`: from the contact with the jongere during the campaign."""
        spoken = Contactmoment.objects.filter(
            case=OuterRef("case"),
            party=Party.JONGERE,
            at__date__gte=OuterRef("campagne__begint_op"),
            at__date__lte=Coalesce(OuterRef("campagne__ended_on"), Value(date.max)),
        )
        outcome = Uitkomst.objects.filter(deelname=OuterRef("pk"))
        return self.annotate(
            tried=Exists(spoken), reached=Exists(spoken.reached()), outcome=Subquery(outcome.values("uitkomst")[:1])
        )


class Deelname(models.Model):
    """Once per jongere in one campaign. The contact itself is planned and written down in the case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campagne = models.ForeignKey(Campagne, models.PROTECT, related_name="deelnames")
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="campagnes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname aan een campagne"
        verbose_name_plural = "campagnes waarin we je belden"
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campagne", "jongere"],
                name="once_in_a_campagne",
                violation_error_message="Deze jongere zit al in deze campagne.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.campagne)


class Gevolg(models.TextChoices):
    SCHOOL = "school", "Naar school of opleiding"
    WERK = "werk", "Naar werk"
    ZORG = "zorg", "Naar hulp of zorg"
    GEEN_HULP = "geen_hulp", "Heeft geen hulp nodig"
    WIL_NIET = "wil_niet", "Wil geen hulp"
    NIET_BEREIKT = "niet_bereikt", "Niet bereikt"


HELPED = (Gevolg.SCHOOL, Gevolg.WERK, Gevolg.ZORG)


class Uitkomst(models.Model):
    """What came of it for one jongere, added once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelname = models.OneToOneField(
        Deelname, models.PROTECT, related_name="uitkomst",
        error_messages={"unique": "Iemand schreef de uitkomst al op."},
    )  # fmt: skip
    uitkomst = models.CharField("wat kwam eruit", max_length=15, choices=Gevolg)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "uitkomst van een campagne"
        verbose_name_plural = "uitkomsten van campagnes"
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return str(self.get_uitkomst_display())
