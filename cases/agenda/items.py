"""One thing that is due, and the list of nouns that have such things."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
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
    """Something that waits for somebody. `kind` says which page opens it; the text is Dutch.

    Mostly it waits in a case. What is in none yet, a melding, says itself about whom it is and who took it up.
    """

    kind: str
    text: str
    on: date
    case: Case | None = None
    naam: str = ""
    taken_by: User | None = None
    about_id: uuid.UUID | None = None

    @property
    def who(self) -> str:
        """About whom it is."""
        return self.case.jongere.naam if self.case else self.naam

    @property
    def leader(self) -> User | None:
        """For whom it waits; None: for whoever takes it."""
        return self.case.regiehouder if self.case else self.taken_by

    @property
    def leader_id(self) -> uuid.UUID | None:
        if self.case:
            return self.case.regiehouder_id
        return self.taken_by.pk if self.taken_by else None

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
    return earliest([item for find in SOURCES for item in find(cases, day, most)], most)


def earliest(items: Iterable[Item], most: int = MOST) -> list[Item]:
    """In the order of their days."""
    return sorted(items, key=lambda item: (item.on, item.who, str(item.about_id)))[:most]
