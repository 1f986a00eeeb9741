"""Writing the log: one statement, in the transaction of the act itself. No log, no act and no data (law 4)."""

import json
import uuid
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from audit.acts import LISTED
from audit.context import origin
from tenants import planned_once

# Without RETURNING, because a ketenpartner's role may add lines but read none. `at` and `xid` are the database's.
COLUMNS = {
    "id": "uuid", "kind": "text", "action": "text", "actor_id": "uuid", "actor_name": "text", "actor_role": "text",
    "organisation_id": "uuid", "organisation": "text", "case_id": "uuid", "subject_id": "uuid", "share_id": "uuid",
    "fields": "text[]", "grondslag": "text", "purpose": "text", "outcome": "text", "details": "jsonb",
    "trace_id": "text", "origin": "text",
}  # fmt: skip
# One parameter however many lines there are: a page of a list writes fifty, and each value apart took longer to send.
INSERT = (
    f"insert into audit_entry ({', '.join(COLUMNS)}) select {', '.join(COLUMNS)} from jsonb_to_recordset(%s::jsonb)"  # noqa: S608  # our columns
    f" as line({', '.join(f'{name} {kind}' for name, kind in COLUMNS.items())})"
)
NO_ONE: dict[str, Any] = {
    "actor_id": None, "actor_name": "", "actor_role": "", "organisation_id": None, "organisation": "",
    "case_id": None, "subject_id": None, "share_id": None, "grondslag": "", "purpose": "",
}  # fmt: skip


class Actor(Protocol):
    """Anyone with an id, and a name for the log that is a pseudonym for a burger: a user, a member of a partner."""

    @property
    def id(self) -> uuid.UUID: ...
    @property
    def log_name(self) -> str: ...


class Row(Protocol):
    """Anything with an id: what an act was about."""

    @property
    def pk(self) -> Any: ...


class Seen(NamedTuple):
    """One row of a list: the case, or the jongere of whom no case is open; as what it was seen, and what of it."""

    case_id: uuid.UUID | None
    subject_id: uuid.UUID | None
    actor_role: str
    fields: list[str]


def record(
    action: str,
    *,
    by: Actor | None,
    about: Row | None = None,
    case_id: uuid.UUID | None = None,
    subject_id: uuid.UUID | None = None,
    fields: Iterable[str] = (),
    details: Mapping[str, Any] | None = None,
    outcome: str = "ok",
    role: str = "",
) -> None:
    """Write down an act. `by=None` is the system itself. Details hold ids and codes, never content of a case."""
    known = dict(details or {})
    if about is not None:
        known |= {"about": type(about).__name__, "about_id": str(about.pk)}
    who = {"actor_id": by.id, "actor_name": by.log_name, "actor_role": role} if by else {"actor_name": "systeem"}
    case = (
        case_id or getattr(about, "case_id", None) or (about.pk if type(about).__name__ == "Case" and about else None)
    )
    subject = subject_id or getattr(about, "jongere_id", None)
    write([who | {
        "kind": "act", "action": action, "case_id": case, "subject_id": subject,
        "fields": list(fields), "details": known, "outcome": outcome,
    }])  # fmt: skip


def record_read(
    *,
    actor_id: uuid.UUID,
    actor_name: str,
    actor_role: str,
    case_id: uuid.UUID,
    fields: Iterable[str],
    organisation_id: uuid.UUID | None = None,
    organisation: str = "",
    grondslag: str = "",
    purpose: str = "",
    share_id: uuid.UUID | None = None,
    action: str = "case.read",
) -> None:
    """Write down that somebody saw these fields of a case, before they see them."""
    write([{
        "kind": "read", "action": action, "actor_id": actor_id, "actor_name": actor_name, "actor_role": actor_role,
        "organisation_id": organisation_id, "organisation": organisation, "case_id": case_id, "share_id": share_id,
        "fields": list(fields), "grondslag": grondslag, "purpose": purpose, "details": {}, "outcome": "ok",
    }])  # fmt: skip


def record_list(seen: Iterable[Seen], *, actor_id: uuid.UUID, actor_name: str, name: str, purpose: str) -> None:
    """Write down who stands on a page of a list, before it is shown: a line for each of them, in one statement.

    An empty page writes nothing. `name` says which list it is, `purpose` why there is such a list.
    """
    shared = {"kind": "read", "action": LISTED, "actor_id": actor_id, "actor_name": actor_name, "purpose": purpose,
              "details": {"list": name}, "outcome": "ok"}  # fmt: skip
    write([shared | one._asdict() for one in seen])


def write(lines: list[dict[str, Any]]) -> None:
    """Insert lines in one statement."""
    if not lines:
        return
    here = origin()
    common = NO_ONE | {"trace_id": here.trace_id, "origin": here.address[:64]}
    full = [common | line | {"id": uuid.uuid4()} for line in lines]
    planned_once(INSERT, [json.dumps(full, default=str)])
