"""Sealing a text to a place with AES-256-GCM: `01 | key version (4) | nonce (12) | ciphertext and tag`."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from accounts.vault import keys
from accounts.vault.keys import Purpose

FORMAT = b"\x01"
HEADER = 5
NONCE = 12


class Sealed(bytes):
    """The ciphertext as it is stored. What `values()` gives, and as useless there as it should be."""

    def __repr__(self) -> str:
        return "<sealed>"

    __str__ = __repr__

    @property
    def version(self) -> int:
        return int.from_bytes(self[1:HEADER])

    @property
    def is_newest(self) -> bool:
        return self.version == keys.current(Purpose.FIELD).version


def seal(text: str, *, place: str) -> Sealed:
    key = keys.current(Purpose.FIELD)
    nonce = secrets.token_bytes(NONCE)
    return Sealed(FORMAT + key.version.to_bytes(4) + nonce + _cipher(key).encrypt(nonce, text.encode(), place.encode()))


def unseal(sealed: Sealed, *, place: str) -> str:
    """The plain text, or InvalidTag when a byte changed or the value was moved here from another place."""
    if sealed[:1] != FORMAT:
        raise InvalidTag
    key = keys.of_version(Purpose.FIELD, sealed.version)
    nonce, ciphertext = sealed[HEADER : HEADER + NONCE], sealed[HEADER + NONCE :]
    return _cipher(key).decrypt(nonce, ciphertext, place.encode()).decode()


def _cipher(key: keys.Key) -> AESGCM:
    return AESGCM(keys.derive(key, "keten|field"))
