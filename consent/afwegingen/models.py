"""Afweging: the four denkstappen for one ketenpartner, one purpose and one period, and what was decided."""

import re
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right, Role
from cases.dossier.models import Case
from cases.keys.fields import CaseTextField
from consent.grondslagen.models import Grondslag, MachtigingKind
from consent.items import ITEMS, Item, Way, coarser_items

if TYPE_CHECKING:
    from consent.machtigingen.models import Machtiging

# Who may read along with any decision of the gemeente; a regiehouder only where they have access.
READERS_OF_ALL = (Role.COORDINATOR, Role.FG)
GENERIC_WORDS = (
    "samenwerking",
    "samenwerken",
    "afstemming",
    "afstemmen",
    "informatie",
    "informeren",
    "overleg",
    "regie",
)


class Reaction(models.TextChoices):
    """What the jongere said when we told about it (step 0)."""

    AGREES = "stemt_in", "Vindt het goed"
    OBJECTS = "bezwaar", "Wil het liever niet"
    NOT_REACHED = "niet_bereikt", "Niet gesproken: niet bereikt"
    UNSAFE = "onveilig", "Niet gesproken: dat was niet veilig"


class Outcome(models.TextChoices):
    """Not sharing is a decision too, and is kept."""

    SHARE = "delen", "Delen"
    NOT_SHARE = "niet_delen", "Niet delen"


class FieldResult(models.TextChoices):
    """What step 3 says of one field."""

    SHARE = "delen", "Nodig: delen"
    COARSER = "delen_grof", "Grover delen"
    NOT = "niet_delen", "Niet nodig"
    SELF = "jongere_deelt_zelf", "De jongere vertelt het zelf"


class Question(models.TextChoices):
    """Step 4: the ways that need less (domain.md §2.1)."""

    SELF = "zelf", "Kan de jongere het zelf vertellen, of erbij zijn?"
    ANONYMOUS = "anoniem", "Is een gesprek zonder naam genoeg?"
    REFER = "verwijzen", "Kan ik verwijzen zonder inhoud te geven?"
    PARTNER_ASKS = "partner_vraagt", "Kan de ketenpartner het zelf aan de jongere vragen?"
    ONCE = "eenmalig", "Is één keer vertellen genoeg, in plaats van blijven meekijken?"

    def words(self, way: str) -> str:
        """The question as it is put when we give, or when we ask."""
        return WHEN_ASKING[self] if way == Way.ASK else str(self.label)


WHEN_ASKING = {
    Question.SELF: "Kan de jongere het zelf vertellen, of laten zien?",
    Question.ANONYMOUS: "Is een gesprek zonder naam genoeg?",
    Question.REFER: "Kun je verder zonder dit te weten?",
    Question.PARTNER_ASKS: "Kan de ander het vertellen met de jongere erbij?",
    Question.ONCE: "Is één antwoord genoeg, in plaats van vaker vragen?",
}


class AfwegingQuerySet(models.QuerySet["Afweging"]):
    def for_user(self, user: User, permission: str) -> Self:
        """Afwegingen of the cases on which this user holds this right."""
        return self.filter(case__in=Case.objects.for_user(user, permission))

    def for_citizen(self, user: User) -> Self:
        """About this jongere; for who acts for one only those that ask for that signature now."""
        asked = apps.get_model("consent", "Machtiging").objects.for_signer(user)
        return self.filter(Q(case__jongere__user=user) | Q(pk__in=asked.values("afweging")))

    def drafts(self) -> Self:
        return self.filter(decided_at=None)

    def decided(self) -> Self:
        return self.filter(decided_at__isnull=False)

    def standing(self) -> Self:
        """Decided to share, in an open case, and not ended, replaced or over."""
        return (
            self.decided()
            .filter(outcome=Outcome.SHARE, ending=None, valid_until__gte=timezone.localdate(), case__closed_at=None)
            .exclude(replaced_by__decided_at__isnull=False)
        )

    def ending_within(self, days: int) -> Self:
        """Shares that stand and are over within so many days: by their date, or because a signature lasts no longer."""
        today = timezone.localdate()
        last = Least("valid_until", Coalesce(Max("machtigingen__valid_until"), "valid_until"))
        return (
            self.standing()
            .filter(direction=Way.GIVE)
            .alias(last=last)
            .filter(last__range=(today, today + timedelta(days=days)))
        )

    def awaiting_second_reader(self) -> Self:
        return self.standing().filter(second_reader_required=True, second_reading=None)

    def to_read_along(self, user: User) -> Self:
        """What waits for a second reader and may be this one: never who decided, and somebody with a reason to look."""
        waiting = self.awaiting_second_reader().exclude(decided_by=user)
        if not user.is_active:
            return self.none()
        if user.has_role(*READERS_OF_ALL):
            return waiting
        if user.has_role(Role.REGIEHOUDER):
            return waiting.filter(case__in=Case.objects.for_user(user, Right.VIEW_CASE))
        return self.none()

    def in_full(self) -> Self:
        """With all that says where they stand, for a page that shows them."""
        return self.select_related(
            "case__jongere", "grondslag_geven", "grondslag_ontvangen", "decided_by", "ending__by",
            "second_reading__reader", "open_share", "open_question",
        ).prefetch_related(
            "lines", "alternatives", "machtigingen__events", "machtigingen__lapse", "replaced_by", "pausing", "answers"
        )  # fmt: skip


