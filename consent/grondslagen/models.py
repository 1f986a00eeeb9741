"""Grondslag and HardStop: what the law lets us give and receive, and what it forbids, as dated data."""

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.categories import Category
from cases.dossier.models import Case
from cases.dossier.tasks import Task
from cases.leeftijd.models import Keuze


class MachtigingKind(models.TextChoices):
    """Four different things that a jongere can sign; never mixed on one page (domain.md §1.8, row 1)."""

    TOESTEMMING = "toestemming", "Toestemming om gegevens te delen"
    GEHEIMHOUDING = "opheffen_geheimhouding", "Opheffen van geheimhouding"
    INSTEMMING = "instemming", "Instemming"
    OPVRAGEN = "opvragen", "Gegevens opvragen"


class AgeRule(models.TextChoices):
    """Which column of the age table applies (domain.md §1.4)."""

    AVG = "avg", "AVG-toestemming (UAVG artikel 5)"
    JEUGDWET = "jeugdwet", "Jeugdhulp (Jeugdwet, paragraaf 7.3)"
    ZORG = "zorg", "Behandeling (huisregel)"


class Direction(models.TextChoices):
    """Whether a row lets us give, lets the other receive, both, or lets the other give to us."""

    GIVE = "geven", "Geven"
    RECEIVE = "ontvangen", "Ontvangen"
    BOTH = "beide", "Geven en ontvangen"
    FETCH = "opvragen", "De ander geeft aan ons"


GIVES = (Direction.GIVE, Direction.BOTH)
RECEIVES = (Direction.RECEIVE, Direction.BOTH)


class DatedQuerySet[Row: models.Model](models.QuerySet[Row]):
    def valid(self, on: date | None = None) -> Self:
        """The rows that are law on this day."""
        day = on or timezone.localdate()
        return self.filter(valid_from__lte=day).filter(Q(valid_until=None) | Q(valid_until__gte=day))


class GrondslagQuerySet(DatedQuerySet["Grondslag"]):
    def offered(self, on: date | None = None) -> Self:
        """What may stand on a screen as law: valid, switched on, and read in a source (never marked U)."""
        return self.valid(on).filter(active=True).exclude(mark="U")

    def between(self, *, task: str, partner_kind: str, on: date | None = None) -> Self:
        """What holds when this task is the giver and this kind of ketenpartner the recipient."""
        found = self.offered(on).filter(Q(tasks=[]) | Q(tasks__contains=[task]))
        return found.filter(Q(partner_kinds=[]) | Q(partner_kinds__contains=[partner_kind]))

    def for_giving(self, *, task: str, partner_kind: str, on: date | None = None) -> Self:
        """What this task can give on, to this kind of ketenpartner."""
        return self.between(task=task, partner_kind=partner_kind, on=on).filter(direction__in=GIVES)

    def for_asking(self, *, task: str, partner_kind: str, on: date | None = None) -> Self:
        """On what this kind of ketenpartner can give to this task, so that the task may ask (domain.md §1.5)."""
        return self.between(task=task, partner_kind=partner_kind, on=on).filter(direction=Direction.FETCH)

    def for_receiving(self, *, task: str, partner_kind: str, on: date | None = None) -> Self:
        """What this kind of ketenpartner can receive on, from this task."""
        return self.between(task=task, partner_kind=partner_kind, on=on).filter(direction__in=RECEIVES)


class Grondslag(models.Model):
    """One basis in law. Not the same as a machtiging: a grondslag may ask for one (domain.md §0.4).

    `tasks` are our tasks and `partner_kinds` the ketenpartners that it holds for; an empty list is any. In the
    direction FETCH the ketenpartner gives and our task receives.
    """

    code = models.CharField(max_length=20)
    naam = models.CharField(max_length=120)
    avg_basis = models.CharField(max_length=40)
    article = models.CharField(max_length=200)
    law_text = models.TextField(blank=True, help_text="Letterlijke wettekst, of leeg.")
    allows = models.TextField(help_text="Wat er mag, in gewone woorden.")
    direction = models.CharField(max_length=10, choices=Direction.choices)
    tasks = ArrayField(models.CharField(max_length=20, choices=Task.choices), default=list, blank=True)
    partner_kinds = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    machtiging_kind = models.CharField(max_length=30, choices=MachtigingKind.choices, blank=True)
    age_rule = models.CharField(max_length=10, choices=AgeRule.choices, default=AgeRule.AVG)
    allows_special = models.BooleanField(default=False, help_text="Ook voor gezondheid en strafrecht?")
    asks_imbalance_test = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    mark = models.CharField(
        max_length=3, help_text="V gelezen in de wet, S in een andere bron, D afgeleid, U niet gelezen."
    )
    reviewed_by_jurist = models.BooleanField(default=False)
    active = models.BooleanField(default=True)

    objects = GrondslagQuerySet.as_manager()

    class Meta:
        ordering = ["code", "valid_from"]
        constraints = [
            models.UniqueConstraint(name="grondslag_code_once_per_date", fields=["code", "valid_from"]),
            models.CheckConstraint(
                name="grondslag_ends_after_start", condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.article})"

    def holds_under(self, task: str) -> bool:
        """Whether it may be used in a case under this task; an empty list means all of them (`consent.open.holds`)."""
        return not self.tasks or task in self.tasks


class HardStopQuerySet(DatedQuerySet["HardStop"]):
    def in_case(self, case: Case) -> Self:
        """The stops of its task, and of the Doorstroompunt from which it went on at 27 (`consent.open.stops`)."""
        went_on = case.leeftijdskeuzes.filter(keuze=Keuze.VERDER).exists()
        return self.valid().filter(task__in=[case.task, *([Task.DOORSTROOMPUNT] if went_on else [])])


class HardStop(models.Model):
    """A category that a task may not give to anyone, whatever was signed (law 8)."""

    task = models.CharField(max_length=20, choices=Task.choices)
    category = models.CharField(max_length=20, choices=Category.choices)
    article = models.CharField(max_length=200)
    explanation = models.TextField()
    alternatives = models.TextField(help_text="Wat er wel kan.")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    reviewed_by_jurist = models.BooleanField(default=False)

    objects = HardStopQuerySet.as_manager()

    class Meta:
        ordering = ["task", "category"]
        constraints = [models.UniqueConstraint(name="hard_stop_once", fields=["task", "category", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.get_task_display()}: geen {self.get_category_display()} ({self.article})"
