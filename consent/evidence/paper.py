"""The paper of a record: PDF/A-3a and PDF/UA-1 by typst, the record attached, sealed with PAdES (pyHanko).

The seal is a certification: nothing may be added after it. The field of the signature lies outside the page with the
print flag set, because PDF/A and PDF/UA each forbid another way to hide it (pdf-association/pdf-issues#192).
"""

import json
from io import BytesIO
from typing import Any

from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, Signer, timestamps
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from cases.paper import render
from consent.evidence.keys import Loaded, current_key
from consent.evidence.models import Evidence
from consent.evidence.words import told_in

ATTACHED = "bewijs.json"
FIELD = SigFieldSpec(
    "Zegel",
    invis_sig_settings=InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True),
)


class KeySigner(Signer):
    """Signs with a key that is in memory. A PKCS#11 token or a KMS is another Signer of pyHanko in this place."""

    def __init__(self, key: Loaded) -> None:
        chain = [asn1.Certificate.load(one.public_bytes(serialization.Encoding.DER)) for one in key.certificates]
        store = SimpleCertificateStore()
        store.register_multiple(chain)
        super().__init__(signing_cert=chain[0], cert_registry=store)
        self.private = key.private

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if dry_run:
            return bytes(72)  # the longest DER of two numbers of P-256
        return self.private.sign(data, ec.ECDSA(getattr(hashes, digest_algorithm.upper())()))


def sealed_pdf(evidence: Evidence) -> bytes:
    """The paper with its seal. Values go in as data; the attachment is what `keten evidence verify` reads."""
    key = current_key()
    values = told_in(json.loads(evidence.record)) | {
        "attached": json.dumps(evidence.package()), "name": ATTACHED, "is_test": key.row.is_test,
    }  # fmt: skip
    return seal(render("bewijs", values), key)


def seal(pdf: bytes, key: Loaded) -> bytes:
    """With a time stamp when a time-stamp authority is set (RFC 3161)."""
    metadata = PdfSignatureMetadata(
        field_name="Zegel", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES, md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES, reason="Bewijs van een machtiging",
    )  # fmt: skip
    signer = PdfSigner(metadata, KeySigner(key), timestamper=timestamper(), new_field_spec=FIELD)
    sealed = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return bytes(sealed.getvalue())


def timestamper() -> Any:
    return timestamps.HTTPTimeStamper(settings.KETEN_TSA_URL) if settings.KETEN_TSA_URL else None
