"""Sealing a text or a file to its place under the key of a case: AES-256-GCM.

A text is `k1:<owner>:<base64url of nonce, ciphertext and tag>`, a file `k1` + owner + nonce + ciphertext and tag. The
owner stands in it, so that opening needs no walk to the case; what binds it is the place, which goes into the tag:
schema, table, column, row and owner. Moved to another row, column or case it does not open.
"""

import re
import secrets
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cases.keys import ring

NONCE = 12
FORM = re.compile(r"k1:([0-9a-f]{32}):([A-Za-z0-9_-]{38,}={0,2})")
MARK, OWNER = b"k1", 16


class SealedText(str):
    """The ciphertext as it is stored. What `values()` gives, and as useless there as it should be."""

    __slots__ = ()

    def __str__(self) -> str:
        return "<sealed>"

    __repr__ = __str__

    @property
    def stored(self) -> str:
        return str.__str__(self)

    @property
    def owner(self) -> uuid.UUID:
        return uuid.UUID(hex=self[3:35])


class SealedBytes(bytes):
    """The same of a file."""

    def __repr__(self) -> str:
        return "<sealed>"

    __str__ = __repr__

    @property
    def owner(self) -> uuid.UUID:
        return uuid.UUID(bytes=bytes(self[2 : 2 + OWNER]))


def seal_text(text: str, *, owner: uuid.UUID, place: str) -> SealedText:
    return SealedText(f"k1:{owner.hex}:{urlsafe_b64encode(_seal(text.encode(), owner, place)).decode()}")


def open_text(sealed: SealedText, *, place: str) -> str:
    """The text; Unreadable when its key is gone, InvalidTag when a byte changed or it was moved here."""
    return _open(urlsafe_b64decode(sealed[36:]), sealed.owner, place).decode()


def seal_bytes(content: bytes, *, owner: uuid.UUID, place: str) -> SealedBytes:
    return SealedBytes(MARK + owner.bytes + _seal(content, owner, place))


def open_bytes(sealed: SealedBytes, *, place: str) -> bytes:
    return _open(bytes(sealed[2 + OWNER :]), sealed.owner, place)


def _seal(content: bytes, owner: uuid.UUID, place: str) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(ring.to_write(owner)).encrypt(nonce, content, _bound(place, owner))


def _open(stored: bytes, owner: uuid.UUID, place: str) -> bytes:
    return AESGCM(ring.to_read(owner)).decrypt(stored[:NONCE], stored[NONCE:], _bound(place, owner))


def _bound(place: str, owner: uuid.UUID) -> bytes:
    return f"{place}|{owner.hex}".encode()
