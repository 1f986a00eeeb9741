"""The work of a whole team: per regiehouder how much there is, what is late, and what stands still (A21)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.utils import timezone

from accounts.models import User
from cases.agenda.items import Item, Urgency, due_in, earliest
from cases.dossier.caseload import silent, under_18
from cases.dossier.models import Case

# What is due beyond this many is not counted one by one; the page says that there is more.
MOST = 1_000


@dataclass(frozen=True)
class Row:
    """One regiehouder in numbers; those under 18 are counted apart (A2)."""

    regiehouder: User
    cases: int
    under_18: int
    late: int
    today: int
    still: int

    @property
    def from_18(self) -> int:
        return self.cases - self.under_18


@dataclass(frozen=True)
class Workload:
    """The team, and what is due for all or for the one that was chosen, per urgency."""

    rows: list[Row]
    items: dict[Urgency, list[Item]]
    chosen: User | None
    more: bool


def workload(cases: "QuerySet[Case]", *, until: date, regiehouder: str = "", beside: Iterable[Item] = ()) -> Workload:
    """Over cases that came through `Case.objects.for_user`. `regiehouder` is the id of one of the team, or nothing.

    `beside` is what somebody took up that is in none of these cases.
    """
    today = timezone.localdate()
    found = due_in(cases, until=until, most=MOST)
    items = earliest([*found, *beside], most=2 * MOST)
    of = Counter((item.leader_id, item.urgency(today)) for item in items)
    counted, young, still = (per_regiehouder(some) for some in (cases, under_18(cases), silent(cases)))
    people = User.objects.filter(pk__in={*counted, *(item.taken_by.pk for item in items if item.taken_by)})
    rows = [
        Row(
            who, counted[who.pk], young[who.pk], of[who.pk, Urgency.LATE], of[who.pk, Urgency.TODAY], still[who.pk]
        )
        for who in people.order_by("naam")
    ]  # fmt: skip
    chosen = next((row.regiehouder for row in rows if str(row.regiehouder.pk) == regiehouder), None)
    wanted = [item for item in items if chosen is None or item.leader_id == chosen.pk]
    per = {urgency: [item for item in wanted if item.urgency(today) == urgency] for urgency in Urgency}
    return Workload(rows, per, chosen, len(found) == MOST)


def per_regiehouder(cases: "QuerySet[Case]") -> Counter[object]:
    return Counter(dict(cases.order_by().values_list("regiehouder").annotate(Count("pk"))))
