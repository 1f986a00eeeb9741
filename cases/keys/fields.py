"""A text column of a case that opens with the key of that case only, in its own row."""

import uuid
from typing import TYPE_CHECKING, Any

from django.core import checks
from django.core.exceptions import FieldError
from django.core.validators import MaxLengthValidator
from django.db import connection, models
from django.db.models.lookups import Exact
from django.db.models.query_utils import DeferredAttribute
from django.forms import Textarea, TextInput

from accounts.vault.fields import Refused, Secret
from cases.keys import ring
from cases.keys.cipher import FORM, SealedText, open_text, seal_text

if TYPE_CHECKING:
    Text = models.TextField[str, str]
else:
    Text = models.TextField

# What a constraint that is checked in Python gets to see of a filled text: that it is filled.
FILLED = "k1:filled"


def owner_of(row: models.Model, path: str) -> uuid.UUID:
    """Whose key a row is under: a path of foreign keys, the last of which is not followed; "self" is the row itself."""
    if path == "self":
        return uuid.UUID(str(row.pk))
    *steps, last = path.split(".")
    for step in steps:
        row = getattr(row, step)
    owner: uuid.UUID = getattr(row, f"{last}_id")
    return owner


def place_of(row: models.Model, column: str) -> str:
    """Where a ciphertext belongs. The schema is that of the moment: elsewhere the value does not open."""
    return "|".join([str(connection.schema_name), row._meta.db_table, column, str(row.pk)])  # type: ignore[attr-defined]  # our backend names it


class LazyText(DeferredAttribute):
    """Opens the column when it is read, each time again, so that no plain text lingers in what was loaded."""

    field: "CaseTextField"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        held = super().__get__(instance, cls)
        if isinstance(held, Secret):
            return held.text
        return open_text(held, place=self.field.place_in(instance)) if isinstance(held, SealedText) else held

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
        found = super().check(**kwargs)
        pk = self.model._meta.pk
        if not isinstance(getattr(pk, "target_field", pk), models.UUIDField):
            hint = "An encrypted column is bound to its row, so the row needs a UUID."
            found.append(checks.Error(hint, obj=self, id="keys.E001"))
        return found
