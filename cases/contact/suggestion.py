"""When to go next: at another time of day, or in the weekend, than when nobody was home (B66)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cases.contact.dayparts import Daypart, daypart_of
from cases.contact.models import Contactmoment
from cases.dossier.models import Case
from cases.workdays import is_working_day, public_holidays

HOURS = {
    Daypart.AVOND: time(19),
    Daypart.WEEKEND: time(11),
    Daypart.MIDDAG: time(15),
    Daypart.OCHTEND: time(10),
}
SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A moment for the next visit, and why this one."""

    at: datetime
    daypart: Daypart
    tried: list[tuple[Daypart, int]]

    @property
    def why(self) -> str:
        times = " en ".join(f"{count} keer {part.label}" for part, count in self.tried)
        return f"Bij een huisbezoek {times} trof je niemand. Probeer het nu {self.daypart.label}."


def next_visit(case: Case) -> Suggestion | None:
    """The part of the week that was tried least; nothing to suggest as long as no visit failed."""
    return suggest(list(Contactmoment.objects.filter(case=case).failed_visits().values_list("at", flat=True)))


def suggest(failed: list[datetime]) -> Suggestion | None:
    if not failed:
        return None
    tried = Counter(daypart_of(at) for at in failed)
    last = daypart_of(failed[-1])
    best = min((part for part in Daypart if part != last), key=lambda part: tried[part])
    return Suggestion(at=first_moment(best, after=timezone.localdate()), daypart=best, tried=tried.most_common())


def first_moment(daypart: Daypart, *, after: date) -> datetime:
    """The first day after this one that fits; a public holiday does not."""
    day = after + timedelta(days=1)
    while not fits(day, daypart):
        day += timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, HOURS[daypart]))


def fits(day: date, daypart: Daypart) -> bool:
    if daypart == Daypart.WEEKEND:
        return day.weekday() == SATURDAY and day not in public_holidays()
    return is_working_day(day)
