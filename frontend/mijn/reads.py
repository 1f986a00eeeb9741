"""Reading: who looked, per day, in plain words. The same look again on one day is one line with a number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from accounts.rights import Role
from audit.models import Entry
from frontend.mijn.answers import labels_of


@dataclass
class Reading:
    """One person who saw these fields on one day; `times` holds the moments, latest first."""

    who: str
    where: str
    fields: list[str]
    why: str
    by_partner: bool
    times: list[datetime] = field(default_factory=list)


@dataclass
class Day:
    day: date
    readings: list[Reading]


def per_day(entries: Iterable[Entry], *, employer: str) -> list[Day]:
    """Entries, latest first, as days with lines."""
    days: dict[date, dict[tuple[object, ...], Reading]] = {}
    for entry in entries:
        same = (entry.actor_id, entry.case_id, entry.share_id, tuple(entry.fields), entry.purpose)
        lines = days.setdefault(timezone.localdate(entry.at), {})
        lines.setdefault(same, reading(entry, employer)).times.append(entry.at)
    return [Day(day, list(lines.values())) for day, lines in days.items()]


def reading(entry: Entry, employer: str) -> Reading:
    """A line without its time. Staff have no organisation in the log: they work for the tenant."""
    return Reading(
        who=entry.actor_name or "Het systeem",
        where=", ".join(part for part in (function_of(entry), entry.organisation or employer) if part),
        fields=seen_in(entry),
        why=entry.purpose,
        by_partner=entry.organisation_id is not None,
    )


def seen_in(entry: Entry) -> list[str]:
    """What was read. Who opened a question saw a name and a day of birth, and none of what was asked."""
    if entry.action == "question.read":
        return ["je naam", "je geboortedatum", f"onze vraag ({'; '.join(labels_of(entry.fields))})"]
    return labels_of(entry.fields)


def function_of(entry: Entry) -> str:
    """What this person does there, as the log names it."""
    if entry.actor_role in Role.values:
        return str(Role(entry.actor_role).label)
    return entry.actor_role
