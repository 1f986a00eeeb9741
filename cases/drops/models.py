"""DropSignal: advice to the regiehouder that a score fell fast; it decides nothing and is never shared (law 10)."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from cases.dossier.models import Case
from cases.keys.fields import CaseTextField
from cases.zrm.models import Score


class DropAnswer(models.TextChoices):
    BEVESTIGD = "bevestigd", "Ja, dit vraagt aandacht"
    AFGEWEZEN = "afgewezen", "Nee, hier is geen actie nodig"
    VERVALLEN = "vervallen", "Vervallen: een score is hersteld"


CHOSEN_BY_A_PERSON = [choice for choice in DropAnswer.choices if choice[0] != DropAnswer.VERVALLEN]


class DropSignalQuerySet(models.QuerySet["DropSignal"]):
    def open(self) -> Self:
        return self.filter(answered_at=None)

    def for_regiehouder(self, user: User) -> Self:
        """Only who leads the case now sees its signals: no coördinator, no colleague (domain.md §3.6)."""
        led = Case.objects.for_user(user, Right.CHANGE_CASE).filter(regiehouder=user)
        return self.filter(case__in=led)

    def for_citizen(self, user: User) -> Self:
        """The jongere sees what was signalled about them."""
        return self.filter(case__jongere__user=user)


class DropSignal(models.Model):
    """Says which two measurements it rests on, and the rule of that day. A person confirms or dismisses it, with a
    reason that the jongere can read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="drop_signals")
    before = models.ForeignKey(Score, models.PROTECT, related_name="+")
    after = models.OneToOneField(Score, models.PROTECT, related_name="drop_signal")
    fell_from = models.PositiveSmallIntegerField()
    fell_to = models.PositiveSmallIntegerField()
    points = models.PositiveSmallIntegerField("regel: vanaf zoveel punten")
    days = models.PositiveSmallIntegerField("regel: binnen zoveel dagen")
    raised_at = models.DateTimeField(default=timezone.now, editable=False)
    answer = models.CharField("oordeel", max_length=10, choices=DropAnswer, blank=True)
    reason = CaseTextField("waarom", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DropSignalQuerySet.as_manager()

    class Meta:
        verbose_name = "scoredaling"
        verbose_name_plural = "scoredalingen"
        ordering = ["-raised_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="drop_is_as_deep_as_its_rule", condition=Q(fell_from__gte=F("fell_to") + F("points"))
            ),
            models.CheckConstraint(name="drop_between_two_scores", condition=~Q(before=F("after"))),
            models.CheckConstraint(
                name="drop_answered_with_reason",
                condition=Q(answered_at=None, answer="", reason="")
                | (Q(answered_at__isnull=False) & ~Q(answer="") & ~Q(reason="")),
                violation_error_message="Schrijf op waarom.",
            ),
            models.CheckConstraint(
                name="drop_judged_by_a_person",
                condition=Q(answer__in=["", "vervallen"]) | Q(answered_by__isnull=False),
            ),
        ]

    @property
    def pair(self) -> tuple[Score, Score]:
        """The two measurements it rests on."""
        return self.before, self.after

    def __str__(self) -> str:
        return f"{self.fell_from} naar {self.fell_to}"
