"""One thing that is due, and the list of nouns that have such things."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.db.models import QuerySet
from django.utils import timezone

from cases.dossier.models import Case

MOST = 50
Source = Callable[["QuerySet[Case]", date, int], "Iterable[Item]"]
SOURCES: list[Source] = []


class Urgency(IntEnum):
    """How an item stands out: late, today, or only soon."""

    LATE = 0
    TODAY = 1
    SOON = 2


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something that waits for the regiehouder of a case. `kind` says which page opens it; the text is Dutch."""

    kind: str
    case: Case
    text: str
    on: date
    about_id: uuid.UUID | None = None

    def urgency(self, day: date) -> Urgency:
        if self.on < day:
            return Urgency.LATE
        return Urgency.TODAY if self.on == day else Urgency.SOON


def source(find: Source) -> Source:
    """Register a noun's `find(cases, until, most)`: what is due in these cases up to that day, earliest first.

    `cases` came through `Case.objects.for_user`. At most `most` items, in a number of queries that does not grow, with
    `case.jongere` already there.
    """
    SOURCES.append(find)
    return find


def due_in(cases: "QuerySet[Case]", *, until: date | None = None, most: int = MOST) -> list[Item]:
    """All that is due in these cases up to and including a day (today when not given), what is late first."""
    day = until or timezone.localdate()
    found = [item for find in SOURCES for item in find(cases, day, most)]
    return sorted(found, key=lambda item: (item.on, str(item.case.reference)))[:most]
