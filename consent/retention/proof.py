"""The proof that something went: to take along, and to check as a chain."""

from typing import Any

from cryptography import x509

from consent.evidence.record import fingerprint
from consent.evidence.verifying import Broken, read_signed
from consent.retention.erasures import Erasure


def package_of(erasure: Erasure) -> dict[str, Any]:
    """What is needed to check one proof elsewhere: what was signed, the signature and the certificates of the key."""
    return {
        "record": erasure.payload,
        "sha256": erasure.sha256,
        "jws": erasure.seal.jws,
        "certificates": erasure.seal.key.certificates,
    }


def broken() -> list[str]:
    """Every proof that does not hold, in a sentence; empty when the whole chain does."""
    faults: list[str] = []
    before, expected = "", 1
    for erasure in Erasure.objects.select_related("seal__key").order_by("number"):
        if erasure.number != expected:
            faults.append(f"Er ontbreekt een bewijs voor nummer {erasure.number}.")
        elif erasure.previous_sha256 != before:
            faults.append(f"Bewijs {erasure.number} volgt niet op het bewijs ervoor.")
        faults += [f"Bewijs {erasure.number}: {fault}" for fault in faults_of(erasure)]
        before, expected = erasure.sha256, erasure.number + 1
    return faults


def faults_of(erasure: Erasure) -> list[str]:
    """What is wrong with one proof by itself."""
    told, faults = erasure.told, []
    if fingerprint(erasure.payload) != erasure.sha256:
        faults.append("de inhoud is veranderd.")
    row = (str(erasure.pk), str(erasure.case_id), erasure.previous_sha256, erasure.number)
    if (told["erasure_id"], told["case_id"], told["previous_sha256"], told["number"]) != row:
        faults.append("de rij hoort niet bij de inhoud.")
    leaf = x509.load_pem_x509_certificates(erasure.seal.key.certificates.encode())[0]
    try:
        if read_signed(erasure.seal.jws, leaf) != erasure.payload.encode():
            faults.append("het zegel is van iets anders.")
    except Broken as fault:
        faults.append(str(fault))
    return faults
