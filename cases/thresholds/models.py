"""Thresholds: from when on something stands out in this tenant. One row, or none as long as nobody changed anything."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from cases.versions import Versioned

YEARS = 3 * 365


def days(label: str, default: int, help_text: str) -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(
        label, default=default, help_text=help_text, validators=[MinValueValidator(1), MaxValueValidator(YEARS)]
    )


class Thresholds(Versioned):
    """The drop signal is off until a tenant switches it on, because it looks like profiling (domain.md §3.6). The rule
    that comes with the product flags 5 to 2 and not 5 to 4 (A14)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    only = models.BooleanField(default=True, unique=True, editable=False)
    drop_on = models.BooleanField("meld een scoredaling", default=False)
    drop_points = models.PositiveSmallIntegerField(
        "vanaf zoveel punten", default=2, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    drop_days = days("binnen zoveel dagen", 90, "Tussen de twee metingen.")
    rescore_days = days("opnieuw scoren na", 90, "Dagen na de laatste meting, als het werkproces loopt.")
    contact_days = days("buiten beeld zonder contact na", 28, "Dagen waarin niemand de jongere sprak.")
    score_days = days("buiten beeld zonder score na", 120, "Dagen, alleen als het werkproces loopt.")
    step_days = days("buiten beeld zonder volgende stap na", 14, "Dagen waarin er geen open afspraak was.")

    class Meta:
        verbose_name = "drempels"
        verbose_name_plural = "drempels"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="thresholds_only_once", condition=Q(only=True)),
            models.CheckConstraint(
                name="thresholds_drop_of_points",
                condition=Q(drop_points__range=(1, 4)),
                violation_error_message="Een daling is 1 tot en met 4 punten.",
            ),
        ]

    def __str__(self) -> str:
        return "Drempels"
