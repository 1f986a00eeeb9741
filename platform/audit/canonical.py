"""The one form in which a line is hashed. PostgreSQL writes it, so that sealing and verifying cannot differ."""

import json
from typing import Any

# Version 1. A change of this form is a new version beside it, because old seals keep the form they were made in.
FORM = {
    "v": "1",
    "id": "e.id",
    "at": """to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
    "kind": "e.kind",
    "action": "e.action",
    "actor_id": "e.actor_id",
    "actor_name": "e.actor_name",
    "actor_role": "e.actor_role",
    "organisation_id": "e.organisation_id",
    "organisation": "e.organisation",
    "case_id": "e.case_id",
    "subject_id": "e.subject_id",
    "share_id": "e.share_id",
    "fields": "to_jsonb(e.fields)",
    "grondslag": "e.grondslag",
    "purpose": "e.purpose",
    "outcome": "e.outcome",
    "details": "e.details",
    "trace_id": "e.trace_id",
    "origin": "e.origin",
    "epoch": "e.epoch::text",
    "xid": "e.xid::text",
}
CANONICAL = f"jsonb_build_array({', '.join(FORM.values())})::text"


def read_back(text: str) -> dict[str, Any]:
    """The columns of a line from its hashed form."""
    values = json.loads(text)
    if not isinstance(values, list) or len(values) != len(FORM) or values[0] != 1:
        raise ValueError("not a line of the log in form 1")
    return dict(zip(FORM, values, strict=True))
