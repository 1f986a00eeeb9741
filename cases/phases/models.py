"""PhaseStep: one move of a case from one phase to another, and why."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.dossier.models import Case
from cases.dossier.tasks import Phase
from cases.keys.fields import CaseTextField


class StepKind(models.TextChoices):
    START = "start", "Begonnen in deze fase"
    GATE = "gate", "Verder"
    DEVIATION = "deviation", "Afgeweken van de routekaart"
    RETURN = "return", "Terug"


class PhaseStep(models.Model):
    """Added and never changed. The phase of a case is where its last step led; a trigger keeps the two alike.

    Whoever deviates or goes back says why (B12, B146); `missing` keeps what was not there at that moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="phase_steps")
    number = models.PositiveIntegerField()
    from_phase = models.CharField("van", max_length=15, choices=Phase)
    to_phase = models.CharField("naar", max_length=15, choices=Phase)
    kind = models.CharField(max_length=10, choices=StepKind)
    motivation = CaseTextField("waarom", blank=True)
    missing = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "stap tussen fasen"
        verbose_name_plural = "stappen tussen fasen"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="phase_steps_are_counted"),
            models.CheckConstraint(name="phase_step_moves", condition=~Q(from_phase=F("to_phase"))),
            models.CheckConstraint(
                name="phase_step_says_why",
                condition=~Q(motivation="") | Q(kind="gate"),
                violation_error_message="Schrijf op waarom.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_phase_display()} → {self.get_to_phase_display()}"
