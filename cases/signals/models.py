"""Melding: a signal that somebody may drop out, about whom, and how far we are with it."""

import uuid
from datetime import date, datetime, time
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right, Role
from accounts.vault import EncryptedTextField
from cases.dossier.models import Case
from cases.jongeren.ages import LEERPLICHT_UNTIL, age_on, born_on_or_before, groep_of
from cases.jongeren.models import Geslacht, Jongere
from cases.keys.fields import CaseTextField
from cases.signals.channels import LEVELS, Channel, Level, Soort, is_direct, level_of
from cases.signals.terms import due_on, first_day_in_time
from cases.versions import Versioned

# Who sees what is not joined to a case yet, to find out about whom it is.
READERS = (Role.REGIEHOUDER, Role.COORDINATOR)


class Status(models.TextChoices):
    """The statuses of the register. "Overgedragen aan derden" is none: the law has no such thing (domain.md §0.9)."""

    GEREGISTREERD = "geregistreerd", "Geregistreerd"
    IN_BEHANDELING = "in_behandeling", "In behandeling"
    AFGESLOTEN = "afgesloten", "Afgesloten"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    TER_KENNISGEVING = "ter_kennisgeving", "Ter kennisgeving aangenomen"


OPEN = (Status.GEREGISTREERD, Status.IN_BEHANDELING)
ENDED = (Status.AFGESLOTEN, Status.INGETROKKEN, Status.TER_KENNISGEVING)
# In order only; the database refuses every other step.
NEXT: dict[str, tuple[Status, ...]] = {
    Status.GEREGISTREERD: (Status.IN_BEHANDELING, *ENDED),
    Status.IN_BEHANDELING: ENDED,
}


class Proof(models.TextChoices):
    """How sure we are who the person is."""

    OPGEGEVEN = "opgegeven", "Zelf opgegeven, niet geverifieerd"
    MELDER = "melder", "Genoemd door de melder"
    REGISTER = "register", "Uit een register"
    DIGID = "digid", "Ingelogd met DigiD"


class MeldingQuerySet(models.QuerySet["Melding"]):
    def for_user(self, user: User, permission: str = Right.VIEW_CASE) -> Self:
        """What is in a case through that case; what is in none for those who have to find out whose it is."""
        if not user.is_active:
            return self.none()
        through_case = Q(case__in=Case.objects.for_user(user, permission))
        if user.has_role(*READERS):
            return self.filter(Q(case=None) | through_case)
        return self.filter(through_case)

    def sent_by(self, user: User) -> Self:
        """What this jongere asked themselves after DigiD."""
        return self.filter(jongere__user=user, channel=Channel.JONGERE, proof=Proof.DIGID)

    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def unjudged(self) -> Self:
        """Open, and nobody concluded yet whether it asks for action."""
        return self.open().filter(Q(oordeel=None) | Q(oordeel__decided_at=None))

    def overdue(self, today: date | None = None) -> Self:
        """Not judged within five working days."""
        return self.unjudged().filter(received_at__lt=start_of(first_day_in_time(today)))

    def under_18(self) -> Self:
        """A2: by the date of birth of the jongere, or the one that was told: a birthday moves a melding by itself."""
        return self.filter(birth_is("gt"))

    def from_18(self) -> Self:
        return self.filter(birth_is("lte"))

    def named_like(self, text: str) -> Self:
        """Every word must occur in a name: of the person, the joined jongere, or the melder's organisation."""
        found = self
        for word in text.split():
            found = found.filter(
                Q(voornaam__icontains=word)
                | Q(achternaam__icontains=word)
                | Q(jongere__roepnaam__icontains=word)
                | Q(jongere__achternaam__icontains=word)
                | Q(melder_organisatie__icontains=word)
            )
        return found


