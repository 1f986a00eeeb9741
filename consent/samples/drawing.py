"""Drawing: every candidate gets a rank from the seed and its own number; the lowest are drawn.

Nobody chooses, and anybody can do it again: the rank depends on nothing else, not even on the order of the rows.
"""

import heapq
import uuid
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from audit.models import Entry, EntryKind
from consent.afwegingen.models import Afweging
from consent.samples.models import Sample, Source


def rank(seed: str, number: uuid.UUID) -> bytes:
    return sha256(f"{seed}:{number}".encode()).digest()


def lowest(seed: str, numbers: Iterable[uuid.UUID], size: int) -> list[uuid.UUID]:
    """The first so many, in the order of their rank."""
    return heapq.nsmallest(size, numbers, key=lambda number: rank(seed, number))


def candidates(sample: Sample, user: User) -> QuerySet[Any]:
    """What is drawn from: what was there in this period when it was drawn. The FG does not review themselves.

    Somebody chose to open a dossier, and may be asked why; who stands on a page of a list nobody chose, and fifty of
    those lines for each page would leave no place for the others.
    """
    if sample.source == Source.AFWEGING:
        return decisions(sample)
    lines = Entry.objects.for_user(user).filter(case_id__isnull=False, at__range=moments(sample))
    if sample.source == Source.EMERGENCY:
        return lines.filter(action="nood.opened").order_by()
    lines = lines.filter(kind=EntryKind.READ).opened().exclude(actor_id=sample.by_id)
    if sample.grondslag:
        lines = lines.filter(grondslag=sample.grondslag)
    return (lines.filter(organisation_id=sample.ketenpartner_id) if sample.ketenpartner_id else lines).order_by()


def decisions(sample: Sample) -> QuerySet[Any]:
    found = Afweging.objects.decided().filter(decided_at__range=moments(sample))
    if sample.grondslag:
        found = found.filter(grondslag_geven__code=sample.grondslag)
    return (found.filter(ketenpartner_id=sample.ketenpartner_id) if sample.ketenpartner_id else found).order_by()


def moments(sample: Sample) -> tuple[datetime, datetime]:
    """From the first midnight until the last, or until it was drawn."""
    return midnight(sample.since), min(midnight(sample.until + timedelta(days=1)), sample.at)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
