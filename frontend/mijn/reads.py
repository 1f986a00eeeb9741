"""Reading: who looked, per day, in plain words. The same look again on one day is one line with a number.

Whoever opens a list sees fifty jongeren at once, and does so many times a day. That is told as well, and told apart:
per day one line for each colleague in whose lists somebody stood, below who opened the dossier itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, Count, F, Func, Max, Q, QuerySet, Value, When
from django.db.models.functions import TruncDate

from accounts.rights import Role
from audit.acts import LISTED
from audit.models import Entry, EntryQuerySet
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst, called
from frontend.mijn.answers import labels_of

WHO = ("actor_id", "actor_name", "actor_role", "organisation_id", "organisation", "case_id", "share_id", "action")


@dataclass
class Reading:
    """One person who saw these fields on one day, so many times; `lists` when it was in a list."""

    who: str
    where: str
    fields: list[str]
    why: str
    by_partner: bool
    times: int
    last: datetime
    lists: list[str]


@dataclass
class Day:
    """Who opened the dossier or what is shared of it, and in whose lists the jongere stood."""

    day: date
    readings: list[Reading] = field(default_factory=list)
    lists: list[Reading] = field(default_factory=list)


def lines_of(entries: EntryQuerySet) -> QuerySet[Entry, dict[str, Any]]:
    """One row per line of the page, the latest day first; the database counts, so that a busy day is no long page."""
    listed, texts = Q(action=LISTED), ArrayField(CharField())
    joined = Func(F("fields"), Value(" "), function="array_to_string", output_field=CharField())
    apart = entries.annotate(
        day=TruncDate("at"),
        in_list=Case(When(listed, then=Value(1)), default=Value(0)),
        seen=Case(When(listed, then=Value([], texts)), default=F("fields"), output_field=texts),
        told=Case(When(listed, then=Value("")), default=F("purpose"), output_field=CharField()),
    )
    counted = apart.values("day", "in_list", "seen", "told", *WHO).annotate(
        times=Count("id"), last=Max("at"), lists=ArrayAgg("details__list", filter=listed, distinct=True, default=[]),
        shown=ArrayAgg(joined, filter=listed, distinct=True, default=[]),
    )  # fmt: skip
    return counted.order_by("-day", "in_list", "-last", "actor_name")


def per_day(lines: Iterable[dict[str, Any]], *, employer: str) -> list[Day]:
    """The lines of `lines_of`, as days."""
    days: dict[date, Day] = {}
    for line in lines:
        day = days.setdefault(line["day"], Day(line["day"]))
        (day.lists if line["in_list"] else day.readings).append(reading(line, employer))
    return list(days.values())


def reading(line: dict[str, Any], employer: str) -> Reading:
    """Staff have no organisation in the log: they work for the tenant."""
    codes = [code for code in Lijst if code in line["lists"]]
    return Reading(
        who=line["actor_name"] or "Het systeem",
        where=", ".join(part for part in (function_of(line["actor_role"]), line["organisation"] or employer) if part),
        fields=seen_in(line),
        why=" ".join(code.why for code in codes) or line["told"],
        by_partner=line["organisation_id"] is not None,
        times=line["times"],
        last=line["last"],
        lists=called(line["lists"]),
    )


def seen_in(line: dict[str, Any]) -> list[str]:
    """What was read. Who opened a question saw a name and a day of birth, and none of what was asked."""
    if line["action"] == "question.read":
        return ["je naam", "je geboortedatum", f"onze vraag ({'; '.join(labels_of(line['seen']))})"]
    in_lists = {code for text in line["shown"] for code in text.split()}
    return labels_of(sorted(in_lists, key=[*Rubriek.values, *in_lists].index) or line["seen"])


def function_of(role: str) -> str:
    """What this person does there, as the log names it."""
    return str(Role(role).label) if role in Role.values else role
