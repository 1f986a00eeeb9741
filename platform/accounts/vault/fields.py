"""A text column that only this row, in this table, of this schema can open: AES-256-GCM, `01|version(4)|nonce(12)|ciphertext+tag`."""

import secrets
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core import checks
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.models.query_utils import DeferredAttribute
from django.forms import CharField

from accounts.vault import keys
from accounts.vault.keys import Purpose

if TYPE_CHECKING:
    TextOrNone = models.Field[str | None, str | None]
else:
    TextOrNone = models.Field

FORMAT = b"\x01"
HEADER = 5
NONCE = 12


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


class Sealed(bytes):
    """The ciphertext as it is stored. What `values()` gives, and as useless there as it should be."""

    def __repr__(self) -> str:
        return "<sealed>"

    __str__ = __repr__

    @property
    def version(self) -> int:
        return int.from_bytes(self[1:HEADER])


class LazySecret(DeferredAttribute):
    """Opens the column when it is read, each time again, so that no plain text lingers in a model instance."""

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        held = super().__get__(instance, cls)
        if isinstance(held, Secret):
            return held.text
        return unseal(held, instance=instance, field=self.field) if isinstance(held, Sealed) else held

    def __set__(self, instance: models.Model, given: str | Sealed | None) -> None:
        instance.__dict__[self.field.attname] = Secret(given) if isinstance(given, str) else given


class EncryptedTextField(TextOrNone):
    """Encrypts on save, decrypts on attribute access, and refuses whatever would bring plain text into a query."""

    descriptor_class = LazySecret

    def get_internal_type(self) -> str:
        return "BinaryField"

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._check_primary_key()]

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        held = model_instance.__dict__.get(self.attname)
        if isinstance(held, Sealed) and held.version != keys.current(Purpose.FIELD).version:
            held = Secret(unseal(held, instance=model_instance, field=self))
        if isinstance(held, Secret):
            held = model_instance.__dict__[self.attname] = seal(held.text, instance=model_instance, field=self)
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
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted: it can only be compared with nothing (isnull).")
        return super().get_lookup(lookup_name)

    def value_to_string(self, obj: models.Model) -> str:
        raise FieldError(f"{self.name} is encrypted and is not written to a dump.")

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": CharField, **kwargs})

    def _check_primary_key(self) -> list[checks.CheckMessage]:
        key = self.model._meta.pk
        if isinstance(key, models.UUIDField):
            return []
        return [checks.Error("An encrypted column is bound to its row, so the row needs a UUID.", obj=self, id="vault.E001")]


def seal(text: str, *, instance: models.Model, field: models.Field[Any, Any]) -> Sealed:
    key = keys.current(Purpose.FIELD)
    nonce = secrets.token_bytes(NONCE)
    ciphertext = _cipher(key).encrypt(nonce, text.encode(), _place(instance, field))
    return Sealed(FORMAT + key.version.to_bytes(4) + nonce + ciphertext)


def unseal(sealed: Sealed, *, instance: models.Model, field: models.Field[Any, Any]) -> str:
    """The plain text, or InvalidTag when a byte changed or the value was moved from another row, column or schema."""
    if sealed[:1] != FORMAT:
        raise InvalidTag
    key = keys.of_version(Purpose.FIELD, sealed.version)
    nonce, ciphertext = sealed[HEADER : HEADER + NONCE], sealed[HEADER + NONCE :]
    return _cipher(key).decrypt(nonce, ciphertext, _place(instance, field)).decode()


def _cipher(key: keys.Key) -> AESGCM:
    return AESGCM(keys.derive(key, "keten|field"))


def _place(instance: models.Model, field: models.Field[Any, Any]) -> bytes:
    return "|".join([connection.schema_name, instance._meta.db_table, field.column, str(instance.pk)]).encode()
