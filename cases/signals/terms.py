"""The term of an oordeel: five working days after the day a melding came in (B38; a Dutch holiday does not count)."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from cases.workdays import working_days_after

WORKING_DAYS = 5


def due_on(received_at: datetime) -> date:
    """The last day on which somebody should have judged the melding."""
    return working_days_after(timezone.localdate(received_at), WORKING_DAYS)


def first_day_in_time(today: date | None = None) -> date:
    """Meldingen of this day and later are still in time; what came before is late. So nothing has to be stored."""
    today = today or timezone.localdate()
    day = today
    while working_days_after(day - timedelta(days=1), WORKING_DAYS) >= today:
        day -= timedelta(days=1)
    return day
