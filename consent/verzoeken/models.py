"""Verzoek: one right that a jongere uses, with the month in which we answer, and what became of it."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right, Role
from cases import catalogue
from cases.dossier.models import Case
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.keys.fields import CaseTextField
from consent.afwegingen.models import Afweging
from consent.machtigingen.models import Channel, Signer
from consent.retention.kinds import RecordKind

# From this age nobody else uses these rights; below it a parent may too (UAVG 5, fourth paragraph).
PARENTS_UNTIL = 16


class Kind(models.TextChoices):
    """The rights that somebody can use, in the order of the law."""

    INZAGE = "inzage", "Inzage"
    CORRECTIE = "correctie", "Iets verbeteren"
    WISSEN = "wissen", "Gegevens wissen"
    BEPERKING = "beperking", "Even niets delen"
    BEZWAAR = "bezwaar", "Bezwaar tegen delen"
    KLACHT = "klacht", "Klacht bij de FG"


# A tick "share nothing while you look into this" belongs to these (AVG 18(1)(a) and (b)).
MAY_CLOSE = (Kind.CORRECTIE, Kind.WISSEN, Kind.BEPERKING)
# Half a yes would leave open whether a partner may read on.
ALL_OR_NOTHING = (Kind.BEPERKING, Kind.BEZWAAR)
# These may name the fields that they are about; the rest stays open (AVG 18 and 21 are about "the processing").
MAY_NAME_FIELDS = (Kind.BEPERKING, Kind.BEZWAAR)
# Without words nobody knows what to put right, or what the complaint is.
ASKS_WORDS = (Kind.CORRECTIE, Kind.KLACHT)


class Outcome(models.TextChoices):
    GRANTED = "toegewezen", "We doen wat je vroeg"
    PARTLY = "deels", "We doen een deel van wat je vroeg"
    REJECTED = "afgewezen", "We doen niet wat je vroeg"
    TAKEN_BACK = "ingetrokken", "Door jou ingetrokken"


class VerzoekQuerySet(models.QuerySet["Verzoek"]):
    def for_user(self, user: User, permission: str) -> Self:
        """Of the cases on which this user holds this right. The FG sees all of them, and a klacht only the FG."""
        if not user.is_active:
            return self.none()
        if user.has_role(Role.FG):
            return self if permission == Right.VIEW_CASE else self.filter(kind=Kind.KLACHT)
        return self.exclude(kind=Kind.KLACHT).filter(case__in=Case.objects.for_user(user, permission))

    def for_citizen(self, user: User) -> Self:
        """All about oneself, also what a parent asked; a parent sees what that parent asked, until the child is 16."""
        acting = Gezagsdrager.objects.with_rights().filter(user=user).values("jongere")
        return self.filter(Q(jongere__user=user) | Q(jongere__in=acting, by=user))

    def open(self) -> Self:
        return self.filter(besluit=None)

    def decided(self) -> Self:
        return self.filter(besluit__isnull=False)

    def restricting(self, case: Case) -> Self:
        """What keeps everything about this jongere closed now, or the fields that it names, whoever would read them; as
        the database has it in `consent_pausing`."""
        undecided = Q(besluit=None)
        runs = Q(opheffing=None) | Q(opheffing__ends_on__gt=timezone.localdate())
        granted = Q(kind=Kind.BEPERKING, besluit__outcome=Outcome.GRANTED) & runs
        return self.filter(undecided | granted, jongere=case.jongere_id, afweging=None, closes=True)

    def in_full(self) -> Self:
        return self.select_related(
            "case__jongere", "case__regiehouder", "afweging", "besluit__by", "verlenging__by", "opheffing", "by",
            "recorded_by",
        )  # fmt: skip


class Verzoek(models.Model):
    """Added once, as it was asked. `due_on` is a month after it came in (AVG 12(3)); the day does not move by itself.

    `closes` says that nobody outside may read along until we decided; a bezwaar does that by itself for what rests on
    our public task. What is closed is worked out when it is read (`consent_pausing`), never switched.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jongere = models.ForeignKey(Jongere, models.PROTECT, related_name="verzoeken")
    case = models.ForeignKey(Case, models.PROTECT, related_name="verzoeken")
    kind = models.CharField("soort", max_length=10, choices=Kind)
    told = CaseTextField("in eigen woorden", blank=True, owner="case")
    afweging = models.ForeignKey(Afweging, models.PROTECT, null=True, blank=True, related_name="verzoeken")
    # Which fields it is about; nothing named is everything.
    field_codes = ArrayField(
        models.CharField(max_length=60), verbose_name="welke gegevens", default=list, blank=True,
        db_default=models.Value([]),
    )  # fmt: skip
    closes = models.BooleanField("intussen niet delen", default=False)
    capacity = models.CharField("namens wie", max_length=20, choices=Signer)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField("hoe het binnenkwam", max_length=10, choices=Channel, default=Channel.ONLINE)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    received_on = models.DateField("binnengekomen op", default=timezone.localdate)
    due_on = models.DateField("antwoord uiterlijk", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VerzoekQuerySet.as_manager()

    class Meta:
        verbose_name = "verzoek"
        verbose_name_plural = "verzoeken"
        ordering = ["-at", "id"]
        indexes = [
            models.Index(fields=["due_on"], name="verzoek_by_due_day"),
            # So that the sharing view sees at once whether anybody named fields.
            models.Index(fields=["jongere"], condition=~Q(field_codes=[]), name="verzoek_that_names_fields"),
        ]
        constraints = [
            models.CheckConstraint(
                name="verzoek_in_words",
                condition=~Q(kind__in=ASKS_WORDS) | ~Q(told=""),
                violation_error_message="Schrijf op waar het om gaat.",
            ),
            models.CheckConstraint(
                name="verzoek_closes_where_the_law_says",
                condition=Q(kind=Kind.BEPERKING, closes=True)
                | Q(kind__in=(Kind.CORRECTIE, Kind.WISSEN))
                | Q(kind__in=(Kind.INZAGE, Kind.BEZWAAR, Kind.KLACHT), closes=False),
            ),
            models.CheckConstraint(
                name="verzoek_online_by_oneself",
                condition=Q(channel=Channel.ONLINE, by__isnull=False, recorded_by=None)
                | Q(channel__in=(Channel.LOKET, Channel.TELEFOON, Channel.PAPIER), by=None, recorded_by__isnull=False),
            ),
            models.CheckConstraint(
                name="verzoek_names_fields_where_it_closes",
                condition=Q(field_codes=[]) | Q(kind__in=MAY_NAME_FIELDS),
            ),
            models.CheckConstraint(name="verzoek_due_after_it_came", condition=Q(due_on__gt=F("received_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} van {self.received_on:%d-%m-%Y}"

    @property
    def last_day(self) -> date:
        """The day by which we answer, also after it was made longer."""
        longer: Verlenging | None = getattr(self, "verlenging", None)
        return longer.due_on if longer else self.due_on

    @property
    def labels(self) -> list[str]:
        """The names of the fields that it is about; empty when it is about everything."""
        return [catalogue.FIELDS[code].label for code in self.field_codes if code in catalogue.FIELDS]

    @property
    def is_late(self) -> bool:
        return not hasattr(self, "besluit") and self.last_day < timezone.localdate()


class Verlenging(models.Model):
    """Two months more, told with the reason within the first month (AVG 12(3)). Once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    verzoek = models.OneToOneField(Verzoek, models.PROTECT, related_name="verlenging")
    reason = CaseTextField("waarom het langer duurt", owner="verzoek.case")
    due_on = models.DateField("antwoord uiterlijk")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "verlenging"
        verbose_name_plural = "verlengingen"
        constraints = [
            models.CheckConstraint(
                name="verlenging_says_why",
                condition=~Q(reason=""),
                violation_error_message="Schrijf op waarom het langer duurt.",
            ),
        ]

    def __str__(self) -> str:
        return f"verlengd tot {self.due_on:%d-%m-%Y}"


class Besluit(models.Model):
    """What we decided, with why: an Awb-besluit against which bezwaar is open (UAVG 34). Or taken back, by oneself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    verzoek = models.OneToOneField(Verzoek, models.PROTECT, related_name="besluit")
    outcome = models.CharField("besluit", max_length=11, choices=Outcome)
    motivation = CaseTextField("waarom", blank=True, owner="verzoek.case")
    # What goes where only a part of it is granted; a whole ja on a verzoek to erase is the whole dossier.
    erases = ArrayField(
        models.CharField(max_length=10, choices=RecordKind), verbose_name="wat we wissen", default=list, blank=True
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "besluit op een verzoek"
        verbose_name_plural = "besluiten op verzoeken"
        constraints = [
            models.CheckConstraint(
                name="besluit_says_why",
                condition=Q(outcome=Outcome.TAKEN_BACK) | ~Q(motivation=""),
                violation_error_message="Schrijf op waarom.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()


class Opheffing(models.Model):
    """The last day of a restriction that we granted. The jongere hears it before it ends, never after (AVG 18(3))."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    verzoek = models.OneToOneField(Verzoek, models.PROTECT, related_name="opheffing")
    ends_on = models.DateField("vanaf deze dag mag er weer gedeeld worden")
    reason = CaseTextField("waarom", blank=True, owner="verzoek.case")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "einde van een beperking"
        verbose_name_plural = "einden van beperkingen"

    def __str__(self) -> str:
        return f"tot {self.ends_on:%d-%m-%Y}"


class Pausing(models.Model):
    """One row of the view `consent_pausing`: this afweging stands still because of this verzoek. Read only."""

    verzoek = models.OneToOneField(Verzoek, models.DO_NOTHING, primary_key=True, related_name="+")
    afweging = models.ForeignKey(Afweging, models.DO_NOTHING, related_name="pausing")
    codes = ArrayField(models.CharField(max_length=60), null=True, help_text="Alleen deze gegevens; leeg is alles.")
    for_good = models.BooleanField(help_text="Een toegewezen bezwaar: dit gaat niet meer open.")

    class Meta:
        managed = False
        db_table = "consent_pausing"

    def __str__(self) -> str:
        return f"{self.afweging_id} door {self.verzoek_id}"
