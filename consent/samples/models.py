"""Sample: what the FG drew to review, what was found, and what the regiehouder answered. Only ever added to."""

import uuid
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from cases.dossier.models import Case
from cases.keys.fields import CaseTextField
from consent.afwegingen.models import Afweging

MOST = 50


class Source(models.TextChoices):
    """What can be drawn from."""

    AFWEGING = "afweging", "Besluiten om te delen of te vragen"
    READ = "inzage", "Inzage in dossiers"
    EMERGENCY = "nood", "Noodopeningen"


class Verdict(models.TextChoices):
    """What the FG found."""

    GOOD = "in_orde", "In orde"
    WRONG = "niet_in_orde", "Niet in orde"
    ASKS = "vraag", "Vraag aan de regiehouder"


class SampleQuerySet(models.QuerySet["Sample"]):
    def for_user(self, user: User) -> Self:
        """Samples are drawn and seen by the FG."""
        return self if user.is_active and user.has_role(Role.FG) else self.none()


class Sample(models.Model):
    """A draw that can be done again: the seed, the period and the choices give the same items, in the same order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.CharField("waaruit", max_length=10, choices=Source.choices)
    since = models.DateField("vanaf")
    until = models.DateField("tot en met")
    grondslag = models.CharField("grondslag", max_length=30, blank=True)
    ketenpartner_id = models.UUIDField(null=True, blank=True)
    ketenpartner_naam = models.CharField("ketenpartner", max_length=120, blank=True)
    size = models.PositiveSmallIntegerField(
        "hoeveel", validators=[MinValueValidator(1), MaxValueValidator(MOST, f"Trek er hoogstens {MOST}.")]
    )
    pool = models.PositiveIntegerField("uit hoeveel")
    seed = models.CharField("zaad", max_length=32)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SampleQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "id"]
        verbose_name, verbose_name_plural = "steekproef", "steekproeven"
        constraints = [
            models.CheckConstraint(
                name="sample_ends_after_it_began",
                condition=Q(until__gte=F("since")),
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(name="sample_is_small", condition=Q(size__range=(1, MOST))),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}, {self.since:%d-%m-%Y} tot en met {self.until:%d-%m-%Y}"


class SampleItemQuerySet(models.QuerySet["SampleItem"]):
    def for_user(self, user: User) -> Self:
        return self if user.is_active and user.has_role(Role.FG) else self.none()


class SampleItem(models.Model):
    """One thing that was drawn: an afweging, or a line of the log. `about_id` is its number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="items", verbose_name="steekproef")
    place = models.PositiveSmallIntegerField("nummer")
    about_id = models.UUIDField("kenmerk")
    case = models.ForeignKey(Case, models.PROTECT, related_name="sample_items")
    afweging = models.ForeignKey(Afweging, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SampleItemQuerySet.as_manager()

    class Meta:
        ordering = ["sample", "place"]
        verbose_name, verbose_name_plural = "trekking van de FG", "steekproeven van de FG"
        constraints = [
            models.UniqueConstraint(name="a_place_in_a_sample_is_one_item", fields=["sample", "place"]),
            models.UniqueConstraint(name="an_item_is_drawn_once", fields=["sample", "about_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.sample}, nummer {self.place}"


class FindingQuerySet(models.QuerySet["Finding"]):
    def for_user(self, user: User, permission: str) -> Self:
        """About the cases on which this user holds this right."""
        return self.filter(item__case__in=Case.objects.for_user(user, permission))

    def asking(self) -> Self:
        """What the regiehouder did not answer yet."""
        return self.exclude(verdict=Verdict.GOOD).filter(reply=None)

    def in_full(self) -> Self:
        return self.select_related(
            "item__case__jongere", "item__case__regiehouder", "item__sample", "item__afweging", "by", "reply__by"
        )


class Finding(models.Model):
    """What the FG found of one item, in a sentence. Added once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField(SampleItem, models.PROTECT, related_name="finding")
    verdict = models.CharField("wat de FG vond", max_length=12, choices=Verdict.choices)
    text = CaseTextField("waarom", max_length=2000, owner="item.case")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "id"]
        verbose_name, verbose_name_plural = "bevinding van de FG", "bevindingen van de FG"
        constraints = [
            models.CheckConstraint(
                name="finding_in_words",
                condition=~Q(text=""),
                violation_error_message="Schrijf in een zin op wat je vond.",
            )
        ]

    def __str__(self) -> str:
        return self.get_verdict_display()


class FindingReply(models.Model):
    """What the regiehouder says to a finding. Added once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    finding = models.OneToOneField(Finding, models.PROTECT, related_name="reply")
    text = CaseTextField("antwoord", max_length=2000, owner="finding.item.case")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "antwoord aan de FG", "antwoorden aan de FG"
        constraints = [
            models.CheckConstraint(
                name="finding_reply_in_words",
                condition=~Q(text=""),
                violation_error_message="Schrijf je antwoord op.",
            )
        ]

    def __str__(self) -> str:
        return self.text[:40]
