"""Case: the one open dossier of a jongere, who leads it, and who else is involved."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from guardian.managers import UserObjectPermissionManager
from guardian.models import UserObjectPermissionBase

from accounts.models import User
from accounts.rights import Right, Role
from cases.dossier.tasks import Aanpak, ClosingReason, Doelgroep, Phase, Task
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.keys.fields import CaseTextField
from cases.versions import Versioned

# Who sees every case of the gemeente, and what for: the coördinator divides the work, the FG reviews it.
ROLES_THAT_VIEW_ALL = (Role.COORDINATOR, Role.FG)


class CaseQuerySet(models.QuerySet["Case"]):
    def for_user(self, user: User, permission: str) -> Self:
        """The cases on which this user holds this right: a view's only door to a case.

        Someone holds a right as regiehouder, or because it was given for this one case. Coördinator and FG may view
        all. Whoever matches none of these sees nothing.
        """
        if not user.is_active:
            return self.none()
        if permission == Right.VIEW_CASE and views_all(user):
            return self
        return self.filter(Q(regiehouder=user) | Q(given(user, permission)))

    def for_citizen(self, user: User) -> Self:
        """The own cases, and those of a child: so that both know whom to call. Not a right to read what is in them."""
        children = Gezagsdrager.objects.in_force().filter(user=user).values("jongere")
        return self.filter(Q(jongere__user=user) | Q(jongere__in=children))

    def with_log_for(self, user: User) -> Self:
        """The cases of which this citizen may see who read them: the own, those of a child under 16, and those of
        somebody under curatele.

        From 12 to 15 the jongere and the gezagsdrager each have this right on their own; from 16 only the jongere
        (UAVG artikel 5, vierde lid).
        """
        acting = Gezagsdrager.objects.with_rights().filter(user=user).values("jongere")
        return self.filter(Q(jongere__user=user) | Q(jongere__in=acting))

    def open(self) -> Self:
        return self.filter(closed_at=None)

    def closed(self) -> Self:
        return self.filter(closed_at__isnull=False)


def views_all(user: User) -> bool:
    """Coördinator and FG may view every case of the tenant."""
    return user.is_active and user.has_role(*ROLES_THAT_VIEW_ALL)


class EqualsAny(Func):
    """`value = ANY(ARRAY(…))`: the array is read once, so that PostgreSQL can combine two indexes and scans nothing.

    With EXISTS a page of 50 out of 70,000 cases took 140 ms, this takes 3.6 ms, the foreign key alone 2.2 ms.
    """

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()


def given(user: User, permission: str) -> EqualsAny:
    """True for a case on which guardian holds this right for this user."""
    rows = CaseUserObjectPermission.objects.in_force().filter(
        user=user, permission__codename=permission, permission__content_type__app_label="cases"
    )
    return EqualsAny(F("pk"), ArraySubquery(rows.values("content_object_id")))


class Case(Versioned):
    """One open case per jongere, always with exactly one regiehouder (law 5). Procesregie may lie with someone else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField("kenmerk", max_length=20, unique=True, editable=False)
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="cases")
    regiehouder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cases")
    procesregisseur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="processes"
    )
    task = models.CharField("taak", max_length=20, choices=Task)
    phase = models.CharField("fase", max_length=15, choices=Phase, default=Phase.WAARNEMEN)
    doelgroep = models.CharField(max_length=15, choices=Doelgroep, blank=True)
    aanpak = models.CharField("aanpak", max_length=12, choices=Aanpak, blank=True)
    verantwoordelijke_gemeente = models.CharField(max_length=100)
    samenvatting = CaseTextField(owner="self", blank=True)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closing_reason = models.CharField("reden van afsluiten", max_length=15, choices=ClosingReason, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "casus"
        verbose_name_plural = "casussen"
        default_permissions = ()
        permissions = [(right.value, right.label) for right in Right]
        indexes = [models.Index(fields=["regiehouder", "-opened_at"], name="case_by_regiehouder")]
        constraints = [
            models.UniqueConstraint(
                fields=["jongere"],
                condition=Q(closed_at=None),
                name="one_open_case_per_jongere",
                violation_error_message="Deze jongere heeft al een open casus.",
            ),
            # Plans point at both, so that the database knows whose plan it is.
            models.UniqueConstraint(fields=["id", "jongere"], name="case_with_its_jongere"),
            models.CheckConstraint(
                name="case_closed_with_reason",
                condition=Q(closed_at=None, closing_reason="") | (Q(closed_at__isnull=False) & ~Q(closing_reason="")),
                violation_error_message="Een casus sluit met een reden.",
            ),
            models.CheckConstraint(
                name="case_closes_after_opening",
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")),
                violation_error_message="Een casus kan niet sluiten voordat hij opengaat.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class GivenRightQuerySet(models.QuerySet["CaseUserObjectPermission"]):
    def in_force(self) -> Self:
        """Given for good, or lent until a day that has not passed."""
        return self.filter(Q(until=None) | Q(until__gte=timezone.localdate()))

    def lent(self) -> Self:
        return self.filter(until__isnull=False)


class GivenRightManager(UserObjectPermissionManager.from_queryset(GivenRightQuerySet)):  # type: ignore[misc]
    """What guardian needs of a manager, with our names for what is in force."""


class CaseUserObjectPermission(UserObjectPermissionBase):
    """A right on one case, given to one colleague. Guardian's assign_perm and remove_perm write these; `until` is set
    for what is only lent, and ends it without anybody doing something (B49)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    content_object = models.ForeignKey(Case, models.CASCADE, related_name="given_rights")
    until = models.DateField("tot en met", null=True, blank=True)

    objects: ClassVar[GivenRightManager] = GivenRightManager()

    class Meta(UserObjectPermissionBase.Meta):
        default_permissions = ()
        verbose_name = "recht op een casus"
        verbose_name_plural = "rechten op casussen"


class ReferenceCounter(models.Model):
    """The last number given out in a year. A row and not a sequence, so that a refused case leaves no gap."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        verbose_name = "kenmerkteller"
        verbose_name_plural = "kenmerktellers"


class HandoverQuerySet(models.QuerySet["Handover"]):
    def pending(self) -> Self:
        """Offered, and not yet answered or taken back."""
        return self.filter(accepted_at=None, declined_at=None, withdrawn_at=None)

    def offered_to(self, user: User) -> Self:
        return self.pending().filter(receiver=user)


class Handover(models.Model):
    """An offer to take over a case. The regiehouder changes when the receiver accepts, never before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="handovers")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="handovers_given")
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="handovers_received")
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = CaseTextField("waarom")
    offered_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    decline_reason = CaseTextField("waarom niet", blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        ordering = ["-offered_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(accepted_at=None, declined_at=None, withdrawn_at=None),
                name="one_pending_handover_per_case",
                violation_error_message="Er loopt al een overdracht van deze casus.",
            ),
            models.CheckConstraint(
                name="handover_to_someone_else",
                condition=~Q(giver=F("receiver")),
                violation_error_message="Een casus draag je over aan iemand anders.",
            ),
            models.CheckConstraint(
                name="handover_answered_once",
                condition=Q(accepted_at=None, declined_at=None)
                | Q(accepted_at=None, withdrawn_at=None)
                | Q(declined_at=None, withdrawn_at=None),
                violation_error_message="Deze overdracht is al beantwoord.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} aan {self.receiver}"


class Betrokkene(models.Model):
    """Someone around the jongere, written down without what they do or know: a psychologist is a name here (C25)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="betrokkenen")
    naam = models.CharField(max_length=200)
    organisatie = models.CharField(max_length=200, blank=True)
    rol = models.CharField(max_length=100)
    telefoon = models.CharField(max_length=30, blank=True)
    email = models.EmailField("e-mail", blank=True)
    since = models.DateField("sinds", default=timezone.localdate)
    until = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "betrokkene"
        verbose_name_plural = "betrokkenen"
        ordering = ["naam", "id"]
        constraints = [
            models.CheckConstraint(
                name="betrokkene_ends_after_start",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.rol}"
