"""The reading log of a case, for the person whom it is about."""

from functools import reduce
from operator import or_

from accounts.models import User
from audit.models import Entry, EntryQuerySet
from cases.dossier.models import Case


def reads_for(user: User) -> EntryQuerySet:
    """All readings of the cases whose log this citizen may see (`Case.objects.with_log_for`), latest first.

    With those in a list while no case was open: there the log knows the jongere only.
    """
    cases = list(Case.objects.with_log_for(user).values_list("pk", "jongere_id"))
    found = [Entry.objects.reads_of(pk) for pk, _ in cases]
    found += [Entry.objects.listed_without_case(jongere) for jongere in dict.fromkeys(who for _, who in cases)]
    return reduce(or_, found).order_by("-at") if found else Entry.objects.none()
