"""The log of one case, for who came to that case through its door."""

from django.db.models import QuerySet

from audit.models import Entry
from cases.dossier.models import Case


def acts_of(case: Case) -> QuerySet[Entry]:
    """What was done in this case, and about its jongere outside any case; latest first."""
    return Entry.objects.acts_of(case.pk, case.jongere_id)


def reads_of(case: Case) -> QuerySet[Entry]:
    """Who looked at this case; latest first."""
    return Entry.objects.reads_of(case.pk)
