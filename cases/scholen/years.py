"""School years: from the first of August up to and including the last of July (WVO 2020 art. 1.1, WEB art. 1.1.1)."""

from datetime import date

from django.utils import timezone

AUGUST = 8


def schooljaar_of(day: date | None = None) -> int:
    """The year in which the school year of this day began; today when not given."""
    day = day or timezone.localdate()
    return day.year - (day.month < AUGUST)


def first_day(schooljaar: int) -> date:
    return date(schooljaar, AUGUST, 1)


def in_words(schooljaar: int) -> str:
    """Such as 2026-2027."""
    return f"{schooljaar}-{schooljaar + 1}"
