"""RetentionRule, Hold and Round: how long a kind of record is kept, what is not erased for now, and what may go."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from accounts.rights import Role
from cases.dossier.models import Case
from cases.dossier.tasks import Task
from cases.keys.fields import CaseTextField
from consent.retention.kinds import CountsFrom, RecordKind, Waits, Why

# Who proposes and confirms, and sees kenmerken and counts for it, never a name.
KEEPERS = (Role.FG, Role.FUNCTIONEEL_BEHEERDER)
READ_IN_THE_LAW = "V"


def keeps(user: User) -> bool:
    return user.is_active and user.has_role(*KEEPERS)


class RetentionRuleQuerySet(models.QuerySet["RetentionRule"]):
    def for_user(self, user: User) -> Self:
        return self if keeps(user) else self.none()

    def in_force(self, on: date | None = None) -> Self:
        """The newest version of each rule on this day."""
        dated = RetentionRule.objects.filter(valid_from__lte=on or timezone.localdate())
        newest = dated.order_by("kind", "task", "-valid_from", "-number").distinct("kind", "task")
        return self.filter(pk__in=newest.values("pk"))


class RetentionRule(models.Model):
    """One version of a term: kind of record and task, how long, from which day. A change is a new version.

    `source` is only filled with law that was read (domain.md §1.9, marks V and S). Nothing is erased on a version
    that is not settled: read in the law itself, or approved by a jurist who is named.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("soort gegevens", max_length=10, choices=RecordKind)
    task = models.CharField("taak", max_length=20, choices=Task, blank=True)
    number = models.PositiveSmallIntegerField("versie", default=1)
    months = models.PositiveSmallIntegerField("termijn in maanden")
    counts_from = models.CharField("telt vanaf", max_length=10, choices=CountsFrom)
    source = models.CharField("bron", max_length=200, blank=True)
    mark = models.CharField("zekerheid van de bron", max_length=2)
    valid_from = models.DateField("geldt vanaf")
    reviewed_by_jurist = models.CharField("vastgesteld door jurist", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RetentionRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "bewaartermijn"
        verbose_name_plural = "bewaartermijnen"
        ordering = ["kind", "task", "-valid_from", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "task", "number"], name="retention_version_once"),
            models.CheckConstraint(
                name="special_kept_two_years_at_most",
                condition=~Q(kind=RecordKind.BIJZONDER) | Q(months__lte=24),
                violation_error_message="Gezondheid en strafrecht mag je hoogstens twee jaar bewaren (WEB 9.2.7,"
                " derde lid).",
            ),
            models.CheckConstraint(
                name="jeugdhulp_kept_twenty_years",
                condition=~Q(kind=RecordKind.DOSSIER, task=Task.JEUGDWET) | Q(months__gte=240),
                violation_error_message="Een dossier van de jeugdhulp bewaar je twintig jaar (Jeugdwet 7.3.8).",
            ),
            models.CheckConstraint(
                name="retention_of_at_least_a_month",
                condition=Q(months__gte=1),
                violation_error_message="Een termijn is minstens een maand.",
            ),
        ]

    def __str__(self) -> str:
        about = f"{self.get_kind_display()}, {self.get_task_display()}" if self.task else self.get_kind_display()
        return f"{about}: {self.term}"

    @property
    def term(self) -> str:
        years, months = divmod(self.months, 12)
        return f"{years} jaar" if not months else f"{self.months} maanden"

    @property
    def is_settled(self) -> bool:
        return self.mark == READ_IN_THE_LAW or bool(self.reviewed_by_jurist)

    @property
    def basis(self) -> str:
        """What may be printed: law that was read, or who settled it; never what nobody read."""
        settled = f"vastgesteld door {self.reviewed_by_jurist}" if self.reviewed_by_jurist else ""
        return "; ".join(part for part in (self.source, settled) if part)


class HoldQuerySet(models.QuerySet["Hold"]):
    def for_user(self, user: User) -> Self:
        return self if keeps(user) else self.none()

    def standing(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gte=timezone.localdate()), ending=None)


class Hold(models.Model):
    """Nothing of this dossier is erased while this stands: a claim, a complaint, an investigation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="holds")
    reason = CaseTextField("waarom niet wissen", owner="case")
    until = models.DateField("niet wissen tot en met", null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = "stop op wissen"
        verbose_name_plural = "stops op wissen"
        ordering = ["-at", "id"]
        constraints = [
            models.CheckConstraint(
                name="hold_says_why", condition=~Q(reason=""), violation_error_message="Schrijf op waarom."
            ),
        ]

    def __str__(self) -> str:
        return f"stop van {timezone.localdate(self.at):%d-%m-%Y}"


class HoldEnding(models.Model):
    """Somebody lifted the hold, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    hold = models.OneToOneField(Hold, models.PROTECT, related_name="ending")
    reason = CaseTextField("waarom het weer mag", owner="hold.case")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "opgeheven stop"
        verbose_name_plural = "opgeheven stops"
        constraints = [
            models.CheckConstraint(
                name="hold_ending_says_why", condition=~Q(reason=""), violation_error_message="Schrijf op waarom."
            ),
        ]

    def __str__(self) -> str:
        return f"opgeheven op {timezone.localdate(self.at):%d-%m-%Y}"


