"""The list of meldingen: how it is sorted, what is counted above it, and what waits for somebody."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.expressions import Value
from django.db.models.functions import Coalesce, Lower, NullIf

from accounts.models import User
from cases.dossier.models import Case
from cases.signals.models import OPEN, Melding, MeldingQuerySet, start_of
from cases.signals.terms import first_day_in_time

# The jongere's own name comes first once we know who it is.
SURNAME = Lower(Coalesce(F("jongere__achternaam"), NullIf(F("achternaam"), Value("")), F("voornaam")))
SORTS: dict[str, list[Any]] = {
    "ontvangen": [F("received_at").asc()],
    "naam": [SURNAME.asc()],
    "leeftijd": [Coalesce(F("jongere__geboortedatum"), F("geboortedatum")).desc(nulls_last=True)],
    "kanaal": [F("channel").asc()],
    "status": [F("status").asc()],
    "behandelaar": [Lower("assigned_to__naam").asc(nulls_first=True)],
}


MOST_OF_CASE = 10


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What stands above the list."""

    open: int
    late: int
    unassigned: int
    mine: int


def sorted_by(meldingen: MeldingQuerySet, sort: str) -> MeldingQuerySet:
    """By a column of the table; a key that we do not know puts the newest first."""
    key = sort.removeprefix("-")
    if key not in SORTS:
        return meldingen.order_by("-received_at", "pk")
    orders = [order.copy() for order in SORTS[key]]
    if sort.startswith("-"):
        for order in orders:
            order.reverse_ordering()
    return meldingen.order_by(*orders, "-received_at", "pk")


def counts_of(meldingen: MeldingQuerySet, user: User) -> Counts:
    """All counts in one statement."""
    is_open = Q(status__in=OPEN)
    unjudged = is_open & (Q(oordeel=None) | Q(oordeel__decided_at=None))
    late = unjudged & Q(received_at__lt=start_of(first_day_in_time()))
    return Counts(
        **meldingen.aggregate(
            open=Count("pk", filter=is_open),
            late=Count("pk", filter=late),
            unassigned=Count("pk", filter=unjudged & Q(assigned_to=None)),
            mine=Count("pk", filter=is_open & Q(assigned_to=user)),
        )
    )


def waiting_for(user: User, meldingen: MeldingQuerySet) -> int:
    """How many meldingen this user has to judge: the figure in the menu."""
    return meldingen.unjudged().filter(assigned_to=user).count()


def meldingen_of(case: Case) -> MeldingQuerySet:
    """The meldingen of this case, and those of its jongere that came before it; latest first."""
    found = Melding.objects.filter(Q(case=case) | Q(case=None, jongere=case.jongere_id))
    return found.select_related("jongere", "oordeel").order_by("-received_at")[:MOST_OF_CASE]
