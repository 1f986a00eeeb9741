"""Intake: a conversation with the jongere along a form, and what was said, per question and per person who said it."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.contact.models import Channel
from cases.content.models import Edition
from cases.dossier.models import Case
from cases.intake.kinds import Source
from cases.keys.fields import CaseTextField
from cases.versions import Versioned


class IntakeQuerySet(models.QuerySet["Intake"]):
    def unfinished(self) -> Self:
        return self.filter(finished_at=None)


class Intake(Versioned):
    """Who was there is written down for each conversation: not about the jongere and parents, but with them (E3). It
    keeps the version of the form with which it began."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="intakes")
    form = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    at = models.DateTimeField("wanneer", default=timezone.now)
    channel = models.CharField("waar of hoe", max_length=10, choices=Channel)
    with_jongere = models.BooleanField("de jongere was erbij", default=True)
    ouders = models.CharField("ouder of verzorger", max_length=200, blank=True)
    gesprekspartner = models.CharField(max_length=200, blank=True)
    afdeling = models.CharField("andere afdeling", max_length=200, blank=True)
    anderen = models.CharField("wie nog meer", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField("afgerond op", null=True, blank=True, editable=False)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = "intake"
        verbose_name_plural = "intakes"
        ordering = ["-at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(finished_at=None),
                name="one_unfinished_intake_per_case",
                violation_error_message="Er loopt al een intake. Ga daarin verder.",
            ),
            models.CheckConstraint(
                name="intake_with_somebody",
                condition=Q(with_jongere=True)
                | ~Q(ouders="")
                | ~Q(gesprekspartner="")
                | ~Q(afdeling="")
                | ~Q(anderen=""),
                violation_error_message="Schrijf op wie erbij was.",
            ),
        ]

    def __str__(self) -> str:
        return f"intake van {timezone.localdate(self.at):%d-%m-%Y}"

    @property
    def present(self) -> list[str]:
        """Everybody who was there, and as what."""
        jongere = self.case.jongere
        roles = ((self.ouders, " (ouder of verzorger)"), (self.gesprekspartner, " (gesprekspartner)"),
                 (self.afdeling, ""), (self.anderen, ""))  # fmt: skip
        me = [jongere.roepnaam or jongere.voornamen] if self.with_jongere else []
        return me + [f"{naam}{role}" for naam, role in roles if naam]

    @property
    def is_driegesprek(self) -> bool:
        """Together with another department, so that the jongere tells it once (B69)."""
        return bool(self.afdeling)


class Told(Versioned):
    """Something that one person said to one question."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.CharField("vraag", max_length=40)
    source = models.CharField("van wie", max_length=10, choices=Source, default=Source.JONGERE)
    source_name = models.CharField("naam", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class Answer(Told):
    """An answer to an ordinary question: a row each, so that an intake can be left and taken up again.

    `chosen` is what the form offers (yes or no, one of a list, a number, a date), and may be shared so that nobody asks
    it again (E8): the database takes nothing else. `text` is free and never shared.
    """

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="answers")
    chosen = models.CharField("antwoord", max_length=300, blank=True, default="", db_default="")
    # Where a chosen answer lay before it could be shared: it moves when the answer is saved again.
    value = CaseTextField("antwoord van eerder", owner="intake.case", max_length=300, one_line=True, blank=True)
    text = CaseTextField("toelichting", owner="intake.case", blank=True)

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "question", "source"],
                name="one_answer_per_question_and_source",
                violation_error_message="Iemand anders schreef hier intussen iets op.",
            ),
        ]

    def __str__(self) -> str:
        return f"antwoord op {self.question}"

    @property
    def case_id(self) -> uuid.UUID:
        return self.intake.case_id

    @property
    def short(self) -> str:
        """What was chosen, also when that was before it had a column of its own."""
        return self.chosen or self.value
