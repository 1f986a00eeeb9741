"""Leeftijdskeuze: what was chosen for a jongere for whom the Doorstroompunt ends by age, by whom and why."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.tasks import Task
from cases.keys.fields import CaseTextField
from cases.letters.models import Letter

# Tasks without a bound at 27, so a case can go on under them. Leerplicht ends at 18; jeugdhulp is for the young.
GOES_ON = (Task.WMO, Task.PARTICIPATIEWET, Task.SCHULDHULP)


class Keuze(models.TextChoices):
    VERDER = "verder", "Verder onder een andere taak"
    AFSCHEID = "afscheid", "Afgesloten, met een goed afscheid"


class Overdracht(models.TextChoices):
    """Whether somebody takes over, as the jongere wants it. What was not done is said with its reason."""

    GEDAAN = "gedaan", "Ja, iemand neemt het over en ik heb het overgedragen"
    GEWEIGERD = "geweigerd", "Nee, de jongere wil dit niet"
    OVERGESLAGEN = "overgeslagen", "Nee, om een andere reden"


class LeeftijdskeuzeQuerySet(models.QuerySet["Leeftijdskeuze"]):
    def for_citizen(self, user: User) -> Self:
        """Of the own cases: a parent has none of this, and whoever acts for a jongere is told by the regiehouder."""
        return self.filter(case__jongere__user=user)


class Leeftijdskeuze(models.Model):
    """Added and never changed, once per case and birthday. Triggers on the case refuse to close it for age without a
    goodbye, and to bring it back to the Doorstroompunt after it went on under another task."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="leeftijdskeuzes")
    verjaardag = models.DateField("verjaardag waarom het ging")
    keuze = models.CharField("wat is gekozen", max_length=8, choices=Keuze)
    task = models.CharField("nieuwe taak", max_length=20, choices=[(one.value, one.label) for one in GOES_ON],
                            blank=True)  # fmt: skip
    reason = CaseTextField("waarom", max_length=1000)
    overdracht = models.CharField("neemt iemand het over", max_length=12, choices=Overdracht, blank=True)
    opvolger_naam = models.CharField("wie neemt het over", max_length=200, blank=True)
    opvolger_organisatie = models.CharField("van welke organisatie", max_length=200, blank=True)
    overgedragen_op = models.DateField("overgedragen op", null=True, blank=True)
    overdracht_reden = CaseTextField("waarom niemand het overneemt", max_length=500, blank=True)
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afscheidsbrief"
    )
    zonder_brief = CaseTextField("waarom geen brief", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = LeeftijdskeuzeQuerySet.as_manager()

    class Meta:
        verbose_name = "keuze bij de leeftijdsgrens"
        verbose_name_plural = "keuzes bij de leeftijdsgrens"
        ordering = ["-at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "verjaardag"],
                name="leeftijd_chosen_once",
                violation_error_message="Iemand anders heeft deze keuze al gemaakt.",
            ),
            models.CheckConstraint(
                name="leeftijd_says_why",
                condition=~Q(reason=""),
                violation_error_message="Schrijf op waarom je dit kiest.",
            ),
            models.CheckConstraint(
                name="leeftijd_goes_on_under_a_task",
                condition=Q(keuze=Keuze.VERDER, task__in=GOES_ON, overdracht="") | Q(keuze=Keuze.AFSCHEID, task=""),
                violation_error_message="Kies onder welke taak je verdergaat.",
            ),
            models.CheckConstraint(
                name="leeftijd_overdracht_done_or_why_not",
                condition=Q(keuze=Keuze.VERDER)
                | (Q(overdracht=Overdracht.GEDAAN, overgedragen_op__isnull=False) & ~Q(opvolger_naam=""))
                | (
                    Q(overdracht__in=(Overdracht.GEWEIGERD, Overdracht.OVERGESLAGEN), overgedragen_op=None)
                    & Q(opvolger_naam="")
                    & ~Q(overdracht_reden="")
                ),
                violation_error_message="Schrijf op wie het overneemt en wanneer je het overdroeg, of waarom niemand.",
            ),
            models.CheckConstraint(
                name="leeftijd_letter_or_why_not",
                condition=Q(keuze=Keuze.VERDER, letter=None)
                | (Q(keuze=Keuze.AFSCHEID) & (Q(letter__isnull=False) | ~Q(zonder_brief=""))),
                violation_error_message="Kies hoe de brief gaat, of schrijf op waarom er geen brief is.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_keuze_display())
