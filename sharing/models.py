"""What a ketenpartner reads, as Django sees it: views, and a table that a partner adds to."""

import uuid
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases import catalogue
from cases.dossier.models import Case
from cases.signals.models import Told
from consent.afwegingen.models import Afweging
from consent.items import ASKED, AskedItem
from consent.nood.models import Noodopening

COLUMN_OF_KIND = {
    "text": models.TextField,
    "date": models.DateField,
    "number": models.IntegerField,
    "yesno": models.BooleanField,
    "list": models.JSONField,
}


class SharedCase(models.Model):
    """One open share of the partner that looks. Below these columns comes one per field of the catalogue.

    `nood_until` is there only for what was opened in nood: then `share_id` is the opening, and there is no afweging.
    `nood_quiet` says that the jongere may not know of it yet.
    """

    share_id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    ketenpartner_id = models.UUIDField()
    reference = models.CharField(max_length=20)
    gemeente = models.CharField(max_length=100)
    regiehouder = models.CharField(max_length=200)
    grondslag = models.CharField(max_length=20)
    doel = models.CharField(max_length=200)
    recipient_task = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField()
    granted = ArrayField(models.CharField(max_length=60))
    nood_until = models.DateTimeField(null=True)
    nood_quiet = models.BooleanField()
    regiehouder_telefoon = models.CharField(max_length=30)
    regiehouder_email = models.EmailField()

    class Meta:
        managed = False
        db_table = "sharing_shared_case"

    def __str__(self) -> str:
        return self.reference


# How a partner reaches the regiehouder: read with one share, not with a list. In the order of the model, as CORE is.
REACH = ("regiehouder_telefoon", "regiehouder_email")
CORE = tuple(field.name for field in SharedCase._meta.local_fields if field.name not in REACH)


def attribute(code: str) -> str:
    """The name of a catalogue field on SharedCase: Django keeps two underscores for its look-ups."""
    return code.replace(".", "_")


for _field in catalogue.FIELDS.values():
    _column = COLUMN_OF_KIND[_field.kind](null=True, db_column=_field.column)
    SharedCase.add_to_class(attribute(_field.code), _column)


STANDS_STILL = "beperkt"


class ClosedShare(models.Model):
    """What this partner could read and cannot any more: which fields, why, and what was confirmed.

    `resting_codes` stand still beside that: the jongere named them, so they are neither used nor deleted (AVG 18(2)).
    """

    share_id = models.UUIDField(primary_key=True)
    ketenpartner_id = models.UUIDField()
    reference = models.CharField(max_length=20)
    gemeente = models.CharField(max_length=100)
    doel = models.CharField(max_length=200)
    valid_until = models.DateField()
    field_codes = ArrayField(models.CharField(max_length=60))
    resting_codes = ArrayField(models.CharField(max_length=60))
    confirmed_codes = ArrayField(models.CharField(max_length=60), null=True)
    confirmed_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=30)

    class Meta:
        managed = False
        db_table = "sharing_closed_share"

    def __str__(self) -> str:
        return f"{self.reference}: {self.why}"

    @property
    def stands_still(self) -> bool:
        """The jongere asked to stop for now: not to be used, and not to be deleted either (AVG 18(2))."""
        return self.why == STANDS_STILL

    @property
    def open_codes(self) -> list[str]:
        """What still has to be confirmed as deleted."""
        if self.stands_still:
            return []
        return [code for code in self.field_codes if code not in (self.confirmed_codes or [])]

    @property
    def labels(self) -> list[str]:
        return [catalogue.FIELDS[code].label for code in self.field_codes if code in catalogue.FIELDS]

    @property
    def still_codes(self) -> list[str]:
        """What is kept and not used for now, by itself or beside what is to be deleted."""
        return self.field_codes if self.stands_still else self.resting_codes

    @property
    def still_labels(self) -> list[str]:
        return [catalogue.FIELDS[code].label for code in self.still_codes if code in catalogue.FIELDS]


class EndedShare(models.Model):
    """The same for the own people, of every partner: with when it ended, and whether that partner ever read it.

    `opening` is there instead of `afweging` for what was open in nood.
    """

    share_id = models.UUIDField(primary_key=True)
    afweging = models.ForeignKey(Afweging, models.DO_NOTHING, null=True, related_name="+")
    opening = models.ForeignKey(Noodopening, models.DO_NOTHING, null=True, related_name="+")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="+")
    ketenpartner_id = models.UUIDField()
    field_codes = ArrayField(models.CharField(max_length=60))
    confirmed_codes = ArrayField(models.CharField(max_length=60), null=True)
    why = models.CharField(max_length=30)
    ended_at = models.DateTimeField()
    was_read = models.BooleanField()

    class Meta:
        managed = False
        db_table = "sharing_ended_share"

    def __str__(self) -> str:
        return f"{self.share_id}: {self.why}"

    @property
    def about(self) -> Afweging | Noodopening:
        """On what it rested."""
        found = self.opening or self.afweging
        assert found  # one of both, by the view
        return found

    @property
    def open_codes(self) -> list[str]:
        """What still has to be confirmed as deleted."""
        return [code for code in self.field_codes if code not in (self.confirmed_codes or [])]


