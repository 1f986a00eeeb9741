"""What the FG oversees: all that is open now, by grondslag, ketenpartner and soort gegeven (AVG 39)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from accounts.models import User
from accounts.rights import Right
from cases import catalogue
from cases.categories import Category
from cases.dossier.models import Case
from cases.dossier.tasks import Task
from cases.verwerkingen.finding import Activity, Register
from consent.open import OpenShare

CODES = ArrayField(CharField(max_length=60))


@dataclass(frozen=True)
class ShareType:
    """All open shares of one task on one grondslag, with the verwerking and so the DPIA that they fall under."""

    task: str
    grondslag: str
    count: int
    activity: Activity | None


def open_shares(user: User) -> QuerySet[OpenShare]:
    """What is open in the cases that this user may view, soonest over first."""
    visible = OpenShare.objects.filter(case__in=Case.objects.for_user(user, Right.VIEW_CASE))
    return visible.select_related("afweging", "case").order_by("valid_until", "pk")


def narrowed(
    shares: QuerySet[OpenShare], *, grondslag: str = "", partner: Any = None, category: str = ""
) -> QuerySet[OpenShare]:
    """Only those on this grondslag, with this ketenpartner, with at least one field of this category."""
    if grondslag:
        shares = shares.filter(grondslag=grondslag)
    if partner:
        shares = shares.filter(ketenpartner_id=partner)
    if category:
        codes = [code for code, field in catalogue.FIELDS.items() if field.category == category]
        # Cast, because the view holds texts, and an array of those has no overlap with one of Django's varchars.
        shares = shares.alias(held=Cast("granted", CODES)).filter(held__overlap=codes)
    return shares


def categories_of(codes: Iterable[str]) -> list[str]:
    """The sorts of data that these fields are, the plain sort first."""
    found = {catalogue.FIELDS[code].category for code in codes if code in catalogue.FIELDS}
    return [str(category.label) for category in Category if category in found]


class Counts:
    """How many shares there are by grondslag, ketenpartner and soort gegeven: one question to the database."""

    def __init__(self, shares: QuerySet[OpenShare]) -> None:
        wanted = ("grondslag", "afweging__ketenpartner_naam", "granted", "case__task")
        rows = list(shares.order_by().values_list(*wanted))
        self.total = len(rows)
        self.by_grondslag = Counter(row[0] for row in rows).most_common()
        self.by_partner = Counter(row[1] for row in rows).most_common()
        self.by_category = Counter(label for row in rows for label in categories_of(row[2])).most_common()
        self.types = list(share_types(Counter((row[3], row[0]) for row in rows)))


def share_types(counted: Counter[tuple[str, str]]) -> Iterator[ShareType]:
    register = Register()
    for (task, grondslag), count in counted.most_common():
        yield ShareType(str(Task(task).label), grondslag, count, register.of_task(task))
