"""Machtiging and ConsentEvent: what a jongere was asked, in which words, and every answer ever given."""

import uuid
from typing import Any, NoReturn, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from accounts.models import User
from cases.dossier.models import Case
from cases.jongeren.ages import SIGNS_FROM
from cases.jongeren.gezagsdragers import Gezagsdrager, Vertegenwoordiging
from cases.jongeren.models import Jongere
from consent.afwegingen.models import Afweging
from consent.grondslagen.models import MachtigingKind
from consent.stiltes.models import Stilte

SCHEMA_VERSION = "27560:2023/keten-1"


class Signer(models.TextChoices):
    """Who must sign, by the age table (domain.md §1.4)."""

    JONGERE = "jongere", "de jongere"
    GEZAGSDRAGER = "gezagsdrager", "een ouder of voogd met gezag"
    CURATOR = "curator", "de curator"
    BEWINDVOERDER = "bewindvoerder", "de bewindvoerder"
    MENTOR = "mentor", "de mentor"


# In which capacity somebody signs who acts for a jongere on this ground.
ROLE_OF = {
    Vertegenwoordiging.GEZAG: Signer.GEZAGSDRAGER,
    Vertegenwoordiging.CURATELE: Signer.CURATOR,
    Vertegenwoordiging.BEWIND: Signer.BEWINDVOERDER,
    Vertegenwoordiging.MENTORSCHAP: Signer.MENTOR,
}


class EventState(models.TextChoices):
    """States of ISO/IEC TS 27560, as DPV names them. The last event decides; nothing is ever changed."""

    REQUESTED = "requested", "Gevraagd"
    GIVEN = "given", "Gegeven"
    REFUSED = "refused", "Geweigerd"
    WITHDRAWN = "withdrawn", "Ingetrokken"
    EXPIRED = "expired", "Verlopen"
    TERMINATED = "terminated", "Beëindigd"
    INVALIDATED = "invalidated", "Niet meer geldig"


CLOSING = (EventState.REFUSED, EventState.WITHDRAWN, EventState.EXPIRED, EventState.TERMINATED, EventState.INVALIDATED)


class Cause(models.TextChoices):
    """Why a machtiging ended by itself."""

    DATUM = "datum", "De afgesproken tijd was voorbij"
    LEEFTIJD = "leeftijd", "Door de leeftijd moet nu een ander tekenen"
    GEZAG = "gezag", "Wie tekende, mag dat nu niet meer"
    VERTEGENWOORDIGING = "vertegenwoordiging", "De vertegenwoordiging is voorbij"
    VERTEGENWOORDIGD = "vertegenwoordigd", "Iemand beslist nu voor of met de jongere"


LAPSED = (EventState.EXPIRED, EventState.INVALIDATED)


class Channel(models.TextChoices):
    """How the answer reached us."""

    ONLINE = "online", "Online, na inloggen"
    LOKET = "loket", "Aan het loket, opgeschreven door een medewerker"
    APPARAAT = "apparaat", "Zelf gekozen op een apparaat van de gemeente"
    TELEFOON = "telefoon", "Per telefoon, opgeschreven door een medewerker"
    PAPIER = "papier", "Op papier"
    SYSTEEM = "systeem", "Door het systeem"


class AddedOnce(TypeError):
    """Consent is added to and never changed (law 9)."""


