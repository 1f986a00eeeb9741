"""OpenTalk and InformationRequest: first an open talk with the jongere, and then what others know."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.dossier.models import Case
from cases.keys.fields import CaseTextField


class OpenTalk(models.Model):
    """That we talked openly with the jongere before we weighed what others say, or why that could not be (B114).

    An intake at which the jongere was counts as one too; see `talked_first`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="open_talks")
    held_on = models.DateField("gesprek was op", null=True, blank=True)
    why_not = CaseTextField("waarom niet", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "open gesprek"
        verbose_name_plural = "open gesprekken"
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="open_talk_held_or_why_not",
                condition=Q(held_on__isnull=False, why_not="") | (Q(held_on=None) & ~Q(why_not="")),
                violation_error_message="Vul de dag van het gesprek in, of schrijf op waarom het er niet was.",
            ),
        ]

    def __str__(self) -> str:
        return f"open gesprek op {self.held_on:%d-%m-%Y}" if self.held_on else "geen open gesprek"


class InformationRequestQuerySet(models.QuerySet["InformationRequest"]):
    def unanswered(self) -> Self:
        return self.filter(answered_on=None)


class InformationRequest(models.Model):
    """Who was asked what, and when: a list for everybody on the case, so that nobody is asked twice (B113)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="information_requests")
    naam = models.CharField("aan wie", max_length=200)
    organisatie = models.CharField(max_length=200)
    what = CaseTextField("wat wil je weten")
    asked_on = models.DateField("gevraagd op", default=timezone.localdate)
    answer_by = models.DateField("antwoord uiterlijk op", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why_again = CaseTextField("waarom nog eens", max_length=300, one_line=True, blank=True)
    answer = CaseTextField("antwoord", blank=True)
    answered_on = models.DateField("antwoord kwam op", null=True, blank=True)
    weighing = CaseTextField("wat dit betekent", blank=True)
    weighed_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = InformationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag om informatie"
        verbose_name_plural = "vragen om informatie"
        ordering = ["-asked_on", "-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="information_answered_on_a_day",
                condition=Q(answer="") | Q(answered_on__isnull=False),
                violation_error_message="Vul in wanneer het antwoord kwam.",
            ),
            models.CheckConstraint(
                name="information_answered_after_asking",
                condition=Q(answered_on=None) | Q(answered_on__gte=models.F("asked_on")),
                violation_error_message="Het antwoord kan niet voor de vraag komen.",
            ),
            models.CheckConstraint(
                name="information_weighed_after_answer",
                condition=Q(weighing="") | Q(answered_on__isnull=False, weighed_at__isnull=False),
                violation_error_message="Er is nog geen antwoord om te wegen.",
            ),
        ]

    def __str__(self) -> str:
        return f"vraag aan {self.naam}, {self.organisatie}"