class Afweging(models.Model):
    """A draft until it is decided; from then on the database lets nobody change it. New insight is a new afweging.

    It weighs what we give to a ketenpartner or what we ask it for, never both. Who asks rests on one grondslag: the one
    on which the other gives to us.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="afwegingen")
    direction = models.CharField(max_length=10, choices=Way.choices, default=Way.GIVE, db_default=Way.GIVE)
    ketenpartner_id = models.UUIDField()
    ketenpartner_naam = models.CharField(max_length=120)
    ketenpartner_kind = models.CharField(max_length=30)
    recipient_task = models.CharField(max_length=200, blank=True)

    gesprek_op = models.DateField(null=True, blank=True)
    gesprek_reactie = models.CharField(max_length=20, choices=Reaction.choices, blank=True)
    gesprek_toelichting = CaseTextField(blank=True, owner="case")

    grondslag_geven = models.ForeignKey(Grondslag, models.PROTECT, null=True, blank=True, related_name="+")
    grondslag_ontvangen = models.ForeignKey(Grondslag, models.PROTECT, null=True, blank=True, related_name="+")
    geheimhouding = models.BooleanField(null=True, blank=True)
    geen_taak_waarom = CaseTextField(blank=True, owner="case")
    nee_kan = models.BooleanField(null=True, blank=True)
    hulp_gaat_door = models.BooleanField(null=True, blank=True)
    geen_druk = models.BooleanField(null=True, blank=True)

    doel = models.CharField(max_length=200, blank=True)
    doel_zelfde = models.BooleanField(null=True, blank=True)
    doel_verenigbaar = CaseTextField(blank=True, owner="case")
    doel_resultaat = models.TextField(blank=True)

    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    terugkoppeling = models.CharField(max_length=200, blank=True)

    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reason = CaseTextField(
        blank=True, owner="case", help_text="Waarom er niet gedeeld wordt, of wat er verder bij hoort."
    )
    machtiging_kind = models.CharField(max_length=30, choices=MachtigingKind.choices, blank=True)
    second_reader_required = models.BooleanField(default=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    # Written by the database when it is decided: what is shared, as the lines say it.
    decided_codes = ArrayField(models.CharField(max_length=60), default=list, blank=True, editable=False)
    # The steps that somebody saved in this very draft: a renewed one begins with answers, and all want another look.
    looked_at = ArrayField(models.CharField(max_length=20), default=list, blank=True, editable=False)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = AfwegingQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                name="afweging_shared_with", fields=["ketenpartner_id", "valid_until"], condition=Q(outcome="delen")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="afweging_decided_by_someone",
                condition=Q(decided_at=None, decided_by=None, outcome="")
                | Q(decided_at__isnull=False, decided_by__isnull=False, outcome__in=Outcome.values),
            ),
            models.CheckConstraint(
                name="afweging_shares_after_all_steps",
                condition=~Q(outcome="delen")
                | (
                    Q(direction="geven", grondslag_ontvangen__isnull=False)
                    | Q(direction="opvragen", grondslag_ontvangen=None)
                )
                & Q(
                    grondslag_geven__isnull=False,
                    geheimhouding__isnull=False,
                    doel_zelfde__isnull=False,
                    valid_from__isnull=False,
                    valid_until__isnull=False,
                )
                & ~Q(gesprek_reactie="")
                & ~Q(doel="")
                & ~Q(recipient_task=""),
            ),
            models.CheckConstraint(
                name="afweging_not_sharing_says_why", condition=~Q(outcome="niet_delen") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="afweging_ends_after_start", condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} met {self.ketenpartner_naam}"

    @property
    def asks(self) -> bool:
        """Whether we ask the ketenpartner for something, in place of giving."""
        return self.direction == Way.ASK

    @property
    def is_decided(self) -> bool:
        return self.decided_at is not None

    @property
    def is_standing(self) -> bool:
        """Whether it was decided to share and nothing ended that, as the database has it now."""
        return Afweging.objects.standing().filter(pk=self.pk).exists()

    @property
    def machtiging(self) -> "Machtiging":
        """The question that counts today; no such attribute where nobody is asked to sign."""
        today = timezone.localdate()
        begun = [one for one in self.machtigingen.all() if one.valid_from is None or one.valid_from <= today]
        if not begun:
            raise AttributeError("machtiging")
        return max(begun, key=lambda one: (one.valid_from is not None, one.valid_from or today, one.asked_at))

    @property
    def bases(self) -> list[Grondslag]:
        """The grondslagen that were chosen: for giving, then for receiving."""
        return [basis for basis in (self.grondslag_geven, self.grondslag_ontvangen) if basis is not None]

    @property
    def asks_machtiging(self) -> bool:
        """Whether one of the chosen grondslagen wants a signature."""
        return any(basis.machtiging_kind for basis in self.bases)

    def shared_codes(self) -> list[str]:
        """The codes that the partner would read or is asked for, with the coarser ones that were chosen; in order."""
        chosen = {line.shared_code for line in self.lines.all() if line.shared_code}
        return [code for code in ITEMS if code in chosen]

    def withheld(self) -> list["AfwegingField"]:
        """The lines that say no, without what the partner learns anyway because it reads something finer."""
        shared = self.shared_codes()
        learned = {field.code for code in shared for field in coarser_items(code)} | set(shared)
        return [line for line in self.lines.all() if not line.shared_code and line.code not in learned]

    def generic_words(self) -> list[str]:
        """Words in the purpose that say too little."""
        words = re.findall(r"\w+", self.doel.lower())
        return [word for word in GENERIC_WORDS if word in words]


class AfwegingField(models.Model):
    """What step 3 says of one field, with the reason. A line that is not there is a field that nobody asked for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afweging = models.ForeignKey(Afweging, models.CASCADE, related_name="lines")
    code = models.CharField(max_length=60)
    outcome = models.CharField(max_length=20, choices=FieldResult.choices)
    shared_code = models.CharField(
        max_length=60, blank=True, help_text="Wat de partner leest: het veld zelf of een grover veld."
    )
    reason = CaseTextField(max_length=300, one_line=True, owner="afweging.case")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(name="a_field_is_weighed_once", fields=["afweging", "code"]),
            models.CheckConstraint(name="field_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="shared_code_fits_outcome",
                condition=Q(outcome="delen", shared_code=F("code"))
                | (Q(outcome="delen_grof") & ~Q(shared_code="") & ~Q(shared_code=F("code")))
                | Q(outcome__in=["niet_delen", "jongere_deelt_zelf"], shared_code=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.get_outcome_display()}"

    @property
    def field(self) -> Item:
        return ITEMS[self.code]

    @property
    def shared_field(self) -> Item | None:
        return ITEMS.get(self.shared_code)


class Alternative(models.Model):
    """Step 4: one way that needs less, whether it could do, and why it is or is not enough."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afweging = models.ForeignKey(Afweging, models.CASCADE, related_name="alternatives")
    question = models.CharField(max_length=20, choices=Question.choices)
    possible = models.BooleanField()
    reason = CaseTextField(max_length=300, one_line=True, owner="afweging.case")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="an_alternative_is_weighed_once", fields=["afweging", "question"]),
            models.CheckConstraint(name="alternative_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_question_display()} {'ja' if self.possible else 'nee'}"

    @property
    def words(self) -> str:
        return Question(self.question).words(self.afweging.direction)


class SecondReading(models.Model):
    """What a colleague found of a decision about special categories, or against an objection. Added once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afweging = models.OneToOneField(Afweging, models.PROTECT, related_name="second_reading")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed = models.BooleanField()
    remark = CaseTextField(blank=True, owner="afweging.case")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="disagreeing_says_why", condition=Q(agreed=True) | ~Q(remark="")),
        ]

    def __str__(self) -> str:
        return f"{self.reader}: {'akkoord' if self.agreed else 'niet akkoord'}"


class Ending(models.Model):
    """A share that the regiehouder stopped before its date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afweging = models.OneToOneField(Afweging, models.PROTECT, related_name="ending")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = CaseTextField(max_length=300, one_line=True, owner="afweging.case")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(name="ending_has_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.afweging} gestopt op {self.at:%d-%m-%Y}"