def birth_is(lookup: str) -> Q:
    born = born_on_or_before(LEERPLICHT_UNTIL)
    told = Q(jongere=None, **{f"geboortedatum__{lookup}": born})
    return told | Q(**{f"jongere__geboortedatum__{lookup}": born})


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class Melding(Versioned):
    """What came in, as it was told. Its free text may hold health or family: it is never shared, nor copied (WRO 11).

    `jongere` and `case` follow from a `Joining`; without one the typed name is all there is. The row of a ketenpartner
    is added by the database itself, through the view `sharing_own_signal`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField("kanaal", max_length=20, choices=Channel)
    soort = models.CharField(max_length=20, choices=Soort, blank=True)
    bron = models.CharField(max_length=200, blank=True)
    bron_op = models.DateField("datum", null=True, blank=True)
    proof = models.CharField("zekerheid", max_length=10, choices=Proof, default=Proof.MELDER)

    voornaam = models.CharField(max_length=100, blank=True)
    tussenvoegsel = models.CharField(max_length=30, blank=True)
    achternaam = models.CharField(max_length=200, blank=True)
    geboortedatum = models.DateField(null=True, blank=True)
    geslacht = models.CharField(max_length=1, choices=Geslacht, default=Geslacht.ONBEKEND)
    bsn = EncryptedTextField(null=True, blank=True, editable=False)
    bsn_index = models.BinaryField(max_length=32, null=True, blank=True, db_index=True)
    telefoon = models.CharField(max_length=30, blank=True)
    email = models.EmailField("e-mail", blank=True)
    straat = models.CharField(max_length=200, blank=True)
    huisnummer = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    woonplaats = models.CharField(max_length=100, blank=True)

    melder_naam = models.CharField("naam van de melder", max_length=200, blank=True)
    melder_functie = models.CharField("functie", max_length=100, blank=True)
    melder_organisatie = models.CharField("organisatie", max_length=200, blank=True)
    melder_telefoon = models.CharField("telefoon van de melder", max_length=30, blank=True)
    melder_email = models.EmailField("e-mail van de melder", blank=True)
    # No foreign key: a ketenpartner stands in the public schema.
    ketenpartner_id = models.UUIDField(null=True, blank=True, editable=False)

    reden = CaseTextField(owner="self", verbose_name="wat is er aan de hand", blank=True)
    gedaan = CaseTextField(owner="self", verbose_name="wat is er al gedaan", blank=True)
    vraag = CaseTextField(owner="self", verbose_name="wat wordt er gevraagd", blank=True)
    afspraken = CaseTextField(owner="self", blank=True)

    status = models.CharField(max_length=20, choices=Status, default=Status.GEREGISTREERD, editable=False)
    received_at = models.DateTimeField("ontvangen", default=timezone.now)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="meldingen", editable=False
    )
    jongere = models.ForeignKey(
        Jongere, models.PROTECT, null=True, blank=True, related_name="meldingen", editable=False
    )
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="meldingen", editable=False)

    objects = MeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ["-received_at", "id"]
        indexes = [
            models.Index(fields=["-received_at"], name="melding_by_day"),
            models.Index(fields=["geboortedatum"], name="melding_by_birth"),
        ]
        constraints = [
            models.CheckConstraint(
                name="melding_names_somebody",
                condition=~Q(voornaam="", achternaam=""),
                violation_error_message="Vul ten minste een voornaam of een achternaam in.",
            ),
            models.CheckConstraint(
                name="melding_status_of_the_register",
                condition=Q(status__in=Status.values),
                violation_error_message="Deze status bestaat niet.",
            ),
            models.CheckConstraint(name="melding_of_a_channel", condition=Q(channel__in=Channel.values)),
            models.CheckConstraint(
                name="melding_in_a_case_has_a_jongere", condition=Q(case=None) | Q(jongere__isnull=False)
            ),
            models.CheckConstraint(
                name="melding_bsn_with_index",
                condition=Q(bsn__isnull=True, bsn_index__isnull=True) | Q(bsn__isnull=False, bsn_index__isnull=False),
            ),
            models.CheckConstraint(
                name="melding_postcode_form",
                condition=Q(postcode="") | Q(postcode__regex=r"^[1-9][0-9]{3}[A-Z]{2}$"),
                violation_error_message="Een postcode is vier cijfers en twee letters, zoals 1234AB.",
            ),
            models.CheckConstraint(
                name="melding_born_after_1900",
                condition=Q(geboortedatum=None) | Q(geboortedatum__gte=date(1900, 1, 1)),
                violation_error_message="De geboortedatum ligt te ver in het verleden.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.naam}"

    @property
    def naam(self) -> str:
        """The jongere's name once we know who it is; until then the name that was told."""
        if self.jongere:
            return self.jongere.naam
        return " ".join(part for part in (self.voornaam, self.tussenvoegsel, self.achternaam) if part)

    @property
    def born(self) -> date | None:
        return self.jongere.geboortedatum if self.jongere else self.geboortedatum

    @property
    def leeftijd(self) -> int | None:
        return age_on(self.born) if self.born else None

    @property
    def level(self) -> Level:
        return level_of(self.channel)

    @property
    def groep(self) -> str:
        return groep_of(self.born) if self.born else ""

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_direct(self) -> bool:
        return is_direct(self.channel)

    @property
    def is_verzuim_18(self) -> bool:
        """An absence of somebody of 18 or older that school reports: then there is an overview of it to judge (B44)."""
        if self.channel != Channel.VERZUIMLOKET or self.born is None:
            return False
        return age_on(self.born, timezone.localdate(self.received_at)) >= LEERPLICHT_UNTIL

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def due_on(self) -> date:
        return due_on(self.received_at)


