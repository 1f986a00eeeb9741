"""Noodopening: what one ketenpartner reads for some hours because somebody is in danger, and what a colleague found."""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role
from cases.categories import Category
from cases.dossier.models import Case
from cases.keys.fields import CaseTextField
from consent.items import ITEMS

# Hours and not days, a smallest set, and how long it may stay unsaid: our own choices (domain.md §1.5 says which).
MOST_HOURS = 24
MOST_FIELDS = 6
MOST_DAYS_UNTOLD = 28
# The second person oversees the work; somebody of the same case stands too near.
REVIEWERS = (Role.COORDINATOR, Role.FG)


class Ground(models.TextChoices):
    """The rows VITAL and VT-1 of domain.md §1.5. Their articles are marked U or S there, so no screen quotes them."""

    VITAL = "VITAL", "Vitaal belang: iemand is nu in gevaar"
    MELDCODE = "VT-1", "Meldcode: een vermoeden van geweld of verwaarlozing"

    @property
    def categories(self) -> frozenset[str]:
        """What may be opened on this ground, as long as no hard stop forbids it (law 8).

        Health on a vital interest alone, criminal data and free text on neither: we read no basis for those.
        """
        return PLAIN_AND_HEALTH if self == Ground.VITAL else PLAIN


PLAIN = frozenset({Category.GEWOON.value})
PLAIN_AND_HEALTH = PLAIN | {Category.GEZONDHEID.value}


class NoodQuerySet(models.QuerySet["Noodopening"]):
    def for_user(self, user: User, permission: str) -> Self:
        """Of the cases on which this user holds this right."""
        return self.filter(case__in=Case.objects.for_user(user, permission))

    def for_citizen(self, user: User) -> Self:
        """About oneself, once it may be told. Never about a child: the danger may come from who would read it."""
        return self.filter(case__jongere__user=user).told()

    def told(self) -> Self:
        """What the jongere may see: all, or after the term for which it was motivated otherwise, or as soon as the
        second person does not agree with that."""
        return self.filter(Q(untold_until=None) | Q(untold_until__lte=timezone.now()) | Exists(self.told_by_review()))

    def untold(self) -> Self:
        return self.filter(~Exists(self.told_by_review()), untold_until__gt=timezone.now())

    def told_by_review(self) -> "models.QuerySet[NoodReview]":
        return NoodReview.objects.filter(opening=OuterRef("pk"), tell_now=True)

    def unreviewed(self) -> Self:
        return self.filter(review=None)

    def to_review(self, user: User) -> Self:
        """What waits for this second person: never who opened it, and only somebody who oversees."""
        if not user.is_active or not user.has_role(*REVIEWERS):
            return self.none()
        return self.unreviewed().exclude(by=user)

    def in_full(self) -> Self:
        return self.select_related("case__jongere", "case__regiehouder", "by", "review__by", "closing__by", "open_now")


class Noodopening(models.Model):
    """Opened once and never edited: whether it is open is worked out when somebody reads (`consent_open_nood`).

    `untold_until` is there only when it was motivated why the jongere does not see it yet (AVG 23).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="noodopeningen")
    ketenpartner_id = models.UUIDField()
    ketenpartner_naam = models.CharField("organisatie", max_length=120)
    ground = models.CharField("waarom dit mocht", max_length=10, choices=Ground)
    reason = CaseTextField("wat er aan de hand was", owner="case")
    doel = models.CharField("waarvoor", max_length=200)
    field_codes = ArrayField(models.CharField(max_length=60), verbose_name="gegevens")
    field_reasons = ArrayField(models.CharField(max_length=200), verbose_name="waarom die gegevens")
    until = models.DateTimeField("open tot")
    review_due_on = models.DateField("tweede persoon kijkt uiterlijk", editable=False)
    untold_until = models.DateTimeField("later verteld, vanaf", null=True, blank=True)
    untold_reason = CaseTextField("waarom later verteld", blank=True, owner="case")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("geopend op", default=timezone.now, editable=False)

    objects = NoodQuerySet.as_manager()

    class Meta:
        verbose_name = "opening in nood"
        verbose_name_plural = "openingen in nood"
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["ketenpartner_id", "until"], name="nood_by_partner")]
        constraints = [
            models.CheckConstraint(
                name="nood_lasts_hours",
                condition=Q(until__gt=F("at"), until__lte=F("at") + timedelta(hours=MOST_HOURS)),
                violation_error_message=f"Open in nood hoogstens {MOST_HOURS} uur.",
            ),
            models.CheckConstraint(
                name="nood_opens_a_smallest_set",
                condition=Q(field_codes__len__range=(1, MOST_FIELDS)),
                violation_error_message=f"Kies minstens één en hoogstens {MOST_FIELDS} gegevens.",
            ),
            models.CheckConstraint(
                name="nood_reason_per_field",
                condition=Q(field_reasons__len=F("field_codes__len")),
                violation_error_message="Schrijf bij elk gegeven op waarom het nodig is.",
            ),
            models.CheckConstraint(
                name="nood_says_why",
                condition=~Q(reason="") & ~Q(doel=""),
                violation_error_message="Schrijf op wat er aan de hand is en wat de ander doet.",
            ),
            models.CheckConstraint(
                name="nood_untold_says_why_and_until_when",
                condition=Q(untold_until=None, untold_reason="")
                | Q(untold_until__gt=F("at"), untold_until__lte=F("at") + timedelta(days=MOST_DAYS_UNTOLD))
                & ~Q(untold_reason=""),
                violation_error_message="Schrijf op waarom de jongere het nog niet mag zien, en tot wanneer.",
            ),
        ]

    def __str__(self) -> str:
        return f"in nood open voor {self.ketenpartner_naam}"

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Each field that was opened, with why."""
        return [(ITEMS[code].label, why) for code, why in zip(self.field_codes, self.field_reasons, strict=True)]

    @property
    def labels(self) -> list[str]:
        return [label for label, _ in self.lines]

    @property
    def is_late(self) -> bool:
        """Whether nobody looked in time."""
        return not hasattr(self, "review") and self.review_due_on < timezone.localdate()


class NoodReview(models.Model):
    """What the second person found, never who opened it. “Niet terecht” closes the opening by itself, at once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    opening = models.OneToOneField(Noodopening, models.PROTECT, related_name="review")
    justified = models.BooleanField("terecht geopend")
    remark = CaseTextField("waarom", owner="opening.case")
    tell_now = models.BooleanField("de jongere mag het nu zien", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("bekeken op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "wat een collega vond van een opening in nood"
        verbose_name_plural = "wat een collega vond van een opening in nood"
        constraints = [
            models.CheckConstraint(
                name="nood_review_says_why",
                condition=~Q(remark=""),
                violation_error_message="Schrijf op waarom je dit vindt.",
            ),
        ]

    def __str__(self) -> str:
        return "terecht" if self.justified else "niet terecht"


class NoodClosed(models.Model):
    """Closed before its hours were over, because it is no longer needed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    opening = models.OneToOneField(Noodopening, models.PROTECT, related_name="closing")
    reason = CaseTextField("waarom", max_length=300, one_line=True, owner="opening.case")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("gesloten op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "een opening in nood die eerder dichtging"
        verbose_name_plural = "openingen in nood die eerder dichtgingen"
        constraints = [
            models.CheckConstraint(
                name="nood_closed_says_why",
                condition=~Q(reason=""),
                violation_error_message="Schrijf op waarom je sluit.",
            ),
        ]

    def __str__(self) -> str:
        return f"gesloten op {self.at:%d-%m-%Y}"
