"""JikpBeoordeling: one judgement by a person; nothing here is computed, and nothing follows from it by itself."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from cases.doelgroepen.derive import in_doelgroep
from cases.dossier.models import Case
from cases.dossier.tasks import Doelgroep
from cases.keys.fields import CaseTextField


class JikpBeoordeling(models.Model):
    """Added and never changed: the last one holds (B54). The judgement is advice to colleagues (law 10)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="jikp_beoordelingen")
    extra_aandacht = models.BooleanField("extra aandacht nodig")
    reden = CaseTextField("waarom")
    op = models.DateField("beoordeeld op", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "beoordeling kwetsbare positie"
        verbose_name_plural = "beoordelingen kwetsbare positie"
        ordering = ["-op", "-at", "-id"]
        indexes = [models.Index(fields=["case", "-op"], name="jikp_by_case")]

    def __str__(self) -> str:
        return "Extra aandacht nodig" if self.extra_aandacht else "Geen extra aandacht nodig"


def with_judgement(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    """The open cases among these of jongeren in a vulnerable position, each with what was judged last: `extra` and
    `judged_on`, or nothing; why stands in the case. Who was never judged comes first."""
    last = JikpBeoordeling.objects.filter(case=OuterRef("pk")).order_by("-op", "-at", "-pk")
    found = in_doelgroep(cases.filter(closed_at=None), Doelgroep.JIKP)
    columns = {"extra": "extra_aandacht", "judged_on": "op"}
    told = {name: Subquery(last.values(column)[:1]) for name, column in columns.items()}
    return (
        found.select_related("jongere", "regiehouder")
        .annotate(**told)
        .order_by(models.F("judged_on").asc(nulls_first=True), "opened_at", "pk")
    )
