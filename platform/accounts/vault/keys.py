"""The keys of this schema. They rest in the database only when wrapped (AES key wrap, RFC 3394) by a key outside it.

That outer key is settings.KETEN_KEK for tenants and settings.KETEN_PUBLIC_KEK for the public schema, because the
partner process must check the second factor of its people and must not be able to open anything of a tenant.
"""

import base64
import binascii
import secrets
import time
import uuid
from typing import NamedTuple

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.utils import timezone

import tenants
from tenants.names import PUBLIC

SECONDS_IN_MEMORY = 300


class Purpose(models.TextChoices):
    """A leaked index key must not open fields, so each purpose has rows of its own."""

    FIELD = "field", "velden"
    INDEX = "index", "zoeksleutels"


class VaultKey(models.Model):
    """One version of a key of this schema. Deleting the row makes everything under it unreadable, for good."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    version = models.PositiveIntegerField()
    wrapped = models.BinaryField(max_length=40)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        app_label = "accounts"
        constraints = [models.UniqueConstraint(name="a_key_version_exists_once", fields=["purpose", "version"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class Key(NamedTuple):
    version: int
    material: bytes


class KeyMissing(Exception):
    def __init__(self, purpose: str, version: int) -> None:
        super().__init__(f"Key {version} for {purpose} does not exist in schema {tenants.current().schema}.")


# Per schema and purpose, because a process serves many schemas: when loaded, and every version.
_in_memory: dict[tuple[str, str], tuple[float, dict[int, Key]]] = {}
# Rows of a transaction that may still roll back: kept in memory, such a key would encrypt what nobody can ever open.
_uncommitted: set[uuid.UUID] = set()


def current(purpose: Purpose) -> Key:
    keys = _all(purpose) or _first(purpose)
    return keys[max(keys)]


def of_version(purpose: Purpose, version: int) -> Key:
    key = _all(purpose).get(version) or _all(purpose, fresh=True).get(version)
    if key is None:
        raise KeyMissing(purpose, version)
    return key


def ensure_keys() -> None:
    """Give this schema its first keys; does nothing when it has them."""
    for purpose in Purpose:
        forget(tenants.current().schema)
        current(purpose)


def add_version(purpose: Purpose) -> Key:
    """A new version of a key; from now on this is the one that encrypts."""
    return _make(purpose, version=max(_all(purpose, fresh=True), default=0) + 1)


def forget(schema: str) -> None:
    """Drop what this process remembers of a schema's keys."""
    for purpose in Purpose:
        _in_memory.pop((schema, purpose), None)


def wrap(material: bytes) -> bytes:
    """A key as it may rest in the database of this schema."""
    return aes_key_wrap(_kek(), material)


def unwrap(wrapped: bytes) -> bytes:
    """The key again. While the outer key is being replaced, what rests under the one before opens as well."""
    try:
        return aes_key_unwrap(_kek(), wrapped)
    except InvalidUnwrap:
        if not settings.KETEN_KEK_PREVIOUS or tenants.current().schema == PUBLIC:
            raise
        return aes_key_unwrap(_kek("KETEN_KEK_PREVIOUS"), wrapped)


@transaction.atomic
def rewrap_here() -> int:
    """Bring the keys of this schema under the outer key of today; returns how many there are. Twice does no harm."""
    rows = list(VaultKey.objects.select_for_update().order_by("purpose", "version"))
    for row in rows:
        row.wrapped = wrap(unwrap(bytes(row.wrapped)))
        row.save(update_fields=["wrapped"])
    forget(tenants.current().schema)
    return len(rows)


def derive(key: Key, info: str) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info.encode()).derive(key.material)


def _all(purpose: Purpose, *, fresh: bool = False) -> dict[int, Key]:
    place = (tenants.current().schema, purpose.value)
    loaded_at, keys = _in_memory.get(place, (0.0, {}))
    if keys and not fresh and time.monotonic() - loaded_at < SECONDS_IN_MEMORY:
        return keys
    rows = list(VaultKey.objects.filter(purpose=purpose))
    keys = {row.version: Key(row.version, unwrap(bytes(row.wrapped))) for row in rows}
    if _uncommitted.isdisjoint(row.id for row in rows):
        _in_memory[place] = (time.monotonic(), keys)
    else:
        _in_memory.pop(place, None)  # until its transaction ends, each look is at the rows: also for the newest key
    return keys


def _first(purpose: Purpose) -> dict[int, Key]:
    _make(purpose, version=1)
    return _all(purpose, fresh=True)


def _make(purpose: Purpose, *, version: int) -> Key:
    """Two processes may do this at once: the first row wins, and both go on with that one."""
    row = VaultKey(purpose=purpose, version=version, wrapped=wrap(secrets.token_bytes(32)))
    with transaction.atomic():
        _uncommitted.add(row.id)
        VaultKey.objects.bulk_create([row], ignore_conflicts=True)
        transaction.on_commit(lambda: _uncommitted.discard(row.id))
    return _all(purpose, fresh=True)[version]


def _kek(name: str = "") -> bytes:
    name = name or ("KETEN_PUBLIC_KEK" if tenants.current().schema == PUBLIC else "KETEN_KEK")
    try:
        kek = base64.urlsafe_b64decode(getattr(settings, name))
    except (AttributeError, TypeError, binascii.Error):
        kek = b""
    if len(kek) != 32:
        raise ImproperlyConfigured(f"{name} must be 32 bytes in urlsafe base64.")
    return kek
