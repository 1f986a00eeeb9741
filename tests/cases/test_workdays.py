"""Terms in working days: B58 and every protocol count in these."""

from datetime import date

import pytest

from cases.workdays import first_working_day, is_working_day, working_days_after


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2026, 11, 23), 5, date(2026, 11, 30)),  # a plain week, Monday to Monday
        (date(2026, 12, 23), 2, date(2026, 12, 28)),  # over both days of Christmas and a weekend
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday, Easter and Easter Monday
        (date(2026, 5, 4), 1, date(2026, 5, 6)),  # the fifth of May, also outside a lustrum
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
    ],
)
def test_a_term_skips_weekends_and_holidays(start, count, last):
    """B58"""
    assert working_days_after(start, count) == last


def test_a_visit_on_a_holiday_moves_to_the_next_day_that_offices_are_open():
    assert not is_working_day(date(2027, 1, 1))
    assert first_working_day(date(2027, 1, 1)) == date(2027, 1, 4)
