"""The one door for partners: what is open, what was seen, in that order and in one transaction (laws 3 and 4)."""

import json
import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol, cast

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models, transaction
from django.db.models import Count, F, Q, Window
from django.db.models.expressions import OrderBy
from django.db.models.functions import Cast, Coalesce, Lower
from django.utils import timezone

import audit
from audit.services import write
from cases import catalogue
from cases.refusals import Refused
from sharing.models import CORE, REACH, STANDS_STILL, ClosedShare, SharedCase, attribute
from sharing.planned import by_ids, planned_once, rows_of

# What a list calls a jongere by: the first of these that is granted. A surname goes behind what is not a whole name.
NAMES = ("persoon.naam", "persoon.roepnaam", "persoon.initiaal")
SURNAME = "persoon.achternaam"
NAME = "naam"
PLAIN_SORTS = ("reference", "doel", "regiehouder", "valid_until")
FIRST_KEYS = ("naam", "soort", "datum", "doel", "afspraak", "school", "niveau", "organisatie", "van", "tot")
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Member(Protocol):
    """Somebody of a ketenpartner, as this room needs them."""

    id: uuid.UUID
    ketenpartner_id: uuid.UUID
    role: str

    @property
    def naam(self) -> str: ...
    @property
    def log_name(self) -> str: ...
    @property
    def organisation(self) -> str: ...


class Faces(Protocol):
    """Our database connection, as this room needs it: the same schema, with the rights of another face."""

    def speak_as(self, face: str) -> AbstractContextManager[None]: ...


class NotShared(LookupError):
    """Nothing is open under this number, for this partner, now. Whether it ever existed is not told."""


@dataclass(frozen=True)
class ShownField:
    """One granted field with its value, ready to be shown."""

    field: catalogue.Field
    value: Any

    @cached_property
    def text(self) -> str:
        """The value in Dutch words."""
        return in_words(self.value)

    @cached_property
    def rows(self) -> list[list[tuple[str, str]]]:
        """The rows of a field that has many, as pairs of name and value; empty for the others."""
        found = self.value if isinstance(self.value, list) else []
        return [[(key, in_words(row[key])) for key in sorted(row, key=in_reading_order)] for row in found]


def in_reading_order(key: str) -> int:
    """First what a row is about; jsonb itself orders by length."""
    return FIRST_KEYS.index(key) if key in FIRST_KEYS else len(FIRST_KEYS)


def in_words(value: Any) -> str:
    """A value as a reader wants it; inside a list PostgreSQL gives dates as ISO text."""
    if value is None or value in ("", []):
        return "Niet bekend"
    if isinstance(value, bool):
        return "Ja" if value else "Nee"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, str) and (iso := ISO_DATE.fullmatch(value)):
        return "-".join(reversed(iso.groups()))
    return str(value)


@dataclass(frozen=True)
class Opened:
    """A share that was read, and written down as read."""

    share: SharedCase
    fields: tuple[ShownField, ...]

    @property
    def name(self) -> str:
        """What the jongere is called, out of the fields that were read; empty when no name is among them."""
        known = {shown.field.code: shown.value for shown in self.fields}
        first = next((known[code] for code in NAMES if known.get(code)), "")
        return first if known.get(NAMES[0]) else " ".join(filter(None, [first, known.get(SURNAME)]))

    def by_rubriek(self) -> dict[str, list[ShownField]]:
        grouped: dict[str, list[ShownField]] = {}
        for shown in self.fields:
            grouped.setdefault(shown.field.rubriek, []).append(shown)
        return grouped


