"""The keys of seals: Ed25519, from files. Only the sealer has the private one; a test key says so in its own text."""

import os
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

# Text before a PEM block is allowed (RFC 7468 §2), so that the file shows what it is to who opens it.
TEST_MARK = "PROEFSLEUTEL: alleen voor demo en tests, nooit voor echte gegevens"
TEST_NAME = "proef-"
BEGIN = "-----BEGIN"


class KeyUnusable(Exception):
    """A key file is missing, or holds something else."""


@dataclass(frozen=True)
class SigningKey:
    """The private key of the sealer, with the name by which seals call it."""

    private: Ed25519PrivateKey
    is_test: bool

    @property
    def name(self) -> str:
        return name_of(self.private.public_key(), is_test=self.is_test)

    def sign(self, payload: bytes) -> bytes:
        return self.private.sign(payload)


class PublicKeys:
    """The keys whose seals count. Several when the key was renewed: old seals keep the key they were made with."""

    def __init__(self, known: dict[str, Ed25519PublicKey]) -> None:
        self.known = known

    def signed(self, key: str, payload: bytes, signature: bytes) -> bool:
        if key not in self.known:
            return False
        try:
            self.known[key].verify(signature, payload)
        except InvalidSignature:
            return False
        return True


def name_of(public: Ed25519PublicKey, *, is_test: bool) -> str:
    """A key is called by its hash, so that a name cannot belong to two keys."""
    raw = public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return f"{TEST_NAME if is_test else ''}{sha256(raw).hexdigest()[:24]}"


def signing_key() -> SigningKey:
    """The key of this sealer, from KETEN_SEAL_KEY_FILE."""
    text = read(settings.KETEN_SEAL_KEY_FILE, "KETEN_SEAL_KEY_FILE")
    try:
        private = serialization.load_pem_private_key(text[text.index(BEGIN) :].encode(), password=None)
    except ValueError as fault:
        raise KeyUnusable(f"{settings.KETEN_SEAL_KEY_FILE} bevat geen privésleutel in PEM.") from fault
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyUnusable(f"{settings.KETEN_SEAL_KEY_FILE} is geen Ed25519-sleutel.")
    return SigningKey(private, is_test=TEST_MARK in text)


def public_keys(path: "str | Path | None" = None) -> PublicKeys:
    """The keys in KETEN_SEAL_PUBLIC_FILE, or in the file that is named: one or more PEM blocks."""
    text = read(path or settings.KETEN_SEAL_PUBLIC_FILE, "KETEN_SEAL_PUBLIC_FILE")
    known = {}
    for before, block in blocks(text):
        try:
            public = serialization.load_pem_public_key(block.encode())
        except ValueError as fault:
            raise KeyUnusable("Het bestand bevat geen openbare sleutel in PEM.") from fault
        if not isinstance(public, Ed25519PublicKey):
            raise KeyUnusable("De openbare sleutel is geen Ed25519-sleutel.")
        known[name_of(public, is_test=TEST_MARK in before)] = public
    if not known:
        raise KeyUnusable("Het bestand bevat geen openbare sleutel in PEM.")
    return PublicKeys(known)


def blocks(text: str) -> list[tuple[str, str]]:
    """Each PEM block with the text before it."""
    parts = text.split(BEGIN)
    return [(before.rpartition("-----")[2], BEGIN + block) for before, block in pairwise(parts)]


def is_test_key(path: "str | Path") -> bool:
    """Whether this file says that it is for demo and tests. A file that cannot be read is refused when it is used."""
    try:
        return TEST_MARK in Path(path).read_text() if path else False
    except (OSError, UnicodeDecodeError):
        return False


def read(path: "str | Path", setting: str) -> str:
    if not path:
        raise KeyUnusable(f"{setting} is niet ingesteld.")
    try:
        return Path(path).read_text()
    except (OSError, UnicodeDecodeError) as fault:
        raise KeyUnusable(f"Het sleutelbestand {path} kan niet gelezen worden.") from fault


def make(private_file: Path, public_file: Path, *, is_test: bool) -> str:
    """Make a new pair in two files and return its name. Never writes over a key: seals would lose their proof."""
    private = Ed25519PrivateKey.generate()
    mark = f"{TEST_MARK}\n" if is_test else ""
    secret = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    open_text = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    write_new(private_file, mark + secret.decode(), mode=0o600)
    write_new(public_file, mark + open_text.decode(), mode=0o644)
    return name_of(private.public_key(), is_test=is_test)


def write_new(path: Path, text: str, *, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
            file.write(text)
    except FileExistsError as fault:
        raise KeyUnusable(f"{path} bestaat al: een sleutel wordt nooit overschreven.") from fault
