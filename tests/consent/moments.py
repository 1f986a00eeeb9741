"""What the view would open at another moment: its own SQL, with that moment in the place of now."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from consent.lapses.models import lapse_sql
from consent.open import open_share_sql

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def last_second_before(day: date) -> datetime:
    return midnight_of(day) - timedelta(seconds=1)


def midnight_of(day: date) -> datetime:
    """Dutch midnight, whatever summer time does."""
    return datetime.combine(day, time(), AMSTERDAM)


def open_at(moment: datetime, afweging_id) -> list[str]:
    rows = ask(open_share_sql(), moment, "afweging_id", afweging_id, "granted")
    return sorted(rows[0]) if rows else []


def lapse_at(moment: datetime, machtiging_id) -> tuple[str, str, date] | None:
    """State, cause and day."""
    rows = ask(lapse_sql(), moment, "machtiging_id", machtiging_id, "array[state, cause, ended_on::text]")
    return (rows[0][0], rows[0][1], date.fromisoformat(rows[0][2])) if rows else None


def ask(view: str, moment: datetime, column: str, number, what: str) -> list:
    _, _, select = view.partition(" as\n" if " as\nselect" in view else " as select")
    select = select if select.lstrip().startswith("select") else f"select{select}"
    then = f"timestamptz '{moment.isoformat()}'"
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {what} from ({select.replace('now()', then).replace('%', '%%')}) v where {column} = %s", [number]
        )
        return [row[0] for row in cursor.fetchall()]
