"""Checking a proof with nothing but the file and the certificate that is trusted: no database, no network."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import pem
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from consent.evidence.keys import kid_of
from consent.evidence.paper import ATTACHED
from consent.evidence.record import FORM, Record, canonical, fingerprint


class Broken(Exception):
    """The proof does not hold; the sentence says what is wrong."""


@dataclass(frozen=True)
class Proof:
    """A proof that holds: its record and the hash by which the next one names it."""

    record: Record
    sha256: str
    stamped_at: datetime | None = None

    @property
    def key(self) -> tuple[str, int]:
        return self.record["record_id"], self.record["event"]["sequence"]


def check(content: bytes, *, trusted_pem: bytes) -> Proof:
    """The proof in a sealed PDF or in a package of JSON. Raises Broken."""
    if content.startswith(b"%PDF"):
        reader, stamped_at = check_pdf(content, trusted_pem)
        return replace(check_package(attached_in(reader), trusted_pem=trusted_pem), stamped_at=stamped_at)
    try:
        package = json.loads(content)
    except ValueError as fault:
        raise Broken("Dit is geen PDF en geen bewijs in JSON.") from fault
    return check_package(package, trusted_pem=trusted_pem)


def check_pdf(content: bytes, trusted_pem: bytes) -> tuple[PdfFileReader, datetime | None]:
    """One seal, over the whole file, by a key of whom we trust, with nothing added after it; and its time stamp.

    The certificate must hold on the moment of sealing, not today: proof outlives certificates.
    """
    try:
        reader = PdfFileReader(BytesIO(content))
        seals = reader.embedded_regular_signatures
        if len(seals) != 1:
            raise Broken("Er zit geen zegel op deze PDF." if not seals else "Er zit meer dan één zegel op deze PDF.")
        context = context_of(trusted_pem, at=seals[0].self_reported_timestamp)
        status = validate_pdf_signature(seals[0], signer_validation_context=context, ts_validation_context=context)
    except (PdfReadError, SignatureValidationError, ValueError, KeyError) as fault:
        raise Broken("Deze PDF is beschadigd: het zegel kan niet gelezen worden.") from fault
    if not status.intact:
        raise Broken("De PDF is veranderd nadat het zegel erop kwam.")
    if not status.valid:
        raise Broken("Het zegel klopt niet.")
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        raise Broken("Na het zegel is er iets aan de PDF toegevoegd.")
    if not status.trusted:
        raise Broken("Het zegel is van een uitgever die je niet vertrouwt, of gold niet toen het gezet werd.")
    stamp = status.timestamp_validity
    if stamp and not stamp.trusted:
        raise Broken("Het tijdstempel is van een dienst die je niet vertrouwt.")
    if not status.bottom_line:
        raise Broken("Het zegel voldoet niet aan de eisen.")
    return reader, stamp.timestamp if stamp else None


def context_of(trusted_pem: bytes, *, at: datetime | None) -> ValidationContext:
    roots = [asn1.Certificate.load(der) for _, _, der in pem.unarmor(trusted_pem, multiple=True)]
    return ValidationContext(trust_roots=roots, allow_fetching=False, moment=at)


def attached_in(reader: PdfFileReader) -> dict[str, str]:
    """The package that is attached to the PDF, which the seal covers."""
    for found in reader.root.get("/AF", ()):
        file = found.get_object() if hasattr(found, "get_object") else found
        if ATTACHED in (file.get("/UF"), file.get("/F")):
            package: dict[str, str] = json.loads(file["/EF"]["/F"].data)
            return package
    raise Broken("In deze PDF zit geen bewijs.")


def check_package(package: Any, *, trusted_pem: bytes) -> Proof:
    """A record, the signature on it, and a certificate of whom we trust."""
    if not isinstance(package, dict) or not all(
        isinstance(package.get(part), str) for part in ("record", "jws", "certificates")
    ):
        raise Broken("Het bewijs is niet compleet.")
    leaf = trusted_leaf(package["certificates"], trusted_pem)
    if read_signed(package["jws"], leaf) != package["record"].encode():
        raise Broken("De handtekening hoort bij een ander bewijs.")
    record = json.loads(package["record"])
    if record.get("form") != FORM or canonical(record) != package["record"]:
        raise Broken("Het bewijs staat niet in de vaste vorm.")
    if fingerprint(record["privacy_notice"]["text"]) != record["privacy_notice"]["sha256"]:
        raise Broken("De tekst hoort niet bij het kenmerk van de tekst.")
    if (
        not leaf.not_valid_before_utc
        <= datetime.fromisoformat(record["event"]["event_time"])
        <= leaf.not_valid_after_utc
    ):
        raise Broken("Het certificaat gold niet op het moment dat het bewijs noemt.")
    return Proof(record, fingerprint(package["record"]))


def trusted_leaf(certificates: str, trusted_pem: bytes) -> x509.Certificate:
    """The certificate of the seal, when it leads to one of those that are trusted."""
    try:
        leaf, *others = x509.load_pem_x509_certificates(certificates.encode())
        roots = x509.load_pem_x509_certificates(trusted_pem)
    except (ValueError, IndexError) as fault:
        raise Broken("Een certificaat kan niet gelezen worden.") from fault
    if not leads_to(leaf, roots, [one for one in others if is_authority(one)]):
        raise Broken("Het certificaat is van een uitgever die je niet vertrouwt.")
    return leaf


def leads_to(one: x509.Certificate, roots: list[x509.Certificate], others: list[x509.Certificate]) -> bool:
    """Issued by a root, or by an authority between that leads to one."""
    if any(issued(one, by=root) for root in roots):
        return True
    return any(
        issued(one, by=other) and leads_to(other, roots, [left for left in others if left is not other])
        for other in others
    )


def issued(one: x509.Certificate, *, by: x509.Certificate) -> bool:
    try:
        one.verify_directly_issued_by(by)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def is_authority(one: x509.Certificate) -> bool:
    try:
        return bool(one.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except x509.ExtensionNotFound:
        return False


def read_signed(text: str, leaf: x509.Certificate) -> bytes:
    try:
        key = ECKey.import_key(leaf.public_key())  # type: ignore[arg-type]  # another sort of key raises
        found = jws.deserialize_compact(text, key, algorithms=["ES256"])
    except (JoseError, ValueError, TypeError) as fault:
        raise Broken("De handtekening klopt niet.") from fault
    if found.headers().get("kid") != kid_of(leaf):
        raise Broken("De handtekening noemt een andere sleutel.")
    return bytes(found.payload)


def check_chain(proofs: Iterable[Proof]) -> list[str]:
    """What is missing between several proofs of one machtiging, in sentences; empty when they follow each other."""
    faults: list[str] = []
    before: dict[str, Proof] = {}
    for proof in sorted(proofs, key=lambda one: one.key):
        machtiging, number = proof.key
        previous = before.get(machtiging)
        if previous and proof.record["previous_sha256"] != previous.sha256:
            faults.append(
                f"Tussen bewijs {previous.key[1]} en {number} ontbreekt een bewijs, of er is er een vervangen."
            )
        before[machtiging] = proof
    return faults
