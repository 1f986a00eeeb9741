"""DoelgroepCorrection: a person who knows better than the rule, and why."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.dossier.models import Case
from cases.dossier.tasks import Doelgroep


class DoelgroepCorrection(models.Model):
    """Holds until it is taken back; then the dossier decides again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="doelgroep_corrections")
    doelgroep = models.CharField(max_length=15, choices=Doelgroep)
    reason = models.TextField("waarom", error_messages={"blank": "Schrijf op waarom deze doelgroep klopt."})
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "correctie van de doelgroep"
        verbose_name_plural = "correcties van de doelgroep"
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(taken_back_at=None), name="one_doelgroep_correction_in_force"
            ),
            models.CheckConstraint(
                name="doelgroep_correction_says_why",
                condition=~Q(reason=""),
                violation_error_message="Schrijf op waarom deze doelgroep klopt.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_doelgroep_display()
