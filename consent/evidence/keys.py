"""The key with which this tenant signs: P-256, with a certificate. A test key says so in its certificate."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils import timezone

from cases.refusals import Refused
from consent.evidence.models import SealKey
from consent.evidence.signers import Signer, TokenSigner, UnusableKey, key_in

TEST_NAME = "PROEFZEGEL niet rechtsgeldig"


class NoSeal(Refused):
    def __init__(self) -> None:
        super().__init__("Er is nog geen zegel voor de bewijzen. Vraag de beheerder van het platform om dat te maken.")


@dataclass(frozen=True)
class Loaded:
    """A key ready for use, with the certificates that say whose it is."""

    row: SealKey
    signer: Signer
    certificates: tuple[x509.Certificate, ...]


def current_key() -> Loaded:
    """The newest key of this tenant. Outside production the first use makes a test key; there it raises NoSeal."""
    row = SealKey.objects.first()
    if row is None:
        if settings.PRODUCTION:
            raise NoSeal
        row = keep(*make_test_key())
    signer: Signer = TokenSigner(row.uri) if row.uri else key_in(str(row.private))
    return Loaded(row, signer, tuple(x509.load_pem_x509_certificates(row.certificates.encode())))


def keep(private_pem: str, certificates_pem: str) -> SealKey:
    """Take this key into use. What was signed before keeps the key it was signed with. Raises UnusableKey."""
    return take(key_in(private_pem), certificates_pem, private=private_pem)


def keep_token(uri: str, certificates_pem: str) -> SealKey:
    """Take a key in a PKCS#11 device into use: it signs once to show that device, PIN and certificate fit."""
    signer = TokenSigner(uri)
    probe = b"keten"
    try:
        signer.public_key().verify(signer.sign(probe), probe, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as fault:
        raise UnusableKey("De twee sleutels met deze naam in het apparaat horen niet bij elkaar.") from fault
    return take(signer, certificates_pem, uri=uri)


def take(signer: Signer, certificates_pem: str, *, private: str | None = None, uri: str = "") -> SealKey:
    try:
        chain = x509.load_pem_x509_certificates(certificates_pem.encode())
    except ValueError as fault:
        raise UnusableKey("Dit bestand bevat geen certificaat in PEM.") from fault
    if public_bytes(chain[0].public_key()) != public_bytes(signer.public_key()):  # type: ignore[arg-type]  # compared as bytes
        raise UnusableKey("Het eerste certificaat hoort niet bij deze sleutel.")
    is_test = TEST_NAME in chain[0].subject.rfc4514_string()
    if is_test and settings.PRODUCTION:
        raise UnusableKey("Dit is een proefzegel. In productie hoort een echt certificaat.")
    if SealKey.objects.filter(kid=kid_of(chain[0])).exists():
        raise UnusableKey("Deze sleutel is al in gebruik.")
    return SealKey.objects.create(
        kid=kid_of(chain[0]), certificates=certificates_pem, private=private, uri=uri, is_test=is_test
    )


def kid_of(certificate: x509.Certificate) -> str:
    """A key is called by the hash of its public half."""
    return sha256(public_bytes(certificate.public_key())).hexdigest()[:24]  # type: ignore[arg-type]  # any key has bytes


def public_bytes(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def make_test_key() -> tuple[str, str]:
    """A pair with a certificate from a test authority that is thrown away at once."""
    authority, private = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = certificate(f"Uitgever van {TEST_NAME}", authority.public_key(), authority, issuer=None)
    leaf = certificate(TEST_NAME, private.public_key(), authority, issuer=root)
    text = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    chain = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in (leaf, root))
    return text.decode(), chain.decode()


def certificate(
    naam: str, public: ec.EllipticCurvePublicKey, signer: ec.EllipticCurvePrivateKey, *, issuer: x509.Certificate | None
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, naam)])
    usage = dict.fromkeys(("key_encipherment", "data_encipherment", "key_agreement", "crl_sign", "encipher_only",
                           "decipher_only"), False)  # fmt: skip
    is_authority, now = issuer is None, timezone.now()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_authority,
                content_commitment=not is_authority,
                key_cert_sign=is_authority,
                **usage,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .sign(signer, hashes.SHA256())
    )
