"""The work of a whole team: per regiehouder how much there is, what is late, and what stands still (A21)."""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, QuerySet
from django.utils import timezone

from accounts.models import User
from cases.agenda.items import Item, due_in
from cases.dossier.caseload import silent, under_18
from cases.dossier.models import Case

# What is late beyond this many is not counted one by one; the page says that there is more.
MOST = 1_000


@dataclass(frozen=True)
class Row:
    """One regiehouder in numbers; those under 18 are counted apart (A2)."""

    regiehouder: User
    cases: int
    under_18: int
    late: int
    still: int

    @property
    def from_18(self) -> int:
        return self.cases - self.under_18


@dataclass(frozen=True)
class Workload:
    """The team, and what is late for all or for the one that was chosen."""

    rows: list[Row]
    items: list[Item]
    chosen: User | None
    more: bool


def workload(cases: "QuerySet[Case]", *, regiehouder: str = "") -> Workload:
    """Over cases that came through `Case.objects.for_user`. `regiehouder` is the id of one of them, or nothing."""
    young = dict(under_18(cases).order_by().values_list("regiehouder").annotate(Count("pk")))
    counted = dict(cases.order_by().values_list("regiehouder").annotate(Count("pk")))
    still = dict(silent(cases).order_by().values_list("regiehouder").annotate(Count("pk")))
    late = due_in(cases, until=timezone.localdate() - timedelta(days=1), most=MOST)
    late_of = Counter(item.case.regiehouder_id for item in late)
    people = User.objects.filter(pk__in=counted).order_by("naam")
    rows = [Row(who, counted[who.pk], young.get(who.pk, 0), late_of[who.pk], still.get(who.pk, 0)) for who in people]
    chosen = next((row.regiehouder for row in rows if str(row.regiehouder.pk) == regiehouder), None)
    wanted: set[uuid.UUID] = {chosen.pk} if chosen else set(counted)
    return Workload(rows, [item for item in late if item.case.regiehouder_id in wanted], chosen, len(late) == MOST)
