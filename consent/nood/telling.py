"""What a jongere, or a parent, sees in the log of who looked: what was opened in nood and may not be told yet is not
in it, and is there by itself when it may (AVG 23)."""

import uuid

from accounts.models import User
from audit.acts import LISTED
from audit.models import EntryQuerySet
from cases.dossier.lists import Lijst
from cases.dossier.models import Case
from cases.dossier.readings import reads_for
from consent.nood.models import Ground, Noodopening
from consent.stiltes.models import Stilte


def told_reads(user: User) -> EntryQuerySet:
    """The readings of the cases whose log this citizen may see, latest first.

    A parent who is not told of one decision is not told either that it stood in the list of what to read along.
    """
    found = reads_for(user).exclude(share_id__in=hidden_from(user))
    if Stilte.objects.for_parent(user).exists():
        found = found.exclude(action=LISTED, details__list=Lijst.MEELEZEN.value)
    return found


def hidden_from(user: User) -> list[uuid.UUID]:
    """What this person does not see read: openings in nood (for a parent also all that rest on the Meldcode, for
    good), and the shares of which this parent is not told."""
    openings = Noodopening.objects.filter(case__in=Case.objects.with_log_for(user))
    of_child = openings.filter(ground=Ground.MELDCODE).exclude(case__jongere__user=user)
    kept = Stilte.objects.for_parent(user).values_list("afweging", flat=True)
    return [*kept, *openings.untold().values_list("pk", flat=True), *of_child.values_list("pk", flat=True)]
