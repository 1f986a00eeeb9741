"""What the FG oversees of nood: what is open now, what waits for a second person, and what was found lately."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from consent.nood.models import Noodopening

LATELY = timedelta(days=92)


def overseen(user: User) -> "QuerySet[Noodopening]":
    """In the cases that this user may view: what was opened in the last three months, and all that still waits."""
    lately = Q(at__gte=timezone.now() - LATELY) | Q(review=None)
    return Noodopening.objects.for_user(user, Right.VIEW_CASE).filter(lately).in_full()
