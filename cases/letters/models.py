"""Letters that were sent, as they were printed; and printing many at once."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import connection, models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cases.content.models import Edition
from cases.dossier.models import Case
from cases.keys.fields import CaseFileField, CaseJSONField
from cases.letters.body import Recipient


class How(models.TextChoices):
    """A letter goes by hand or by post. By e-mail it would lie open on the way, so that is no choice."""

    POST = "post", "Met de post"
    ACHTERGELATEN = "achtergelaten", "Achtergelaten bij de deur"
    OVERHANDIGD = "overhandigd", "Zelf gegeven"


class Letter(models.Model):
    """Added and never changed: what was sent was sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="letters", verbose_name="brief")
    recipient = models.CharField("aan wie", max_length=10, choices=Recipient)
    how = models.CharField("hoe", max_length=15, choices=How)
    sent_on = models.DateField("op", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        ordering = ["-sent_on", "-created_at", "id"]
        indexes = [models.Index(fields=["case", "-sent_on"], name="letter_by_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "edition", "sent_on"],
                name="letter_once_a_day",
                violation_error_message="Deze brief is op deze dag al gemaakt voor deze jongere.",
            ),
            models.CheckConstraint(
                name="letter_goes_on_paper",
                condition=Q(how__in=How.values),
                violation_error_message="Een brief gaat op papier, niet met de e-mail.",
            ),
        ]

    def __str__(self) -> str:
        return self.edition.naam


class LetterPaper(models.Model):
    """The PDF itself, apart from the letter so that a list of letters does not carry it. Its hash stands there."""

    letter = models.OneToOneField(Letter, models.PROTECT, primary_key=True, related_name="paper")
    pdf = CaseFileField(owner="letter.case")
    # What the template was given, so that a batch prints again what was sent and nothing newer.
    content = CaseJSONField(owner="letter.case")

    class Meta:
        verbose_name = "afgedrukte brief"
        verbose_name_plural = "afgedrukte brieven"


def in_own_folder(row: "LetterBatch", name: str) -> str:
    """The schema is in the path, so that two gemeenten never meet in one folder."""
    return f"{connection.schema_name}/brieven/{row.pk}/{name}"  # type: ignore[attr-defined]  # our backend names it


class LetterBatchQuerySet(models.QuerySet["LetterBatch"]):
    def for_user(self, user: User) -> Self:
        """The own batches: another's hold jongeren that this user may not see."""
        return self.filter(by=user)

    def printed_before(self, moment: datetime) -> Self:
        """Finished before this moment, and their file still kept."""
        return self.filter(finished_at__lt=moment).exclude(file="")


class LetterBatch(models.Model):
    """One letter for many cases, made outside the request; the file to print is removed after a month."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+", verbose_name="brief")
    sent_on = models.DateField("op", default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file = models.FileField(upload_to=in_own_folder, max_length=255, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = LetterBatchQuerySet.as_manager()

    class Meta:
        verbose_name = "stapel brieven"
        verbose_name_plural = "stapels brieven"
        ordering = ["-created_at", "id"]

    def __str__(self) -> str:
        return f"{self.edition.naam}, {self.sent_on:%d-%m-%Y}"


class BatchLineQuerySet(models.QuerySet["BatchLine"]):
    def undone(self) -> Self:
        return self.filter(letter=None, refusal="")

    def refused(self) -> Self:
        return self.exclude(refusal="")


class BatchLine(models.Model):
    """One case of a batch: the letter that was made for it, or why not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(LetterBatch, models.CASCADE, related_name="lines")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    letter = models.OneToOneField(Letter, models.PROTECT, null=True, blank=True, related_name="+")
    refusal = models.CharField(max_length=300, blank=True)

    objects = BatchLineQuerySet.as_manager()

    class Meta:
        verbose_name = "regel van een stapel"
        verbose_name_plural = "regels van een stapel"
        constraints = [
            models.UniqueConstraint(fields=["batch", "case"], name="once_per_batch"),
            models.CheckConstraint(name="line_made_or_refused", condition=Q(letter=None) | Q(refusal="")),
        ]
