"""A text column of a case that opens with the key of that case only, in its own row."""

import json
import uuid
from typing import TYPE_CHECKING, Any

from django.core import checks
from django.core.exceptions import FieldError
from django.core.validators import MaxLengthValidator
from django.db import connection, models
from django.db.models.lookups import Exact
from django.db.models.query_utils import DeferredAttribute
from django.forms import Textarea, TextInput

from accounts.vault.cipher import Sealed, unseal
from accounts.vault.fields import Refused, Secret
from cases.keys import ring
from cases.keys.cipher import FORM, MARK, SealedBytes, SealedText, open_bytes, open_text, seal_bytes, seal_text

if TYPE_CHECKING:
    Text = models.TextField[Any, Any]
    File = models.BinaryField
else:
    Text, File = models.TextField, models.BinaryField

# What a constraint that is checked in Python gets to see of a filled text: that it is filled.
FILLED = "k1:filled"


def owner_of(row: models.Model, path: str) -> uuid.UUID:
    """Whose key a row is under: a path of foreign keys, the last of which is not followed; "self" is the row itself.

    "instemming|case" is the first of these that the row has.
    """
    if path == "self":
        return uuid.UUID(str(row.pk))
    for one in path.split("|"):
        *steps, last = one.split(".")
        holder = row
        for step in steps:
            holder = getattr(holder, step)
        if owner := getattr(holder, f"{last}_id"):
            return uuid.UUID(str(owner))
    raise LookupError(f"{type(row).__name__} has no {path} to lie under.")


def place_of(row: models.Model, column: str) -> str:
    """Where a ciphertext belongs. The schema is that of the moment: elsewhere the value does not open."""
    return "|".join([str(connection.schema_name), row._meta.db_table, column, str(row.pk)])  # type: ignore[attr-defined]  # our backend names it


class GoneText(str):
    """What stands in the place of a text whose key was destroyed."""

    __slots__ = ()


class LazyText(DeferredAttribute):
    """Opens the column when it is read, each time again, so that no plain text lingers in what was loaded."""

    field: "CaseTextField"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        held = super().__get__(instance, cls)
        if isinstance(held, Secret):
            return held.text
        return self.opened(held, instance) if isinstance(held, SealedText) else held

    def opened(self, sealed: SealedText, instance: models.Model) -> str:
        """The text; or for who only shows it, once its key is gone, that it was erased."""
        try:
            return open_text(sealed, place=self.field.place_in(instance))
        except ring.Unreadable as gone:
            if not ring.says_so():
                raise
            return GoneText(gone.in_place)

    def __set__(self, instance: models.Model, given: str | None) -> None:
        plain = isinstance(given, str) and given and not isinstance(given, SealedText)
        instance.__dict__[self.field.attname] = Secret(str(given)) if plain else given


class OnlyEmpty(Exact):
    """A sealed text can be compared with nothing but the empty text: that one is stored as it is."""

    def __init__(self, lhs: Any, rhs: Any) -> None:
        if rhs != "":
            raise FieldError("This column is encrypted: it can only be compared with nothing ('' or isnull).")
        super().__init__(lhs, rhs)


