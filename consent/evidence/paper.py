"""The paper of a record: PDF/A-3a and PDF/UA-1 by typst, the record attached, sealed with PAdES (pyHanko).

The seal is a certification: nothing may be added after it. The field of the signature lies outside the page with the
print flag set, because PDF/A and PDF/UA each forbid another way to hide it (pdf-association/pdf-issues#192).
"""

import json
from io import BytesIO
from typing import Any

from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import serialization
from django.conf import settings
from pyhanko import sign as pyhanko
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, timestamps
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from cases.paper import render
from cases.refusals import Refused
from consent.evidence.keys import Loaded, current_key
from consent.evidence.models import Evidence
from consent.evidence.words import told_in

ATTACHED = "bewijs.json"
LONGEST = 72  # bytes of DER of the two numbers of P-256
FIELD = SigFieldSpec(
    "Zegel",
    invis_sig_settings=InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True),
)


class NoTimeStamp(Refused):
    def __init__(self) -> None:
        super().__init__("Het bewijs kan nu geen tijdstempel krijgen. Probeer het over een uur nog eens.")


class PaperSigner(pyhanko.Signer):
    """pyHanko's way to our signer, wherever its key is."""

    def __init__(self, key: Loaded) -> None:
        chain = [asn1.Certificate.load(one.public_bytes(serialization.Encoding.DER)) for one in key.certificates]
        store = SimpleCertificateStore()
        store.register_multiple(chain)
        super().__init__(signing_cert=chain[0], cert_registry=store)
        self.signer = key.signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return bytes(LONGEST) if dry_run else self.signer.sign(data)


def sealed_pdf(evidence: Evidence) -> bytes:
    """The paper with its seal. Values go in as data; the attachment is what `keten evidence verify` reads."""
    key = current_key()
    values = told_in(json.loads(evidence.record)) | {
        "attached": json.dumps(evidence.package()), "name": ATTACHED, "is_test": key.row.is_test,
    }  # fmt: skip
    return seal(render("bewijs", values), key)


def seal(pdf: bytes, key: Loaded) -> bytes:
    """With a time stamp when a time-stamp authority is set (RFC 3161); raises NoTimeStamp when that does not answer."""
    metadata = PdfSignatureMetadata(
        field_name="Zegel", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES, md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES, reason="Bewijs van een machtiging",
    )  # fmt: skip
    signer = PdfSigner(metadata, PaperSigner(key), timestamper=timestamper(), new_field_spec=FIELD)
    try:
        sealed = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    except (TimestampRequestError, OSError) as fault:
        raise NoTimeStamp from fault
    return bytes(sealed.getvalue())


def timestamper() -> Any:
    return timestamps.HTTPTimeStamper(settings.KETEN_TSA_URL) if settings.KETEN_TSA_URL else None