class StatusChange(models.Model):
    """Every status a melding had, with who and when; only ever added to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    melding = models.ForeignKey(Melding, models.PROTECT, related_name="status_changes")
    status = models.CharField(max_length=20, choices=Status)
    reason = CaseTextField("reden", owner="melding", max_length=300, one_line=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "status van een melding"
        verbose_name_plural = "statussen van meldingen"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.get_status_display()} op {self.at:%d-%m-%Y}"


class Told(models.TextChoices):
    """All that a regio can tell back to who reported something: it says what we do, never what we know."""

    IN_BEHANDELING = "in_behandeling", "We zijn ermee bezig"
    CONTACT = "contact", "We nemen contact met jullie op"
    AFGESLOTEN = "afgesloten", "We hebben dit afgesloten"


class Reply(models.Model):
    """What we told back to the ketenpartner that reported: one of a closed list, with a short sentence if wanted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    melding = models.ForeignKey(Melding, models.PROTECT, related_name="replies")
    told = models.CharField("antwoord", max_length=20, choices=Told)
    sentence = models.CharField("zin erbij", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "antwoord aan de melder"
        verbose_name_plural = "antwoorden aan melders"
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return self.get_told_display()


class VoorlichtingQuerySet(models.QuerySet["Voorlichting"]):
    def for_user(self, user: User) -> Self:
        return self if user.has_role(*READERS) else self.none()


class Voorlichting(models.Model):
    """Group information at a place where jongeren are (B37): how many it reached, and nobody by name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    held_on = models.DateField("datum", default=timezone.localdate)
    place = models.CharField("waar", max_length=200)
    subject = models.CharField("waarover", max_length=200)
    reached = models.PositiveIntegerField("hoeveel jongeren", default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VoorlichtingQuerySet.as_manager()

    class Meta:
        verbose_name = "voorlichting"
        verbose_name_plural = "voorlichtingen"
        ordering = ["-held_on", "-created_at"]

    def __str__(self) -> str:
        return f"{self.subject}, {self.place}"


class Knock(models.Model):
    """That somebody used the form without a login, by a digest of the address: to slow down a flood. Kept for a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address_index = models.BinaryField(max_length=32, db_index=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "gebruik van het open formulier"
        verbose_name_plural = "gebruik van het open formulier"

    def __str__(self) -> str:
        return f"{self.at:%d-%m-%Y %H:%M}"


assert set(LEVELS) == set(Channel.values)  # every channel has its level
