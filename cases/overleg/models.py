"""Overleg: a meeting about one jongere; what each does afterwards, and what is reported back of it."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cases.dossier.models import Case
from cases.keys.fields import CaseTextField
from cases.plan.models import OwnerKind
from cases.versions import Versioned


class Soort(models.TextChoices):
    MDO = "mdo", "Multidisciplinair overleg (MDO)"
    ZAT = "zat", "Zorg- en adviesteam (ZAT)"
    JEUGDTEAM = "jeugdteam", "Jeugdteam"
    WIJKTEAM = "wijkteam", "Sociaal wijkteam"
    MULTICASUS = "multicasus", "Multicasusoverleg"
    ANDERS = "anders", "Ander overleg"


class Overleg(Versioned):
    """What was said there stays in this dossier: who took part hears nothing from it through us (law 3)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="overleggen")
    soort = models.CharField("soort", max_length=12, choices=Soort)
    op = models.DateField("wanneer", default=timezone.localdate)
    deelnemers = CaseTextField("wie zijn erbij", max_length=500, one_line=True)
    jongere_weet_het = models.BooleanField("de jongere weet ervan", default=False)
    besproken = CaseTextField("wat is er besproken", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"
        ordering = ["-op", "-created_at", "id"]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.op:%d-%m-%Y}"


class OverlegAfspraakQuerySet(models.QuerySet["OverlegAfspraak"]):
    def open(self) -> Self:
        """Not yet reported as done, or as something that will not happen."""
        ended = Terugkoppeling.objects.filter(afspraak=OuterRef("pk")).exclude(uitkomst=Uitkomst.LOOPT)
        return self.filter(~Exists(ended))

    def due_by(self, until: date) -> Self:
        """Of which something has to be heard by this day, the first one first; see `with_day`."""
        return self.with_day().filter(day__lte=until).order_by("day")

    def with_day(self) -> Self:
        """Each with `day`: when something has to be heard, which moves when somebody reports that it goes on."""
        last = Terugkoppeling.objects.filter(afspraak=OuterRef("pk")).order_by("-at", "-pk")
        return self.annotate(day=Coalesce(Subquery(last.values("verder_op")[:1]), F("due_on")))


class OverlegAfspraak(models.Model):
    """Who does what before when. Added and never changed: what became of it is a terugkoppeling."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="afspraken")
    text = CaseTextField("afspraak", owner="overleg.case", max_length=500, one_line=True)
    owner_kind = models.CharField("wie doet dit", max_length=12, choices=OwnerKind)
    owner_name = models.CharField("naam", max_length=200, blank=True)
    due_on = models.DateField("terugkoppelen uiterlijk op")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OverlegAfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak uit een overleg"
        verbose_name_plural = "afspraken uit overleggen"
        ordering = ["due_on", "created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="overleg_afspraak_of_named_partner",
                condition=~Q(owner_kind=OwnerKind.KETENPARTNER.value) | ~Q(owner_name=""),
                violation_error_message="Schrijf op welke ketenpartner dit doet.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def last_heard(self) -> "Terugkoppeling | None":
        """What was reported last, from terugkoppelingen that may have been fetched beforehand."""
        heard = list(self.terugkoppelingen.all())
        return heard[-1] if heard else None


class Uitkomst(models.TextChoices):
    LOOPT = "loopt", "Loopt nog"
    GEDAAN = "gedaan", "Gedaan"
    NIET = "niet", "Gaat niet door"


class Terugkoppeling(models.Model):
    """What was heard of an agreement. Added and never changed; an agreement ends once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afspraak = models.ForeignKey(OverlegAfspraak, models.PROTECT, related_name="terugkoppelingen")
    uitkomst = models.CharField("hoe staat het ermee", max_length=8, choices=Uitkomst)
    text = CaseTextField("wat is er teruggekoppeld", owner="afspraak.overleg.case")
    van = models.CharField("van wie", max_length=200, blank=True)
    verder_op = models.DateField("opnieuw vragen op", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "terugkoppeling"
        verbose_name_plural = "terugkoppelingen"
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["afspraak"],
                condition=~Q(uitkomst=Uitkomst.LOOPT.value),
                name="overleg_afspraak_ends_once",
                violation_error_message="Iemand anders heeft deze afspraak al afgerond.",
            ),
            models.CheckConstraint(
                name="terugkoppeling_goes_on_until",
                condition=Q(uitkomst=Uitkomst.LOOPT.value, verder_op__isnull=False)
                | (~Q(uitkomst=Uitkomst.LOOPT.value) & Q(verder_op=None)),
                violation_error_message="Loopt het nog? Kies dan een dag waarop je het opnieuw vraagt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_uitkomst_display()}, {timezone.localdate(self.at):%d-%m-%Y}"
