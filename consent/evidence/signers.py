"""Where the key of a seal is: in our database (encrypted), or in a device that never gives it away.

A signer signs bytes with ECDSA on P-256 over SHA-256 and answers in DER; nothing else in the product asks more of it.
A device is named by a URI of RFC 7512, `pkcs11:token=…;object=…`. What holds its module and PIN is the process, not the
row. Key services in a cloud come the same way: AWS, Azure and Google each have a PKCS#11 module for theirs.
"""

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from threading import Lock
from typing import Any, Protocol
from urllib.parse import unquote

import pkcs11
from asn1crypto.core import OctetString
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from django.conf import settings

from cases.refusals import Refused

SCHEME = "pkcs11:"
# One process logs in to a token once: two threads that do it at the same time refuse each other.
_one_at_a_time = Lock()


class UnusableKey(Refused):
    """A key, certificate or device that was given does not fit, or cannot be reached."""


class Signer(Protocol):
    """Something that signs, and says with which public key that is checked."""

    def sign(self, data: bytes) -> bytes: ...

    def public_key(self) -> ec.EllipticCurvePublicKey: ...


class KeySigner:
    """Signs with a key that is in memory."""

    def __init__(self, private: ec.EllipticCurvePrivateKey) -> None:
        self.private = private

    def sign(self, data: bytes) -> bytes:
        return self.private.sign(data, ec.ECDSA(hashes.SHA256()))

    def public_key(self) -> ec.EllipticCurvePublicKey:
        return self.private.public_key()


class TokenSigner:
    """Lets a PKCS#11 token sign. Raises UnusableKey when the device, the PIN or the key is not there."""

    def __init__(self, uri: str) -> None:
        self.token, self.label = names_in(uri)

    def sign(self, data: bytes) -> bytes:
        digest = sha256(data).digest()
        raw: bytes = self.inside(
            lambda session: session.get_key(
                object_class=pkcs11.ObjectClass.PRIVATE_KEY, key_type=pkcs11.KeyType.EC, label=self.label
            ).sign(digest, mechanism=pkcs11.Mechanism.ECDSA)
        )
        half = len(raw) // 2
        return encode_dss_signature(int.from_bytes(raw[:half]), int.from_bytes(raw[half:]))

    def public_key(self) -> ec.EllipticCurvePublicKey:
        point: bytes = self.inside(
            lambda session: session.get_key(
                object_class=pkcs11.ObjectClass.PUBLIC_KEY, key_type=pkcs11.KeyType.EC, label=self.label
            )[pkcs11.Attribute.EC_POINT]
        )
        try:
            return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes(OctetString.load(point).native))
        except ValueError as fault:
            raise UnusableKey("Een zegel heeft een sleutel op P-256 (ES256) nodig.") from fault

    def inside(self, work: Callable[[Any], Any]) -> Any:
        """Do this in a session that is closed again: a device has few of them, and a fork must not inherit one."""
        if not settings.KETEN_PKCS11_MODULE:
            raise UnusableKey("Deze sleutel staat in een apparaat. Zet KETEN_PKCS11_MODULE op de module daarvan.")
        try:
            with _one_at_a_time:
                token = pkcs11.lib(settings.KETEN_PKCS11_MODULE).get_token(token_label=self.token)
                with token.open(user_pin=settings.KETEN_PKCS11_PIN or None) as session:
                    return work(session)
        except (pkcs11.PKCS11Error, OSError, RuntimeError) as fault:
            raise UnusableKey(
                f"Het apparaat met de sleutel van het zegel geeft geen handtekening ({type(fault).__name__})."
            ) from fault


def names_in(uri: str) -> tuple[str, str]:
    """Token and object of a URI of RFC 7512; raises UnusableKey. What else stands in it is refused, a PIN above all."""
    parts = dict(part.partition("=")[::2] for part in uri.removeprefix(SCHEME).split(";"))
    if not uri.startswith(SCHEME) or set(parts) != {"token", "object"} or not all(parts.values()) or "?" in uri:
        raise UnusableKey("Schrijf een sleutel in een apparaat als pkcs11:token=NAAM;object=NAAM, zonder PIN.")
    return unquote(parts["token"]), unquote(parts["object"])


@lru_cache(maxsize=512)
def key_in(text: str) -> KeySigner:
    """An EC key on P-256 out of PEM, read once because reading takes longer than signing; raises UnusableKey."""
    try:
        private = serialization.load_pem_private_key(text.encode(), password=None)
    except ValueError as fault:
        raise UnusableKey("Dit bestand bevat geen privésleutel in PEM.") from fault
    if not isinstance(private, ec.EllipticCurvePrivateKey) or private.curve.name != "secp256r1":
        raise UnusableKey("Een zegel heeft een sleutel op P-256 (ES256) nodig.")
    return KeySigner(private)
