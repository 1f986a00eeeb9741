"""Writing proof: with the event, in one transaction. No proof, no event (the database looks at the end)."""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from django.db import transaction
from joserfc.util import urlsafe_b64encode

import audit
from accounts.models import User
from consent.evidence.keys import Loaded, current_key
from consent.evidence.models import Evidence, EvidencePdf
from consent.evidence.paper import sealed_pdf
from consent.evidence.record import canonical, fingerprint, record_of
from consent.machtigingen.models import ConsentEvent


def prove(event: ConsentEvent) -> Evidence:
    """Sign the record of an event that was just added; it names the hash of the record before it."""
    event.refresh_from_db()
    before = Evidence.objects.filter(event__machtiging=event.machtiging_id).order_by("-event__sequence").first()
    previous = before.record_sha256 if before else ""
    record, key = canonical(record_of(event, previous_sha256=previous)), current_key()
    return Evidence.objects.create(
        event=event, key=key.row, record=record, record_sha256=fingerprint(record), previous_sha256=previous,
        jws=sign(record, key),
    )  # fmt: skip


def sign(record: str, key: Loaded) -> str:
    """JWS (RFC 7515) with ES256 in its compact form; `kid` names the key.

    Put together here, because the key may be in a device; a library that needs the key itself reads it back.
    """
    header = canonical({"alg": "ES256", "kid": key.row.kid, "typ": "keten-bewijs+jws"})
    signed = b".".join(urlsafe_b64encode(part.encode()) for part in (header, record))
    numbers = decode_dss_signature(key.signer.sign(signed))
    return b".".join((signed, urlsafe_b64encode(b"".join(one.to_bytes(32) for one in numbers)))).decode()


def seal_papers(limit: int = 200) -> int:
    """Make the papers that are not there yet, oldest event first; how many were made. Twice makes no second one."""
    waiting = Evidence.objects.filter(paper=None).in_full()[:limit]
    return len([keep_paper(evidence) for evidence in waiting])


@transaction.atomic
def paper_of(evidence: Evidence, *, by: User) -> bytes:
    """The sealed PDF for somebody who may have it. The first time it is made; then it is kept and stays the same."""
    paper = EvidencePdf.objects.filter(pk=evidence.pk).first() or keep_paper(evidence)
    write_down(evidence, by=by, form="pdf")
    return bytes(paper.pdf)


def keep_paper(evidence: Evidence) -> EvidencePdf:
    """Two people at once: the second finds the paper of the first."""
    made = sealed_pdf(evidence)
    paper, _ = EvidencePdf.objects.get_or_create(
        pk=evidence.pk, defaults={"pdf": made, "pdf_sha256": sha256(made).hexdigest()}
    )
    return paper


@transaction.atomic
def package_of(evidence: Evidence, *, by: User) -> dict[str, str]:
    """Record, signature and certificates for somebody who may have them, to check elsewhere."""
    write_down(evidence, by=by, form="json")
    return evidence.package()


def write_down(evidence: Evidence, *, by: User, form: str) -> None:
    asked = evidence.event.machtiging
    details = {"event_id": evidence.pk, "form": form}
    audit.record("evidence.read", by=by, about=asked, case_id=asked.afweging.case_id, details=details)
