"""Plan: what the jongere dreams of, in own words, and who does what to get there."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.dossier.models import Case
from cases.dossier.tasks import Aanpak
from cases.jongeren.models import Jongere
from cases.keys.fields import CaseTextField
from cases.versions import Versioned


class Need(models.TextChoices):
    """The Big 5: the frame of a plan. A goal belongs to a need, not to an office (C3)."""

    SUPPORT = "support", "Iemand die er voor je is"
    WONEN = "wonen", "Wonen"
    SCHOOL_WERK = "school_werk", "School en werk"
    INKOMEN = "inkomen", "Inkomen"
    WELZIJN = "welzijn", "Welzijn en gezondheid"


class Richting(models.TextChoices):
    """Where a goal leads to: school, work, or taking part in society in one of three ways (B14)."""

    ONDERWIJS = "onderwijs", "Onderwijs"
    WERK = "werk", "Werk"
    DAGBESTEDING = "dagbesteding", "Meedoen: zinvolle dagbesteding"
    VRIJWILLIGERSWERK = "vrijwilliger", "Meedoen: vrijwilligerswerk"
    WERKERVARING = "werkervaring", "Meedoen: werkervaringsplek"

    @property
    def is_participation(self) -> bool:
        return self not in (Richting.ONDERWIJS, Richting.WERK)


class OwnerKind(models.TextChoices):
    JONGERE = "jongere", "Jongere"
    REGIEHOUDER = "regiehouder", "Regiehouder"
    KETENPARTNER = "ketenpartner", "Ketenpartner"


class PlanQuerySet(models.QuerySet["Plan"]):
    def active(self) -> Self:
        return self.filter(ended_on=None)


class Plan(Versioned):
    """One active plan per jongere (law 5), over all cases. The dream is in the words of the jongere (C5)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="plans")
    # Follows from the case; stands here because a unique constraint cannot look into another table.
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="plans", editable=False)
    droom = CaseTextField("wat wil je zelf")
    started_on = models.DateField("begonnen op", default=timezone.localdate)
    ended_on = models.DateField("beëindigd op", null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "plan"
        verbose_name_plural = "plannen"
        ordering = ["-started_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["jongere"],
                condition=Q(ended_on=None),
                name="one_active_plan_per_jongere",
                violation_error_message="Er is al een plan dat loopt. Eén jongere, één plan.",
            ),
            models.CheckConstraint(
                name="plan_ends_after_start",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"Plan van {self.jongere}"

    def clean(self) -> None:
        self.jongere = self.case.jongere

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.jongere_id = self.case.jongere_id
        super().save(*args, **kwargs)


class GoalQuerySet(models.QuerySet["Goal"]):
    def unreached(self) -> Self:
        return self.filter(reached_on=None)


class Goal(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    need = models.CharField("gaat over", max_length=12, choices=Need)
    # Not every goal leads to one of these: a goal about debts or rest does not.
    richting = models.CharField("leidt naar", max_length=12, choices=Richting, blank=True)
    text = models.CharField("doel", max_length=500)
    due_on = models.DateField("klaar op", null=True, blank=True)
    reached_on = models.DateField("bereikt op", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.text

    @property
    def case_id(self) -> uuid.UUID:
        return self.plan.case_id


class ActionQuerySet(models.QuerySet["Action"]):
    def undone(self) -> Self:
        return self.filter(done_on=None)


class Action(models.Model):
    """One thing to do, by one owner. A ketenpartner is named; jongere and regiehouder are known."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="actions")
    text = models.CharField("afspraak", max_length=500)
    owner_kind = models.CharField("wie doet dit", max_length=12, choices=OwnerKind)
    owner_name = models.CharField("naam", max_length=200, blank=True)
    aanpak = models.CharField("aanpak", max_length=12, choices=Aanpak, blank=True)
    due_on = models.DateField("klaar op", null=True, blank=True)
    done_on = models.DateField("gedaan op", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="action_of_named_partner",
                condition=~Q(owner_kind=OwnerKind.KETENPARTNER.value) | ~Q(owner_name=""),
                violation_error_message="Schrijf op welke ketenpartner dit doet.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def case_id(self) -> uuid.UUID:
        return self.goal.case_id
