"""Working days in the Netherlands: terms of protocols and of the law count in these.

Not a working day: Saturday, Sunday, and the days of artikel 3 of the Algemene termijnenwet, which are the public
holidays, Good Friday, and the fifth of May of every year.
"""

from datetime import date, timedelta
from functools import cache

import holidays

WEEKEND = (5, 6)
FIFTH_OF_MAY = (5, 5)  # the library has it once in five years only, as collective agreements do


@cache
def public_holidays() -> holidays.HolidayBase:
    """The Dutch public holidays; the library fills in a year when it is asked for."""
    return holidays.country_holidays("NL")


def is_working_day(day: date) -> bool:
    return day.weekday() not in WEEKEND and (day.month, day.day) != FIFTH_OF_MAY and day not in public_holidays()


def working_days_after(day: date, count: int) -> date:
    """The last day of a term of so many working days that begins the day after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def first_working_day(day: date) -> date:
    """This day, or the next one on which offices are open."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