class MachtigingQuerySet(models.QuerySet["Machtiging"]):
    def for_user(self, user: User, permission: str) -> Self:
        """Machtigingen of the cases on which this user holds this right."""
        return self.filter(afweging__case__in=Case.objects.for_user(user, permission))

    def for_signer(self, user: User) -> Self:
        """What this jongere, or this gezagsdrager with authority that was checked, is asked to sign or may look at.

        Who acts for a jongere sees only what asks for that capacity today: a parent never what a jongere of 16 or older
        signs, not even on a question that this parent once answered (domain.md §1.4, rule 5).
        """
        begun = self.filter(Q(valid_from=None) | Q(valid_from__lte=timezone.localdate()))
        seen = Q(afweging__case__jongere__user=user)
        acting = Gezagsdrager.objects.in_force().filter(user=user)
        children = Jongere.objects.under(SIGNS_FROM)
        for soort, role in ROLE_OF.items():
            people = acting.filter(soort=soort).values("jongere")
            asked = Q(afweging__case__jongere__in=people, required_signers__contains=[role], pk__in=self.current())
            if soort == Vertegenwoordiging.GEZAG:
                asked &= Q(afweging__case__jongere__in=children)
                asked &= ~Q(afweging__in=Stilte.objects.for_parent(user).values("afweging"))
            seen |= asked
        return begun.filter(seen)

    def current(self) -> Self:
        """The questions that count today: they have begun, and no later one has taken their place."""
        today = timezone.localdate()
        later = self.model.objects.filter(replaces=OuterRef("pk"), valid_from__lte=today)
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=today)).filter(~Exists(later))

    def asked(self) -> Self:
        """Questions that still wait for an answer, or for a change of mind: the afweging behind them stands."""
        lapsed = ConsentEvent.objects.filter(machtiging=OuterRef("pk"), event_state__in=LAPSED)
        return self.current().filter(
            ~Exists(lapsed),
            afweging__in=Afweging.objects.standing(),
            afweging__case__closed_at=None,
            valid_until__gte=timezone.localdate(),
        )

    def unanswered(self) -> Self:
        """Of these, where nobody said anything yet."""
        said = ConsentEvent.objects.filter(machtiging=OuterRef("pk")).exclude(event_state=EventState.REQUESTED)
        return self.asked().filter(~Exists(said))


