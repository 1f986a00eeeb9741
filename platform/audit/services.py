"""Writing the log: one statement, in the transaction of the act itself. No log, no act and no data (law 4)."""

import json
import uuid
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Protocol

from django.db import connection
from psycopg import sql

from audit.context import origin

# Without RETURNING, because a ketenpartner's role may add lines but read none. `at` and `xid` are the database's.
COLUMNS = (
    "id", "kind", "action", "actor_id", "actor_name", "actor_role", "organisation_id", "organisation", "case_id",
    "subject_id", "share_id", "fields", "grondslag", "purpose", "outcome", "details", "trace_id", "origin",
)  # fmt: skip
NO_ONE: dict[str, Any] = {
    "actor_id": None, "actor_name": "", "actor_role": "", "organisation_id": None, "organisation": "",
    "case_id": None, "subject_id": None, "share_id": None, "grondslag": "", "purpose": "",
}  # fmt: skip


class Actor(Protocol):
    """Anyone with an id and a name: a user."""

    @property
    def id(self) -> uuid.UUID: ...
    @property
    def naam(self) -> str: ...


class Row(Protocol):
    """Anything with an id: what an act was about."""

    @property
    def pk(self) -> Any: ...


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
    who = {"actor_id": by.id, "actor_name": by.naam, "actor_role": role} if by else {"actor_name": "systeem"}
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


def write(lines: list[dict[str, Any]]) -> None:
    """Insert lines in one statement."""
    if not lines:
        return
    here = origin()
    common = NO_ONE | {"trace_id": here.trace_id, "origin": here.address[:64]}
    values: list[Any] = []
    for line in lines:
        full = common | line | {"id": uuid.uuid4(), "details": json.dumps(line["details"], default=str)}
        values += [full[column] for column in COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(insertion(len(lines)), values)


@cache
def insertion(lines: int) -> sql.Composed:
    """The statement that adds so many lines at once."""
    one = sql.SQL("({})").format(sql.SQL(", ").join([sql.Placeholder()] * len(COLUMNS)))
    return sql.SQL("insert into audit_entry ({}) values {}").format(
        sql.SQL(", ").join(map(sql.Identifier, COLUMNS)), sql.SQL(", ").join([one] * lines)
    )
