"""The record of one consent event, under the field names of ISO/IEC TS 27560:2023 (domain.md §5.5).

Every field that is mandatory for ISO or for the AVG is in it. The jongere is a pseudonym, never a BSN (law 7).
"""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from cases.content.bodies import read
from consent.items import ITEMS
from consent.loket.models import Witness
from consent.loket.translations import Vertaling
from consent.machtigingen.models import ConsentEvent, Machtiging
from consent.machtigingen.text import RIGHTS, composed

Record = dict[str, Any]
FORM = "keten-bewijs-1"


def canonical(record: Record) -> str:
    """The one form in which a record is hashed and signed: keys sorted, no spaces, as RFC 8785 writes these types.

    A record holds texts, whole numbers, true, false, null, lists and objects, and no fractions.
    """
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def fingerprint(text: str) -> str:
    """SHA-256 of the UTF-8 bytes, in hexadecimals."""
    return sha256(text.encode()).hexdigest()


def record_of(event: ConsentEvent, *, previous_sha256: str) -> Record:
    """All that this event proves."""
    asked = event.machtiging
    return asked.record | {
        "form": FORM,
        "receipt_id": str(event.pk),
        "record_id": str(asked.pk),
        "previous_sha256": previous_sha256,
        "privacy_notice": {"language": asked.language, "version": asked.text_version, "sha256": asked.text_sha256,
                           "text": asked.privacy_notice},
        "pii_information": [pii_of(asked, code) for code in asked.field_codes],
        "collection_method": "van de jongere, en van wie met hem of haar werkt, in het dossier van de gemeente",
        "processing_method": "lezen op het scherm van één organisatie, die met naam is genoemd",
        "processing_location": "Nederland",
        "geographic_restrictions": "binnen de Europese Economische Ruimte",
        "authority_party": "Autoriteit Persoonsgegevens",
        "rights": RIGHTS,
        "machtiging_kind": asked.kind,
        "age_rule": {"version": asked.rule_version, "explanation": asked.rule_explanation,
                     "required_signers": list(asked.required_signers)},
        "event": event_of(event),
    }  # fmt: skip


def pii_of(asked: Machtiging, code: str) -> Record:
    """One field or item: what it is called, whether it is special, and that a nee to it alone is possible."""
    item = ITEMS.get(code)
    return {
        "pii_type": code,
        "label": item.label if item else code,
        "special_category": code in asked.special_codes,
        "pii_optional": True,
    }


def event_of(event: ConsentEvent) -> Record:
    return {
        "event_time": moment(event.event_time),
        "sequence": event.sequence,
        "validity_duration": f"tot en met {event.machtiging.valid_until}",
        "entity_id": str(event.entity_id) if event.entity_id else None,
        "event_type": event.event_type,
        "event_state": event.event_state,
        "field_codes": list(event.field_codes),
        "standing": list(event.standing),
        "party_role": event.signer,
        "channel": event.channel,
        "recorded_by": str(event.recorded_by_id) if event.recorded_by_id else None,
        "witness": witness_of(event.witness) if event.witness else None,
        "text_sha256": event.text_sha256,
        "translation": translation_of(event),
        "read_aloud": event.read_aloud,
        "explained_by": event.explained_by,
        "reason": event.reason,
        "cause": event.cause,
        "ended_on": event.ended_on.isoformat() if event.ended_on else None,
        "authentication": {
            "acr": event.acr,
            "level": event.assurance_level,
            "auth_time": moment(event.auth_time),
            "id_token_sha256": event.id_token_sha256,
        },
    }


def translation_of(event: ConsentEvent) -> Record | None:
    """The translation that stood beside the Dutch text, word for word. The Dutch is what was signed."""
    if event.translation is None:
        return None
    body: Vertaling = read(event.translation)
    asked = event.machtiging
    return {
        "language": body.language,
        "version": event.translation.number,
        "sha256": event.translation_sha256,
        "text": composed(
            asked.afweging, last_day=asked.valid_until, parts=body.parts, codes=list(asked.field_codes),
            again=asked.replaces_id is not None,
        ),
    }  # fmt: skip


def witness_of(witness: Witness) -> Record:
    """What proves an answer that did not come in online: the document seen, the help given, the scan by its hash."""
    paper = witness.paper
    return {
        "identity": witness.identity,
        "at": moment(witness.at),
        "read_out": witness.read_out,
        "interpreter": witness.interpreter,
        "interpreter_language": witness.interpreter_language,
        "paper": None if paper is None else {
            "signed_on": paper.signed_on.isoformat(),
            "scan_sha256": paper.scan_sha256,
            "entered_by": str(paper.by_id),
            "checked_by": str(paper.checked.by_id),
        },
    }  # fmt: skip


def moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