class Machtiging(models.Model):
    """One question to the jongere, frozen with its exact text. What became of it is in the events.

    When a signature ended by itself the same decision may be put to somebody else: another machtiging, which takes the
    place of this one from `valid_from` on. Never two at once (law 2).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afweging = models.ForeignKey(Afweging, models.PROTECT, related_name="machtigingen")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    valid_from = models.DateField(null=True, blank=True)
    schema_version = models.CharField(max_length=30, default=SCHEMA_VERSION)
    kind = models.CharField(max_length=30, choices=MachtigingKind.choices)
    required_signers = ArrayField(models.CharField(max_length=20, choices=Signer.choices))
    rule_version = models.CharField(max_length=40)
    rule_explanation = models.TextField()
    field_codes = ArrayField(models.CharField(max_length=60))
    special_codes = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    valid_until = models.DateField()
    language = models.CharField(max_length=10, default="nl")
    privacy_notice = models.TextField(help_text="De precieze tekst die de ondertekenaar ziet.")
    text_version = models.CharField(max_length=20)
    text_sha256 = models.CharField(max_length=64)
    record = models.JSONField(help_text="De vaste delen van het bewijs, met de namen van ISO/IEC TS 27560.")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    objects = MachtigingQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(name="machtiging_has_signers", condition=Q(required_signers__len__gte=1)),
            models.CheckConstraint(name="machtiging_has_fields", condition=Q(field_codes__len__gte=1)),
            models.CheckConstraint(
                name="machtiging_special_within_fields", condition=Q(field_codes__contains=F("special_codes"))
            ),
            models.UniqueConstraint(name="one_first_machtiging", fields=["afweging"], condition=Q(replaces=None)),
            models.CheckConstraint(
                name="asked_again_from_a_day", condition=Q(replaces=None) | Q(valid_from__isnull=False)
            ),
            models.CheckConstraint(name="machtiging_text_hash", condition=Q(text_sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} voor {self.afweging}"

    @property
    def waits(self) -> bool:
        """Whether nobody answered it: it was only asked, and perhaps ended by itself."""
        return all(event.event_state == EventState.REQUESTED or event.cause for event in self.events.all())

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AddedOnce
        super().save(*args, **kwargs)


class ConsentEvent(models.Model):
    """One answer, by one person, about some fields of one machtiging. Added, never edited (law 9)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sequence = models.BigIntegerField(unique=True, editable=False, db_default=models.Value(0))
    machtiging = models.ForeignKey(Machtiging, models.PROTECT, related_name="events")
    event_time = models.DateTimeField()
    event_state = models.CharField(max_length=12, choices=EventState.choices)
    event_type = models.CharField(max_length=10, default="explicit")
    field_codes = ArrayField(models.CharField(max_length=60))
    # Written by the database as a balance: the fields to which everybody who must sign says ja, after this event.
    standing = ArrayField(models.CharField(max_length=60), db_default=models.Value([]), editable=False)
    entity_id = models.UUIDField(null=True, help_text="Wie antwoordde: de gebruiker.")
    signer = models.CharField(max_length=20, choices=Signer.choices, blank=True)
    signer_name = models.CharField(max_length=150, blank=True)
    gezagsdrager = models.ForeignKey(
        Gezagsdrager, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Wie tekende in de plaats van de jongere; de database vult dit zelf in.",
    )  # fmt: skip
    channel = models.CharField(max_length=10, choices=Channel.choices)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", help_text="Aan het loket."
    )
    witness = models.ForeignKey("consent.Witness", models.PROTECT, null=True, blank=True, related_name="events")
    translation = models.ForeignKey("cases.Edition", models.PROTECT, null=True, blank=True, related_name="+")
    translation_sha256 = models.CharField(max_length=64, blank=True)
    read_aloud = models.CharField(
        max_length=10, blank=True, db_default="", help_text="In welke taal het apparaat de tekst voorlas."
    )
    acr = models.CharField(max_length=120, blank=True)
    assurance_level = models.PositiveSmallIntegerField(null=True)
    auth_time = models.DateTimeField(null=True)
    id_token_sha256 = models.CharField(max_length=64, blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True)
    explained_by = models.CharField(max_length=150, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    cause = models.CharField(max_length=20, choices=Cause.choices, blank=True, db_default="")
    ended_on = models.DateField(null=True, blank=True, help_text="De dag waarop het vanzelf ophield.")

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.CheckConstraint(
                name="lapsed_says_why_and_since_when",
                condition=Q(event_state__in=["expired", "invalidated"], channel="systeem", ended_on__isnull=False)
                & ~Q(cause="")
                | ~Q(event_state__in=["expired", "invalidated"]) & Q(cause="", ended_on=None),
            ),
            models.UniqueConstraint(
                name="lapses_once", fields=["machtiging"], condition=Q(event_state__in=["expired", "invalidated"])
            ),
            models.CheckConstraint(
                name="given_by_a_signer_to_the_text",
                condition=~Q(event_state="given")
                | (~Q(signer="") & Q(entity_id__isnull=False) & ~Q(text_sha256="") & Q(field_codes__len__gte=1)),
            ),
            models.CheckConstraint(
                name="online_given_with_assurance",
                condition=~Q(event_state="given", channel="online")
                | Q(assurance_level__isnull=False, auth_time__isnull=False),
            ),
            models.CheckConstraint(
                name="translation_with_its_hash",
                condition=Q(translation=None, translation_sha256="")
                | Q(translation__isnull=False, translation_sha256__regex=r"^[0-9a-f]{64}$"),
            ),
            models.CheckConstraint(
                name="counter_names_who_wrote_it_down",
                condition=~Q(channel__in=["loket", "telefoon", "papier"]) | Q(recorded_by__isnull=False),
            ),
        ]

    @property
    def how(self) -> str:
        """On which channel, written down by whom, how sure and with what help: in sentences for everybody."""
        by = f" ({self.recorded_by.naam})" if self.recorded_by else ""
        return " ".join([f"{self.get_channel_display()}{by}.", *(self.witness.in_words if self.witness else [])])

    def __str__(self) -> str:
        return f"{self.get_event_state_display()} op {self.event_time:%d-%m-%Y %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AddedOnce
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AddedOnce


class DraftQuerySet(models.QuerySet["Draft"]):
    def of_today(self) -> Self:
        return self.filter(chosen_on=timezone.localdate())


class Draft(models.Model):
    """What one person chose and did not sign yet. It shares nothing, nobody else sees it, and at night it is gone.

    A row and not part of the session, because a jongere who is logged out for being idle should not choose twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    machtiging = models.ForeignKey(Machtiging, models.CASCADE, related_name="drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    yes = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    text_sha256 = models.CharField(max_length=64)
    seen = models.BigIntegerField(help_text="Het laatste antwoord dat op de pagina stond.")
    chosen_on = models.DateField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_draft_per_person", fields=["machtiging", "user"])]

    def __str__(self) -> str:
        return f"keuze van {self.chosen_on}"
