"""The clock of a verzoek: a month, and two more where that was told in time (AVG 12(3))."""

import calendar
from datetime import date

from cases.workdays import first_working_day

MONTHS, MONTHS_MORE = 1, 2
OBJECT_WITHIN_WEEKS = 6  # Awb 6:7


def due_after(received_on: date, months: int = MONTHS) -> date:
    """The same day so many months later, or the last of that month; a day off moves it on (Verordening 1182/71)."""
    years, month = divmod(received_on.month - 1 + months, 12)
    year, month = received_on.year + years, month + 1
    day = min(received_on.day, calendar.monthrange(year, month)[1])
    return first_working_day(date(year, month, day))
