"""Who was affected by an incident: counted from the log when somebody asks, never typed in and never stored."""

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import QuerySet

from accounts.models import User
from accounts.rights import Right
from audit.acts import LISTED
from audit.models import Entry, EntryKind
from cases.dossier.models import Case
from consent.incidents.models import Incident, Reach


@dataclass
class Person:
    """One jongere, as the log knows them: dossiers, how often looked at and changed, which fields, and when.

    Of `reads`, `listed` were on a page of a list: seen as well, though less of them.
    """

    cases: list[Case] = field(default_factory=list)
    reads: int = 0
    listed: int = 0
    acts: int = 0
    fields: set[str] = field(default_factory=set)
    first: datetime | None = None
    last: datetime | None = None

    @property
    def references(self) -> str:
        return ", ".join(case.reference for case in self.cases) or "nog zonder dossier"

    def add(self, action: str, kind: str, fields: Iterable[str], at: datetime) -> None:
        self.reads += kind == EntryKind.READ
        self.listed += action == LISTED
        self.acts += kind == EntryKind.ACT
        self.fields.update(fields)
        self.first, self.last = min(self.first or at, at), max(self.last or at, at)


class Affected:
    """What the lines say that this incident asks for, as far as this user may see the log."""

    def __init__(self, incident: Incident, user: User) -> None:
        self.reaches = list(incident.reaches.in_force())
        self.persons: dict[uuid.UUID, Person] = {}
        self.elsewhere: Counter[str] = Counter()
        jongere_of: dict[uuid.UUID, uuid.UUID] = {}
        found = lines_of(self.reaches, user)
        cases = Case.objects.for_user(user, Right.VIEW_CASE).only("reference", "jongere")
        lines = found.order_by().values_list("action", "kind", "case_id", "subject_id", "fields", "at")
        for case in cases.filter(pk__in=found.order_by().values("case_id")):
            jongere_of[case.pk] = case.jongere_id
        for action, kind, case_id, subject_id, fields, at in lines.iterator(chunk_size=2000):
            whose = jongere_of.get(case_id) if case_id else None
            if (person := whose or subject_id or case_id) is None:
                self.elsewhere[action] += 1
                continue
            self.persons.setdefault(person, Person()).add(action, kind, fields, at)
        for case in cases.filter(jongere__in=self.persons).order_by("reference"):
            self.persons[case.jongere_id].cases.append(case)

    @property
    def count(self) -> int:
        return len(self.persons)

    @property
    def reads(self) -> int:
        return sum(person.reads for person in self.persons.values())

    @property
    def listed(self) -> int:
        return sum(person.listed for person in self.persons.values())

    @property
    def acts(self) -> int:
        return sum(person.acts for person in self.persons.values())

    @property
    def people(self) -> list[Person]:
        """Who was looked at most comes first."""
        return sorted(self.persons.values(), key=lambda one: (-one.reads - one.acts, one.references))

    @property
    def by_field(self) -> list[tuple[str, int]]:
        """Of how many jongeren each field was in it."""
        return Counter(code for person in self.persons.values() for code in person.fields).most_common()

    @property
    def began_at(self) -> datetime | None:
        return min((reach.since for reach in self.reaches), default=None)

    @property
    def ended_at(self) -> datetime | None:
        """None while one of the periods has no end."""
        ends = [reach.until for reach in self.reaches]
        return max((end for end in ends if end), default=None) if all(ends) else None


def lines_of(reaches: list[Reach], user: User) -> QuerySet[Entry]:
    """The lines of the log that are asked for; none when nothing is asked."""
    seen = Entry.objects.for_user(user)
    return seen.filter(reduce(or_, (reach.lines for reach in reaches))) if reaches else seen.none()