class CaseTextField(Text):
    """Encrypts on save under the key of `owner`, decrypts on attribute access, and refuses plain text in a query.

    The empty text is stored empty, because constraints and lists ask whether something was written. A row from before
    the keys is read as it is until `seal_left` has passed; the database takes no new plain text (`cases_is_sealed`).
    """

    descriptor_class = LazyText

    def __init__(self, *args: Any, owner: str = "case", one_line: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner, self.one_line = owner, one_line
        if self.max_length:
            self.validators.append(MaxLengthValidator(self.max_length))

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"owner": self.owner, "one_line": self.one_line}

    def place_in(self, instance: models.Model) -> str:
        return place_of(instance, str(self.column))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Who wrote the text keeps it in hand: when a save is refused a new key goes, and the form comes back."""
        held = model_instance.__dict__.get(self.attname)
        if not isinstance(held, Secret):
            return held
        return seal_text(held.text, owner=owner_of(model_instance, self.owner), place=self.place_in(model_instance))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        if not value or not FORM.fullmatch(value):
            return value
        sealed = SealedText(value)
        ring.want(sealed.owner)
        return sealed

    def get_prep_value(self, value: Any) -> Any:
        if not value or isinstance(value, SealedText):
            return value
        raise FieldError(f"{self.name} is encrypted: save the instance, and search in what was opened.")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """What a constraint asks in Python comes here with the plain text, which stays out of the query."""
        if isinstance(value, SealedText):
            return value.stored
        return FILLED if isinstance(value, str) and value else value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return self.get_db_prep_value(self.get_prep_value(value), connection)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        return OnlyEmpty if lookup_name == "exact" else Refused

    def value_to_string(self, obj: models.Model) -> str:
        raise FieldError(f"{self.name} is encrypted and is not written to a dump.")

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"widget": TextInput if self.one_line else Textarea, **kwargs})

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *row_has_uuid(self)]


def row_has_uuid(field: "models.Field[Any, Any]") -> list[checks.CheckMessage]:
    pk: Any = field.model._meta.pk
    while pk.is_relation:
        pk = pk.target_field
    hint = "An encrypted column is bound to its row, so the row needs a UUID."
    return [] if isinstance(pk, models.UUIDField) else [checks.Error(hint, obj=field, id="keys.E001")]


class FormerText(str):
    """A special answer from before the keys of cases: sealed under the key of the tenant, in hexadecimals."""

    __slots__ = ()

    def __str__(self) -> str:
        return "<sealed>"

    __repr__ = __str__


class LazySpecial(LazyText):
    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        held = super().__get__(instance, cls)
        if instance is None or not isinstance(held, FormerText):
            return held
        return unseal(Sealed(bytes.fromhex(held[2:])), place=self.field.place_in(instance))

    def __set__(self, instance: models.Model, given: str | None) -> None:
        if isinstance(given, FormerText):
            instance.__dict__[self.field.attname] = given
        else:
            super().__set__(instance, given)


class SpecialTextField(CaseTextField):
    """What was under the key of the tenant first. It opens either way, until `seal_left` has passed."""

    descriptor_class = LazySpecial

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        former = value is not None and value.startswith("\\x01")
        return FormerText(value) if former else super().from_db_value(value, expression, connection)

    def get_prep_value(self, value: Any) -> Any:
        return str.__str__(value) if isinstance(value, FormerText) else super().get_prep_value(value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        former = isinstance(value, str) and value.startswith("\\x01")
        return value if former else super().get_db_prep_value(value, connection, prepared)


class LazyJSON(LazyText):
    """Gives what was put in, and a fresh one each time."""

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        held = super().__get__(instance, cls)
        if isinstance(held, GoneText):
            return None
        return json.loads(held) if isinstance(held, str) and held else held

    def __set__(self, instance: models.Model, given: Any) -> None:
        super().__set__(instance, given if given is None or isinstance(given, str) else json.dumps(given))


class CaseJSONField(CaseTextField):
    """Values that are kept and given back whole: nothing in the database looks into them."""

    descriptor_class = LazyJSON
    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any


class LazyFile(DeferredAttribute):
    field: "CaseFileField"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        held = self if instance is None else super().__get__(instance, cls)
        if instance is None or not isinstance(held, SealedBytes):
            return held
        return open_bytes(held, place=place_of(instance, str(self.field.column)))

    def __set__(self, instance: models.Model, given: bytes | None) -> None:
        instance.__dict__[self.field.attname] = given


class CaseFileField(File):
    """A file in a column, under the key of `owner`: what CaseTextField is to a text."""

    descriptor_class = LazyFile

    def __init__(self, *args: Any, owner: str = "case", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"owner": self.owner}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        held = model_instance.__dict__.get(self.attname)
        if not held or isinstance(held, SealedBytes):
            return held
        place = place_of(model_instance, str(self.column))
        return seal_bytes(bytes(held), owner=owner_of(model_instance, self.owner), place=place)

    def from_db_value(self, value: bytes | memoryview | None, expression: Any, connection: Any) -> bytes | None:
        if value is None or bytes(value[: len(MARK)]) != MARK:
            return value if value is None else bytes(value)
        sealed = SealedBytes(value)
        ring.want(sealed.owner)
        return sealed

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if value and not isinstance(value, SealedBytes):
            raise FieldError(f"{self.name} is encrypted: save the instance.")
        return None if value is None else connection.Database.Binary(bytes(value))

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else Refused

    def value_to_string(self, obj: models.Model) -> str:
        raise FieldError(f"{self.name} is encrypted and is not written to a dump.")

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *row_has_uuid(self)]