class Shared:
    """What one member of one ketenpartner can read in this schema. Only lives inside `as_partner`."""

    def __init__(self, member: Member) -> None:
        self.member = member

    def cases(self, *, search: str = "", columns: Iterable[str] = (), sort: str = "") -> "models.QuerySet[SharedCase]":
        """The open shares, without any value of a field. Searching looks in granted values of these columns only.

        A column is empty where it is not granted, so a search finds nothing there, and a sort puts it last.
        """
        found = SharedCase.objects.only(*CORE).order_by(*ordering(sort))
        for word in search.split():
            matches = Q(reference__icontains=word)
            for code in columns:
                matches |= Q(**{f"{attribute(code)}__icontains": word})
            found = found.filter(matches)
        return found

    def page(self, found: "models.QuerySet[SharedCase]", part: slice) -> tuple[int, list[SharedCase]]:
        """How many `cases` were found, and this part of them. One look gives both, and reads only what it sorts by."""
        if part.start >= part.stop:
            return found.count(), []
        looked = rows_of(found.annotate(total=Window(Count("*"))).values_list("share_id", "total")[part])
        if not looked:
            return found.count() if part.start else 0, []
        known = {share.pk: share for share in self.shares([share_id for share_id, _ in looked])}
        return looked[0][1], [known[share_id] for share_id, _ in looked if share_id in known]

    def shares(self, share_ids: list[uuid.UUID], names: tuple[str, ...] = CORE) -> list[SharedCase]:
        """Those of these shares that are open, without any value of a field."""
        return [SharedCase.from_db(None, names, row) for row in planned_once(by_ids(names), [share_ids])]

    def open(self, share_id: uuid.UUID) -> Opened:
        """Write down that this share is read, then read its granted fields. Raises NotShared."""
        share = next(iter(self.shares([share_id], CORE + REACH)), None)
        if share is None:
            raise NotShared
        codes = [code for code in catalogue.FIELDS if code in share.granted]
        self.write_down([(share, codes)])
        values = self.values_of([share], codes).get(share.pk)
        if values is None:
            raise NotShared
        return Opened(
            share, tuple(ShownField(catalogue.FIELDS[code], values[code]) for code in codes if code in values)
        )

    def overview(self, shares: list[SharedCase], columns: Callable[[SharedCase], Iterable[str]]) -> list[Opened]:
        """Several shares at once, of each these columns only, each written down as read; for a page of a list."""
        wanted = {share.pk: [code for code in columns(share) if code in share.granted] for share in shares}
        self.write_down([(share, wanted[share.pk]) for share in shares if wanted[share.pk]])
        values = self.values_of(shares, sorted({code for codes in wanted.values() for code in codes}))
        return [
            Opened(share, tuple(ShownField(catalogue.FIELDS[code], values[share.pk][code]) for code in wanted[share.pk]
                                if code in values[share.pk]))
            for share in shares
            if share.pk in values
        ]  # fmt: skip

    def values_of(self, shares: list[SharedCase], codes: list[str]) -> dict[uuid.UUID, dict[str, Any]]:
        """Values of granted fields, read after the log was written; what was closed in between is not in it."""
        statement = by_ids(("share_id", "granted", *map(attribute, codes)))
        return {
            share_id: {
                code: python_value(code, value) for code, value in zip(codes, values, strict=True) if code in granted
            }
            for share_id, granted, *values in planned_once(statement, [[share.pk for share in shares]])
        }

    def write_down(self, reads: list[tuple[SharedCase, list[str]]]) -> None:
        """One line per case, in one statement, before anything is read. No log, no data."""
        write([{
            "kind": "read", "action": "share.read", "actor_id": self.member.id, "actor_name": self.member.naam,
            "actor_role": self.member.role, "organisation_id": self.member.ketenpartner_id,
            "organisation": self.member.organisation, "case_id": share.case_id, "share_id": share.pk, "fields": codes,
            "grondslag": share.grondslag, "purpose": share.doel, "details": {}, "outcome": "ok",
        } for share, codes in reads])  # fmt: skip

    def closed(self) -> "models.QuerySet[ClosedShare]":
        """What this partner may no longer use, latest end first."""
        return ClosedShare.objects.order_by("-valid_until", "reference")

    def unconfirmed(self) -> "models.QuerySet[ClosedShare]":
        """Of these, where this partner did not yet say that all of it is deleted."""
        done = Cast("confirmed_codes", ArrayField(models.TextField()))
        all_done = Q(done__isnull=False, done__contains=F("field_codes"))
        return self.closed().exclude(why=STANDS_STILL).alias(done=done).exclude(all_done)

    def confirm(self, share_id: uuid.UUID) -> ClosedShare:
        """Keep the partner's word that it deleted what it may no longer use. Raises NotShared, or Refused when done."""
        closed = self.closed().filter(pk=share_id).first()
        if closed is None:
            raise NotShared
        if closed.stands_still:
            raise Refused("Wis nog niets. De gemeente kijkt eerst naar de vraag van de jongere.")
        if not closed.open_codes:
            raise Refused("Je hebt dit al bevestigd.")
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into sharing_confirmation"
                " (id, afweging_id, ketenpartner_id, field_codes, confirmed_at, member_id, member_name)"
                " values (%s, %s, %s, %s, %s, %s, %s)",
                [uuid.uuid4(), share_id, self.member.ketenpartner_id, closed.open_codes, timezone.now(), self.member.id,
                 self.member.naam],
            )  # fmt: skip
        audit.record("share.deletion_confirmed", by=self.member, role=self.member.role, details={"share_id": share_id})
        return closed


def python_value(code: str, value: Any) -> Any:
    """What PostgreSQL gave, for Python; rows come as the text of jsonb."""
    return json.loads(value) if isinstance(value, str) and catalogue.FIELDS[code].kind == "list" else value


def name_columns(share: SharedCase) -> list[str]:
    """The granted columns that a list needs to name this jongere, and no more."""
    first = next((code for code in NAMES if code in share.granted), None)
    if first == NAMES[0]:
        return [first]
    return [code for code in (first, SURNAME) if code and code in share.granted]


def ordering(sort: str) -> list[OrderBy | str]:
    """By a plain column, by name or by a field of the catalogue, "-" for the other way; then by reference."""
    key, descending = sort.removeprefix("-"), sort.startswith("-")
    if not key:
        return ["reference"]
    if key == NAME:
        column: Any = Lower(Coalesce(*[F(attribute(code)) for code in (*NAMES, SURNAME)]))
    else:
        column = F(key if key in PLAIN_SORTS else attribute(catalogue.FIELDS[key].code))
    return [OrderBy(column, descending=descending, nulls_last=True), "reference"]


@contextmanager
def as_partner(member: Member) -> Iterator[Shared]:
    """Be this partner, in the schema where we stand, until the block ends.

    The database role can read the sharing views only, and the setting that says who looks lasts as long as this
    transaction. On an error the rollback takes the setting back; inside a larger transaction the last line does.
    """
    with cast("Faces", connection).speak_as("partner"), transaction.atomic():
        look_as(str(member.ketenpartner_id))
        yield Shared(member)
        if connection.savepoint_ids:
            look_as("")


def look_as(ketenpartner_id: str) -> None:
    planned_once("select set_config('keten.ketenpartner', %s, true)", [ketenpartner_id])