class DueQuerySet(models.QuerySet["Due"]):
    def for_user(self, user: User) -> Self:
        return self if keeps(user) else self.none()

    def now(self) -> Self:
        """Whose day has come, also when something has to happen first."""
        return self.filter(due_on__lte=timezone.localdate())

    def may_go(self) -> Self:
        return self.now().filter(waits=Waits.NOTHING)

    def with_round(self) -> Self:
        """Whether it stands in a round already."""
        return self.annotate(in_round=in_a_round())

    def proposable(self) -> Self:
        """What may go and stands in no round yet."""
        return self.may_go().filter(~in_a_round())

    def in_order(self) -> Self:
        return self.select_related("case", "rule").order_by("due_on", "key")


def in_a_round() -> Exists:
    return Exists(RoundLine.objects.waiting().filter(case_id=OuterRef("case_id"), kind=OuterRef("kind")))


class Due(models.Model):
    """One row of the view `consent_due`: what has a last day, why, and whether it may go. Worked out when it is read
    (law 2), never a flag. The case of a proof that was kept is gone, so the key may point at nothing."""

    key = models.CharField(primary_key=True, max_length=100)
    case = models.ForeignKey(Case, models.DO_NOTHING, null=True, db_constraint=False, related_name="+")
    kind = models.CharField(max_length=10, choices=RecordKind)
    why = models.CharField(max_length=12, choices=Why)
    rule = models.ForeignKey(RetentionRule, models.DO_NOTHING, null=True, related_name="+")
    verzoek_id = models.UUIDField(null=True)
    since = models.DateField()
    due_on = models.DateField()
    waits = models.CharField(max_length=12, choices=Waits)

    objects = DueQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "consent_due"

    def __str__(self) -> str:
        return self.key

    @property
    def explained(self) -> str:
        return explained(self)


def explained(due: "Due | RoundLine") -> str:
    """Why, in a sentence with the day it counts from."""
    day = date_format(due.since, "j F Y")
    if due.why == Why.ASKED:
        return f"Verzoek om te wissen, toegewezen op {day}"
    if due.why == Why.WITHDRAWN or due.rule is None:
        return f"Instemming ingetrokken op {day}"
    return f"{due.rule.term} na {due.rule.get_counts_from_display()}: {day}"


class RoundQuerySet(models.QuerySet["Round"]):
    def for_user(self, user: User) -> Self:
        return self if keeps(user) else self.none()

    def proposed(self) -> Self:
        return self.filter(confirmed_at=None, withdrawn_at=None)

    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)

    def unfinished(self) -> Self:
        """Confirmed, with lines that are not erased yet."""
        return self.confirmed().filter(pk__in=RoundLine.objects.undone().values("round"))


class Round(models.Model):
    """What one person proposes to erase. Only somebody else can confirm it: the database looks, twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "wisronde"
        verbose_name_plural = "wisrondes"
        ordering = ["-proposed_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="round_confirmed_by_another",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                violation_error_message="Iemand anders dan wie de ronde voorstelde, bevestigt haar.",
            ),
            models.CheckConstraint(
                name="round_confirmed_by_someone",
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="round_withdrawn_or_confirmed",
                condition=Q(withdrawn_by=None, withdrawn_at=None)
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False, confirmed_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"ronde van {date_format(timezone.localtime(self.proposed_at), 'j F Y, H.i')} uur"


class RoundLineQuerySet(models.QuerySet["RoundLine"]):
    def for_user(self, user: User) -> Self:
        return self if keeps(user) else self.none()

    def of_round(self, ronde: Round) -> Self:
        """With the kenmerk, as long as there is one, and whether a stop stands."""
        case = Case.objects.filter(pk=OuterRef("case_id"))
        held = Hold.objects.standing().filter(case=OuterRef("case_id"))
        found = self.filter(round=ronde).select_related("rule", "erasure")
        return found.annotate(reference=Subquery(case.values("reference")), is_held=Exists(held))

    def undone(self) -> Self:
        return self.filter(erasure=None)

    def waiting(self) -> Self:
        """In a round on which nobody decided, or which is being carried out."""
        return self.undone().filter(round__withdrawn_at=None)


class RoundLine(models.Model):
    """One dossier, or one part of it, in a round; with why it was due when it was proposed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="lines")
    # No foreign key: the line stays when the case is gone.
    case_id = models.UUIDField("casus")
    kind = models.CharField(max_length=10, choices=RecordKind)
    why = models.CharField(max_length=12, choices=Why)
    rule = models.ForeignKey(RetentionRule, models.PROTECT, null=True, blank=True, related_name="+")
    verzoek_id = models.UUIDField(null=True, blank=True)
    since = models.DateField()
    due_on = models.DateField()

    objects = RoundLineQuerySet.as_manager()

    class Meta:
        verbose_name = "regel van een wisronde"
        verbose_name_plural = "regels van een wisronde"
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "case_id", "kind"], name="once_per_round"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.case_id}"

    @property
    def explained(self) -> str:
        return explained(self)
