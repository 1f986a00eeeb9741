"""Ages: the person is never refused on age, but tasks and signatures depend on it (12, 16, 18, 23, 27)."""

from datetime import date

from django.utils import timezone

WITHDRAWS_FROM = 12
SIGNS_FROM = 16
LEERPLICHT_UNTIL = 18
DOORSTROOMPUNT_UNTIL = 27


def age_on(geboortedatum: date, on: date | None = None) -> int:
    """The age in whole years. Someone born on 29 February grows older on 1 March in an ordinary year."""
    on = on or timezone.localdate()
    return on.year - geboortedatum.year - ((on.month, on.day) < (geboortedatum.month, geboortedatum.day))


def groep_of(geboortedatum: date) -> str:
    """A2: in which of the two lists somebody stands today."""
    return "Leerplicht" if age_on(geboortedatum) < LEERPLICHT_UNTIL else "18+"


def born_on_or_before(age: int, on: date | None = None) -> date:
    """The last date of birth of people who are at least this old."""
    on = on or timezone.localdate()
    if (on.month, on.day) == (2, 29) and not _leap(on.year - age):
        return date(on.year - age, 2, 28)
    return on.replace(year=on.year - age)


def birthday(geboortedatum: date, age: int) -> date:
    """The day on which someone reaches an age; born on 29 February means 1 March."""
    year = geboortedatum.year + age
    try:
        return geboortedatum.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
