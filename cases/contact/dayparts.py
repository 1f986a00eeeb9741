"""The part of the week in which something happened: whoever is never home in the morning may be home in the evening."""

from datetime import datetime, time

from django.db import models
from django.utils import timezone

from cases.workdays import WEEKEND as DAYS_OF_WEEKEND

NOON, EVENING = time(12), time(18)


class Daypart(models.TextChoices):
    """In the order in which a next visit is tried: most people work or go to school by day (B66)."""

    AVOND = "avond", "'s avonds"
    WEEKEND = "weekend", "in het weekend"
    MIDDAG = "middag", "'s middags"
    OCHTEND = "ochtend", "'s ochtends"


def daypart_of(at: datetime) -> Daypart:
    here = timezone.localtime(at)
    if here.weekday() in DAYS_OF_WEEKEND:
        return Daypart.WEEKEND
    if here.time() >= EVENING:
        return Daypart.AVOND
    return Daypart.MIDDAG if here.time() >= NOON else Daypart.OCHTEND
