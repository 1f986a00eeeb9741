"""What the FG oversees: all that is open now, by grondslag, ketenpartner and soort gegeven (AVG 39)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from accounts.rights import Right
from cases.catalogue import FIELDS
from cases.categories import Category
from cases.dossier.models import Case
from cases.dossier.tasks import Task
from cases.verwerkingen.finding import Activity, Register
from consent.open import OpenShare

SHOWN = ("grondslag", "granted", "ketenpartner_id", "valid_from", "valid_until", "afweging__ketenpartner_naam",
         "case__reference", "case__task")  # fmt: skip


@dataclass(frozen=True)
class ShareType:
    """All open shares of one task on one grondslag, with the verwerking and so the DPIA that they fall under."""

    task: str
    grondslag: str
    count: int
    activity: Activity | None


def open_shares(user: User) -> list[OpenShare]:
    """What is open in the cases that this user may view, soonest over first. The view is computed once."""
    visible = OpenShare.objects.filter(case__in=Case.objects.for_user(user, Right.VIEW_CASE))
    shown = visible.select_related("afweging", "case").only(*SHOWN)
    return list(shown.order_by("valid_until", "pk"))


def narrowed(
    shares: list[OpenShare], *, grondslag: str = "", partner: Any = None, category: str = ""
) -> list[OpenShare]:
    """Only those on this grondslag, with this ketenpartner, with at least one field of this category."""
    return [
        share for share in shares
        if grondslag in ("", share.grondslag)
        and (not partner or str(share.ketenpartner_id) == str(partner))
        and (not category or any(FIELDS[code].category == category for code in share.granted if code in FIELDS))
    ]  # fmt: skip


def categories_of(codes: Iterable[str]) -> list[str]:
    """The sorts of data that these fields are, the plain sort first."""
    found = {FIELDS[code].category for code in codes if code in FIELDS}
    return [str(category.label) for category in Category if category in found]


class Counts:
    """How many of these shares there are by grondslag, ketenpartner and soort gegeven."""

    def __init__(self, shares: list[OpenShare]) -> None:
        self.total = len(shares)
        self.by_grondslag = Counter(share.grondslag for share in shares).most_common()
        self.by_partner = Counter(share.afweging.ketenpartner_naam for share in shares).most_common()
        self.by_category = Counter(sort for share in shares for sort in categories_of(share.granted)).most_common()
        self.types = list(share_types(Counter((share.case.task, share.grondslag) for share in shares)))


def share_types(counted: Counter[tuple[str, str]]) -> Iterator[ShareType]:
    register = Register()
    for (task, grondslag), count in counted.most_common():
        yield ShareType(str(Task(task).label), grondslag, count, register.of_task(task))
