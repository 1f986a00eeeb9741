"""A canary is a word, a number or a day that stands in one field of one case: wherever it turns up, it came from there.

Every field of a case gets one, by walking the models; a field of a new model or of a new kind is caught by a test.
"""

import itertools
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from accounts.vault import EncryptedTextField
from cases import catalogue
from cases.dossier.models import Case
from cases.jongeren.ages import born_on_or_before
from cases.keys.sealing import sealed_fields
from config.rights import APPEND_ONLY, READ_ONLY

# Files that were handed in are no part of a case; who has rights on it is a row of ids; content is of the tenant.
OLD = "long ago"
# A key holds nothing of a jongere but the day on which it was made, and is made again for a text that is planted.
NOT_OF_A_CASE = {"Import", "CaseUserObjectPermission", "Edition", "DataKey"}
# Too narrow for a value that occurs nowhere else: a choice, a level from 1 to 5, yes or no, four digits. What is chosen
# on an intake form has its canary from the beginning, on a form with canaries to choose from.
TOO_NARROW = {"domain", "domains", "gemeentecode", "version", "question", "chosen"}
NARROW = (
    models.PositiveSmallIntegerField,
    models.BooleanField,
    models.UUIDField,
    models.ForeignKey,
    models.BinaryField,
)
SHAPES = {
    "postcode": "{0:04d}QX",
    "brin": "{0:02d}QX",
    "email": "kn{0:05d}rie@voorbeeld.example",
    "reference": "KN-{0:05d}",
}
MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
WORD = re.compile(r"kn\d{5}rie|kn-\d{5}", re.IGNORECASE)
PLAIN = re.compile(r"(?<!\w)(?:\d{9}|\d{6}|\d{3}\.\d{3}|\d{4}QX|\d{2}QX)(?!\w)")
ISO, DUTCH = re.compile(r"(\d{4})-(\d{2})-(\d{2})"), re.compile(r"(?<!\d)(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)")
SPOKEN = re.compile(r"(?<!\d)(\d{1,2}) ([a-z]{3})[a-z]*\.? (\d{4})(?!\d)", re.IGNORECASE)


class Mint:
    """Hands out values that were not handed out before, and remembers them all."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.serial, self.schools = itertools.count(1001), itertools.count(10)
        today = timezone.localdate()
        begins = {OLD: date(1960, 1, 1), "begon_op of Verzuim": school_year(),
                  "geboortedatum of Jongere": born_on_or_before(17) - timedelta(days=365)}  # fmt: skip
        # Days that pages show for reasons of their own.
        busy = {today + timedelta(days=days) for days in (-1, 0, 1, 179, 180, 181)}
        self.days = {name: (day for day in days_from(begin) if day not in busy) for name, begin in begins.items()}

    def text(self, name: str) -> str:
        number = next(self.schools if name == "brin" else self.serial)
        return self.keep(SHAPES.get(name, "kn{0:05d}rie").format(number))

    def number(self) -> int:
        return int(self.keep(str(910_000 + next(self.serial))))

    def day(self, name: str = OLD) -> date:
        """Verzuim lies in this school year, a jongere is 17 or 16, and all else was long ago."""
        return date.fromisoformat(self.keep(next(self.days.get(name, self.days[OLD])).isoformat()))

    def keep(self, value: str) -> str:
        (seen,) = sightings(value)
        assert seen not in self.known, f"{value} was handed out before"
        self.known.add(seen)
        return value


def days_from(begin: date) -> Iterator[date]:
    return (begin + timedelta(days=number) for number in itertools.count(1))


def school_year() -> date:
    today = timezone.localdate()
    return date(today.year - (today.month < 8), 8, 1)


def plant(mint: Mint) -> None:
    """Put a canary in every field of every row of casework in the schema where we stand."""
    for model in models_of_a_case():
        for row in model._default_manager.all():
            values = {
                field.name: value for field in fields_of(model) if (value := canary(mint, row, field)) is not None
            }
            sealed = {name: values.pop(name) for name in sealed_in(model) & set(values)}
            model._default_manager.filter(pk=row.pk).update(**values)
            if sealed:  # an update cannot seal, and a save of these columns changes no other
                for name, value in sealed.items():
                    setattr(row, name, value)
                row.save(update_fields=list(sealed))


def sealed_in(model: type[models.Model]) -> set[str]:
    return {field.name for field in sealed_fields(model)}


def models_of_a_case() -> list[type[models.Model]]:
    """What is only added to has its canaries from the beginning: nobody can put them in afterwards. What is only read
    is made by the database, of rows that have theirs."""
    return [
        model
        for model in apps.get_app_config("cases").get_models()
        if model.__name__ not in NOT_OF_A_CASE and model._meta.db_table not in (*APPEND_ONLY, *READ_ONLY)
    ]


def fields_of(model: type[models.Model]) -> list[Any]:
    """The fields that have room for a canary."""
    return [field for field in model._meta.concrete_fields if not is_narrow(field)]


def is_narrow(field: Any) -> bool:
    # A BSN is unique by itself, and other encrypted words are canaries from the beginning: an update cannot encrypt.
    encrypted = isinstance(field, EncryptedTextField)
    chosen = field.choices or getattr(getattr(field, "base_field", None), "choices", None)
    return isinstance(field, NARROW) or bool(chosen) or field.name in TOO_NARROW or encrypted


def canary(mint: Mint, row: models.Model, field: Any) -> Any:
    """A value for this field; None where the row has none and that means something, as with an end date."""
    match field:
        case models.CharField() | models.TextField():
            return mint.text(field.name)
        case models.DateTimeField():
            day = mint.day() if getattr(row, field.name) else None
            return day and datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        case models.DateField():
            return mint.day(f"{field.name} of {type(row).__name__}") if getattr(row, field.name) else None
        case models.PositiveIntegerField():
            return mint.number()
    raise AssertionError(f"{type(row).__name__}.{field.name}: say in tests/leaks/canaries.py what a canary is here")


def sightings(text: str) -> set[str]:
    """Everything in a text that could be a canary, each in one spelling."""
    words = {found.lower() for found in WORD.findall(text)}
    plain = {found.replace(".", "") for found in PLAIN.findall(text)}
    iso = {f"{year}-{month}-{day}" for year, month, day in ISO.findall(text)}
    dutch = {f"{year}-{month:0>2}-{day:0>2}" for day, month, year in DUTCH.findall(text)}
    spoken = {
        f"{year}-{MONTHS.index(month) + 1:02d}-{day:0>2}"
        for day, name, year in SPOKEN.findall(text)
        if (month := name.lower().replace("mrt", "maa")) in MONTHS
    }
    return words | plain | iso | dutch | spoken


def without_canary(mint: Mint) -> list[str]:
    """The fields in this schema that hold something, and no canary."""
    return [
        f"{model.__name__}.{field.name}"
        for model in models_of_a_case()
        for row in model._default_manager.all()
        for field in fields_of(model)
        if (value := getattr(row, field.name)) is not None and not sightings(str(value)) & mint.known
    ]


def values_by_field(case: Case) -> dict[str, set[str]]:
    """Per field of the catalogue the canaries that its value shows, straight from the tables."""
    columns = ", ".join(f"({field.sql})::text" for field in catalogue.FIELDS.values())
    with connection.cursor() as cursor:
        cursor.execute(f"select {columns} from cases_case c join cases_jongere j on j.id = c.jongere_id"
                       f" where c.id = '{case.pk}'")  # fmt: skip
        row = cursor.fetchone()
    return {code: sightings(str(value)) for code, value in zip(catalogue.FIELDS, row, strict=True)}
