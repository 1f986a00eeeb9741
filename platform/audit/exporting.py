"""The log in the words of others: BIO2, NEN 7513, Logboek Dataverwerkingen, and a table. Plain mappings of one line."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from audit.models import Entry, EntryKind

ACTIVITY = "urn:ketenplatform:verwerkingsactiviteit"
# EventActionCode of NEN 7513, by the verb that an action ends in; what is none of these is executed.
CREATES = {
    "added",
    "opened",
    "registered",
    "recorded",
    "started",
    "given",
    "received",
    "made",
    "written",
    "asked",
    "put",
}
CHANGES = {"changed", "corrected", "ended", "closed", "withdrawn", "decided", "answered", "weighed", "signed", "status"}
REMOVES = {"removed", "pruned", "deleted"}


class Known(Protocol):
    """What others know of a line: the version of the verwerking that it falls under, and how its actor is called."""

    def activity_of(self, entry: Entry) -> str: ...
    def name_of(self, entry: Entry) -> str: ...


class LogAlone:
    """What the log knows by itself."""

    def activity_of(self, entry: Entry) -> str:
        return ""

    def name_of(self, entry: Entry) -> str:
        return entry.actor_name


def ldv(entry: Entry, known: Known) -> dict[str, Any]:
    """Logboek Dataverwerkingen: of whom, in which activity; never which medewerker, that is the log of access."""
    moment = round(entry.at.timestamp() * 1000)
    attributes: dict[str, Any] = {"dpl.core.processing_activity_id": activity_urn(entry, known)}
    if whose := entry.subject_id or entry.case_id:
        attributes["dpl.core.data_subject_id"] = str(whose)
        attributes["dpl.core.data_subject_id_type"] = "pseudoniem-jongere" if entry.subject_id else "pseudoniem-dossier"
    if entry.organisation_id:
        attributes["dpl.core.foreign_operation.processor"] = f"urn:uuid:{entry.organisation_id}"
    return {
        "trace_id": entry.trace_id or entry.id.hex,
        "span_id": entry.id.hex[:16],
        "status": "Ok" if entry.outcome == "ok" else "Error",
        "name": entry.action,
        "start_time": moment,
        "end_time": moment,
        "resource": {"attributes": {"service.name": "ketenplatform"}},
        "attributes": attributes,
    }


def activity_urn(entry: Entry, known: Known) -> str:
    """The verwerking with its version, as the register had it then; an act in no dossier falls under itself."""
    return f"{ACTIVITY}:{known.activity_of(entry) or entry.action}"


def nen7513(entry: Entry, known: Known) -> dict[str, Any]:
    """NEN 7513: who saw or did what, of whom, and why that was allowed."""
    user = {
        "userID": str(entry.actor_id or "systeem"),
        "userName": known.name_of(entry),
        "userIsRequestor": entry.actor_id is not None,
        "roleIDCode": entry.actor_role,
        "purposeOfUse": entry.purpose,
        "networkAccessPointTypeCode": "2",
        "networkAccessPointID": entry.origin,
    }
    return {
        "EventActionCode": action_code(entry),
        "EventDateTime": entry.at.isoformat(),
        "EventOutcomeIndicator": "0" if entry.outcome == "ok" else "4",
        "EventID": f"{activity_urn(entry, known)}#{entry.action}",
        "eventTypeCode": entry.kind,
        "users": [user],
        "participants": list(participants(entry)),
        "resource": {
            "AuditEnterpriseSiteID": str(entry.organisation_id or ""),
            "AuditSourceId": "ketenplatform",
            "AuditSourceTypeCode": "4",
        },
        "toestemmingsProfiel": str(entry.share_id or ""),
        "autorisatieProtocol": entry.grondslag,
        "traceId": entry.trace_id,
    }


def participants(entry: Entry) -> Iterator[dict[str, Any]]:
    """The jongere, and the case of which these fields were seen."""
    if entry.subject_id:
        yield {"participantObjectTypeCode": "1", "participantObjectTypeCodeRole": "1",
               "participantObjectIDTypeCode": "pseudoniem", "participantObjectID": str(entry.subject_id)}  # fmt: skip
    if entry.case_id:
        yield {"participantObjectTypeCode": "2", "participantObjectTypeCodeRole": "3",
               "participantObjectIDTypeCode": "dossier", "participantObjectID": str(entry.case_id),
               "participantObjectDetail": list(entry.fields)}  # fmt: skip


def action_code(entry: Entry) -> str:
    if entry.kind == EntryKind.READ:
        return "R"
    verb = entry.action.rpartition(".")[2]
    return "C" if verb in CREATES else "U" if verb in CHANGES else "D" if verb in REMOVES else "E"


def bio2(entry: Entry, known: Known) -> dict[str, Any]:
    """The six of BIO2 8.15.01."""
    return {
        "tijdstempel": entry.at.isoformat(),
        "actor": str(entry.actor_id or "systeem"),
        "actie": entry.action,
        "object": str(entry.case_id or entry.details.get("about_id") or entry.subject_id or ""),
        "resultaat": entry.outcome,
        "oorsprong": entry.origin,
    }


def table(entry: Entry, known: Known) -> dict[str, Any]:
    """One row of a table for people."""
    return {
        "tijd": entry.at.isoformat(timespec="seconds"),
        "soort": entry.kind,
        "handeling": entry.action,
        "wie": known.name_of(entry),
        "rol": entry.actor_role,
        "organisatie": entry.organisation,
        "dossier": str(entry.case_id or ""),
        "jongere": str(entry.subject_id or ""),
        "velden": " ".join(entry.fields),
        "grondslag": entry.grondslag,
        "doel": entry.purpose,
        "uitkomst": entry.outcome,
        "oorsprong": entry.origin,
        "trace": entry.trace_id,
        "regel": str(entry.id),
        "verwerking": known.activity_of(entry),
    }


HEAD = ("tijd", "soort", "handeling", "wie", "rol", "organisatie", "dossier", "jongere", "velden", "grondslag", "doel",
        "uitkomst", "oorsprong", "trace", "regel", "verwerking")  # fmt: skip
MAPPINGS: Mapping[str, Callable[[Entry, Known], dict[str, Any]]] = {
    "ldv": ldv,
    "nen7513": nen7513,
    "bio2": bio2,
    "csv": table,
}


def export(entries: Iterable[Entry], form: str, known: Known | None = None) -> Iterator[str]:
    """The lines of a file: JSON per line, or a table with a head."""
    rows = (MAPPINGS[form](entry, known or LogAlone()) for entry in entries)
    if form == "csv":
        yield from csv_lines(rows)
    else:
        yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def csv_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield csv_line(HEAD)
    yield from (csv_line(map(safe, row.values())) for row in rows)


def csv_line(values: Iterable[Any]) -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=";", lineterminator="\r\n").writerow(values)
    return held.getvalue()


def safe(value: Any) -> Any:
    """A spreadsheet takes a text with one of these in front for a formula, and somebody's name may begin with it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
