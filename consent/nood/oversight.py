"""What the FG oversees of nood: what is open now, what waits for a second person, and what was found lately."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from cases.catalogue import FIELDS
from consent.nood.models import Noodopening

LATELY = timedelta(days=92)


def overseen(user: User) -> "QuerySet[Noodopening]":
    """In the cases that this user may view: what was opened in the last three months, and all that still waits."""
    lately = Q(at__gte=timezone.now() - LATELY) | Q(review=None)
    return Noodopening.objects.for_user(user, Right.VIEW_CASE).filter(lately).in_full()


def narrowed(
    openings: Iterable[Noodopening], *, grondslag: str = "", partner: Any = None, category: str = ""
) -> list[Noodopening]:
    """Only those on this ground, for this ketenpartner, with at least one field of this category."""
    return [
        opening for opening in openings
        if grondslag in ("", opening.ground)
        and (not partner or str(opening.ketenpartner_id) == str(partner))
        and (not category or any(FIELDS[code].category == category for code in opening.field_codes if code in FIELDS))
    ]  # fmt: skip
