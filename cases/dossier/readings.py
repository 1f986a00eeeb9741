"""The reading log of a case, for the person whom it is about."""

from functools import reduce
from operator import or_

from accounts.models import User
from audit.models import Entry, EntryQuerySet
from cases.dossier.models import Case


def reads_for(user: User) -> EntryQuerySet:
    """All readings of the cases whose log this citizen may see (`Case.objects.with_log_for`), latest first."""
    found = [Entry.objects.reads_of(pk) for pk in Case.objects.with_log_for(user).values_list("pk", flat=True)]
    return reduce(or_, found).order_by("-at") if found else Entry.objects.none()
