"""A text column that only this row, in this table, of this schema can open."""

from typing import TYPE_CHECKING, Any

from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.forms import CharField

import tenants
from accounts.vault.cipher import Sealed, seal, unseal

if TYPE_CHECKING:
    TextOrNone = models.Field[str | None, str | None]
else:
    TextOrNone = models.Field


class Secret:
    """Text on its way to the database; shows itself nowhere."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return "<secret>"

    def __reduce__(self) -> str:
        raise TypeError("A secret text is not pickled: it would end up readable in a cache or a queue.")

    def __deepcopy__(self, memo: dict[int, Any]) -> "Secret":
        return self


class LazySecret(DeferredAttribute):
    """Opens the column when it is read, each time again, so that no plain text lingers in a loaded instance."""

    field: "EncryptedTextField"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        held = super().__get__(instance, cls)
        if isinstance(held, Secret):
            return held.text
        return unseal(held, place=self.field.place_in(instance)) if isinstance(held, Sealed) else held

    def __set__(self, instance: models.Model, given: str | Sealed | None) -> None:
        instance.__dict__[self.field.attname] = Secret(given) if isinstance(given, str) else given


class Refused(models.Lookup):
    """Instead of every comparison but isnull; refuses when used and not when looked up, as type checkers do that."""

    def __init__(self, lhs: Any, rhs: Any) -> None:
        raise FieldError("This column is encrypted: it can only be compared with nothing (isnull).")


class EncryptedTextField(TextOrNone):
    """Encrypts on save, decrypts on attribute access, and refuses whatever would bring plain text into a query."""

    descriptor_class = LazySecret

    def get_internal_type(self) -> str:
        return "BinaryField"

    def place_in(self, instance: models.Model) -> str:
        """Where the ciphertext belongs. The schema is that of the moment: elsewhere the value does not open."""
        return "|".join([tenants.current().schema, instance._meta.db_table, str(self.column), str(instance.pk)])

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        held = model_instance.__dict__.get(self.attname)
        if isinstance(held, Sealed) and not held.is_newest:
            held = Secret(unseal(held, place=self.place_in(model_instance)))
        if isinstance(held, Secret):
            held = model_instance.__dict__[self.attname] = seal(held.text, place=self.place_in(model_instance))
        return held

    def from_db_value(self, value: bytes | memoryview | None, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def get_prep_value(self, value: Any) -> Sealed | None:
        if value is None or isinstance(value, Sealed):
            return value
        raise FieldError(f"{self.name} is encrypted: save the instance; look it up by its blind index.")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        value = self.get_prep_value(value)
        return None if value is None else connection.Database.Binary(bytes(value))

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else Refused

    def value_to_string(self, obj: models.Model) -> str:
        raise FieldError(f"{self.name} is encrypted and is not written to a dump.")

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": CharField, **kwargs})

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if not isinstance(self.model._meta.pk, models.UUIDField):
            hint = "An encrypted column is bound to its row, so the row needs a UUID."
            found.append(checks.Error(hint, obj=self, id="vault.E001"))
        return found
