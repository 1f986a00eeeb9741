"""The log of one case, for who came to that case through its door."""

import uuid

from django.db.models import QuerySet

from audit.models import Entry, EntryQuerySet
from cases.dossier.models import Case
from cases.jongeren.gezagsdragers import Gezagsdrager


def acts_of(case: Case) -> QuerySet[Entry]:
    """What was done in this case, and about its jongere outside any case; latest first."""
    return Entry.objects.acts_of(case.pk, case.jongere_id)


def reads_of(case: Case) -> EntryQuerySet:
    """Who looked at this case; latest first."""
    return Entry.objects.reads_of(case.pk)


def names_in(case: Case) -> dict[uuid.UUID, str]:
    """The names of the jongere and the gezagsdragers, whom the log calls by a pseudonym."""
    parents = Gezagsdrager.objects.filter(jongere=case.jongere_id, user__isnull=False)
    known = {parent.user_id: parent.naam for parent in parents} | {case.jongere.user_id: case.jongere.naam}
    return {user_id: naam for user_id, naam in known.items() if user_id}