class CorrectionNotice(models.Model):
    """A partner was told that what it read, by a share or in nood, is corrected or erased; which fields, never what
    they hold. Added once (AVG 19)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afweging = models.ForeignKey(Afweging, models.PROTECT, null=True, related_name="+")
    opening = models.ForeignKey(Noodopening, models.PROTECT, null=True, related_name="+")
    ketenpartner_id = models.UUIDField(db_index=True)
    field_codes = ArrayField(models.CharField(max_length=60))
    erased = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    seen_at: datetime | None = None

    class Meta:
        constraints = [
            models.CheckConstraint(name="correction_names_fields", condition=Q(field_codes__len__gte=1)),
            models.CheckConstraint(
                name="correction_of_a_share_or_of_nood",
                condition=Q(afweging__isnull=True, opening__isnull=False)
                | Q(afweging__isnull=False, opening__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.share_id}, {self.made_at:%d-%m-%Y}"

    @property
    def share_id(self) -> uuid.UUID:
        found = self.afweging_id or self.opening_id
        assert found  # one of both, by the constraint
        return found

    @property
    def labels(self) -> list[str]:
        return [catalogue.FIELDS[code].label for code in self.field_codes if code in catalogue.FIELDS]


class CorrectionSeen(models.Model):
    """A partner's word that it read the notice. Added by the partner itself, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice_id = models.UUIDField(db_index=True)
    ketenpartner_id = models.UUIDField()
    seen_at = models.DateTimeField()
    member_id = models.UUIDField()
    member_name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.member_name}, {self.seen_at:%d-%m-%Y}"


class SharedCorrection(models.Model):
    """One notice of a correction, as its partner reads it."""

    notice_id = models.UUIDField(primary_key=True)
    share_id = models.UUIDField()
    ketenpartner_id = models.UUIDField()
    reference = models.CharField(max_length=20)
    gemeente = models.CharField(max_length=100)
    doel = models.CharField(max_length=200)
    field_codes = ArrayField(models.CharField(max_length=60))
    erased = models.BooleanField()
    made_at = models.DateTimeField()
    still_open = models.BooleanField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "sharing_correction"

    def __str__(self) -> str:
        return f"{self.reference}, {self.made_at:%d-%m-%Y}"

    @property
    def labels(self) -> list[str]:
        return [catalogue.FIELDS[code].label for code in self.field_codes if code in catalogue.FIELDS]


class Confirmation(models.Model):
    """A partner's word that it deleted what it may no longer use. Added by the partner itself, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afweging_id = models.UUIDField(db_index=True)
    ketenpartner_id = models.UUIDField()
    field_codes = ArrayField(models.CharField(max_length=60))
    confirmed_at = models.DateTimeField()
    member_id = models.UUIDField()
    member_name = models.CharField(max_length=200)

    class Meta:
        db_table = "sharing_confirmation"
        constraints = [
            models.CheckConstraint(name="confirmation_names_fields", condition=Q(field_codes__len__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.member_name}, {self.confirmed_at:%d-%m-%Y}"


class AskedQuestion(models.Model):
    """What this partner is asked about one jongere, and what it needs to know to answer. Gone when it is answered."""

    question_id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    ketenpartner_id = models.UUIDField()
    reference = models.CharField(max_length=20)
    gemeente = models.CharField(max_length=100)
    regiehouder = models.CharField(max_length=200)
    regiehouder_telefoon = models.CharField(max_length=30)
    regiehouder_email = models.EmailField()
    grondslag = models.CharField(max_length=20)
    doel = models.CharField(max_length=200)
    recipient_task = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    valid_until = models.DateField()
    asked = ArrayField(models.CharField(max_length=60))
    naam = models.CharField(max_length=300)
    geboortedatum = models.DateField()

    class Meta:
        managed = False
        db_table = "sharing_question"

    def __str__(self) -> str:
        return self.reference

    @property
    def items(self) -> list[AskedItem]:
        """What still waits for an answer, in the order of the list."""
        return [item for code, item in ASKED.items() if code in self.asked]


class OwnSignal(models.Model):
    """A signal that this partner sent: how it named the jongere, and the last that was told back."""

    signal_id = models.UUIDField(primary_key=True)
    ketenpartner_id = models.UUIDField()
    sent_at = models.DateTimeField()
    voornaam = models.CharField(max_length=100)
    tussenvoegsel = models.CharField(max_length=30)
    achternaam = models.CharField(max_length=200)
    geboortedatum = models.DateField(null=True)
    told = models.CharField(max_length=20, choices=Told)
    sentence = models.CharField(max_length=200)
    told_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "sharing_own_signal"

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        return " ".join(part for part in (self.voornaam, self.tussenvoegsel, self.achternaam) if part)
