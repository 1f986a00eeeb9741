"""ClosingWithoutContact: why we gave up trying, for whoever finds this jongere again."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.dossier.models import Case
from cases.keys.fields import CaseTextField
from cases.protocols.models import ProtocolRun


class ClosingWithoutContact(models.Model):
    """Added before the case closes and never changed. A trigger on the case refuses to close it without this row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="without_contact")
    # The protocol whose proofs were all there; without one the weighing below carries the decision.
    run = models.ForeignKey(ProtocolRun, models.PROTECT, null=True, blank=True, related_name="+")
    inspanning = CaseTextField("wat we hebben gedaan", blank=True)
    opbrengst = CaseTextField("wat verder proberen zou opleveren", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "afsluiting zonder contact"
        verbose_name_plural = "afsluitingen zonder contact"
        constraints = [
            models.CheckConstraint(
                name="closing_proven_or_weighed",
                condition=Q(run__isnull=False) | (~Q(inspanning="") & ~Q(opbrengst="")),
                violation_error_message="Weeg de inspanning en de verwachte opbrengst af.",
            ),
        ]
