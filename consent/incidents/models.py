"""Incident: what went wrong, what was done about it and when, and what the log is asked to tell who was affected."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import User
from accounts.rights import Role


class StepKind(models.TextChoices):
    """What was done. The first three pairs answer a clock or a question of the law."""

    WARNED = "gewaarschuwd", "Vroege waarschuwing gegeven"
    NOT_WARNED = "niet_gewaarschuwd", "Vroege waarschuwing is niet nodig"
    REPORTED = "gemeld", "Gemeld bij de AP"
    NOT_REPORTED = "niet_gemeld", "Melden bij de AP is niet nodig"
    TELL = "vertellen", "Besluit: we vertellen het aan de jongeren"
    NOT_TELL = "niet_vertellen", "Besluit: we vertellen het niet aan de jongeren"
    TOLD = "verteld", "De jongeren hebben het gehoord"
    MEASURE = "maatregel", "Maatregel genomen"
    NOTE = "bevinding", "Iets ontdekt"
    CLOSED = "gesloten", "Afgesloten"
    REOPENED = "heropend", "Weer geopend"


WITH_REFERENCE = (StepKind.WARNED, StepKind.REPORTED)
OF_DATALEK = (StepKind.REPORTED, StepKind.NOT_REPORTED, StepKind.TELL, StepKind.NOT_TELL, StepKind.TOLD)
OF_CYBER = (StepKind.WARNED, StepKind.NOT_WARNED)


class IncidentQuerySet(models.QuerySet["Incident"]):
    def for_user(self, user: User) -> Self:
        """Incidents are with the FG; for anybody else there are none."""
        return self if user.is_active and user.has_role(Role.FG) else self.none()

    def with_standing(self) -> Self:
        """With what happened to each, in order."""
        ends = IncidentStep.objects.filter(incident=OuterRef("pk"), kind__in=(StepKind.CLOSED, StepKind.REOPENED))
        last = Subquery(ends.order_by("-at", "-id").values("kind")[:1])
        return self.annotate(ended=last).select_related("by").prefetch_related("steps__by")

    def open(self) -> Self:
        return self.with_standing().filter(Q(ended=None) | Q(ended=StepKind.REOPENED))


class Incident(models.Model):
    """Written down once. What becomes known or is done later is a step; nothing is rewritten (AVG 33(5))."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField("waar gaat het over", max_length=120)
    told = models.TextField("wat is er gebeurd", max_length=4000)
    is_datalek = models.BooleanField("datalek", default=False)
    is_cyber = models.BooleanField("cyberincident", default=False)
    discovered_at = models.DateTimeField("ontdekt op")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ["-discovered_at", "id"]
        verbose_name, verbose_name_plural = "incident", "incidenten"
        constraints = [
            models.CheckConstraint(
                name="incident_is_of_a_kind",
                condition=Q(is_datalek=True) | Q(is_cyber=True),
                violation_error_message="Kies of het een datalek is, een cyberincident, of allebei.",
            ),
            models.CheckConstraint(name="incident_in_words", condition=~Q(title="") & ~Q(told="")),
        ]

    def __str__(self) -> str:
        return self.title

    def last_step(self, *kinds: StepKind) -> "IncidentStep | None":
        """The newest step of one of these kinds."""
        return next((step for step in reversed(list(self.steps.all())) if step.kind in kinds), None)

    @property
    def is_closed(self) -> bool:
        last = self.last_step(StepKind.CLOSED, StepKind.REOPENED)
        return last is not None and last.kind == StepKind.CLOSED

    def possible_steps(self) -> list[StepKind]:
        """What can be written down now: of a closed incident only that it is opened again."""
        if self.is_closed:
            return [StepKind.REOPENED]
        not_its = (*(() if self.is_datalek else OF_DATALEK), *(() if self.is_cyber else OF_CYBER), StepKind.REOPENED)
        return [kind for kind in StepKind if kind not in not_its]


class IncidentStep(models.Model):
    """One thing that was done or decided, when it happened, and why. Added once; the database keeps the order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="steps")
    kind = models.CharField("wat", max_length=20, choices=StepKind.choices)
    happened_at = models.DateTimeField("wanneer")
    reference = models.CharField("kenmerk", max_length=80, blank=True)
    text = models.TextField("toelichting", max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="incident_step_says_why",
                condition=~Q(text=""),
                violation_error_message="Schrijf op wat er is gedaan, of waarom.",
            ),
            models.CheckConstraint(
                name="incident_report_has_a_reference",
                condition=~Q(kind__in=WITH_REFERENCE) | ~Q(reference=""),
                violation_error_message="Vul het kenmerk van de melding in.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class ReachQuerySet(models.QuerySet["Reach"]):
    def for_user(self, user: User) -> Self:
        return self.filter(incident__in=Incident.objects.for_user(user))

    def in_force(self) -> Self:
        return self.filter(taken_back=None)


class Reach(models.Model):
    """What the log is asked: the lines of this period, of this person, this ketenpartner or this dossier.

    Numbers of rows and no keys, as in the log: a person or partner may be gone, the line stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="reaches")
    since = models.DateTimeField("vanaf")
    until = models.DateTimeField("tot", null=True, blank=True)
    actor_id = models.UUIDField(null=True, blank=True)
    actor_naam = models.CharField(max_length=200, blank=True)
    ketenpartner_id = models.UUIDField(null=True, blank=True)
    ketenpartner_naam = models.CharField(max_length=120, blank=True)
    case_id = models.UUIDField(null=True, blank=True)
    case_reference = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ReachQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="reach_ends_after_it_began",
                condition=Q(until=None) | Q(until__gt=F("since")),
                violation_error_message="Het einde ligt voor het begin.",
            ),
        ]

    def __str__(self) -> str:
        named = (self.actor_naam, self.ketenpartner_naam, self.case_reference and f"dossier {self.case_reference}")
        return ", ".join(part for part in named if part) or "Iedereen"

    @property
    def lines(self) -> Q:
        """The condition on the lines of the log."""
        asked = {
            "at__lte": self.until, "actor_id": self.actor_id, "organisation_id": self.ketenpartner_id,
            "case_id": self.case_id,
        }  # fmt: skip
        return Q(at__gte=self.since, **{name: value for name, value in asked.items() if value})


class ReachTakenBack(models.Model):
    """This part of the log has nothing to do with it after all."""

    reach = models.OneToOneField(Reach, models.PROTECT, primary_key=True, related_name="taken_back")
    reason = models.CharField("waarom", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(name="reach_taken_back_says_why", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return self.reason
