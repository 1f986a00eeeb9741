"""Small pieces of SQL that the fields share. Only constants of our own code pass through here."""

from django.db.models import Choices

# The database session runs in UTC; an age or a term changes at midnight in Amsterdam. As a sub-select it is worked out
# once per statement and not once per row, and PostgreSQL can look dates up in an index.
TODAY = "(select (now() at time zone 'Europe/Amsterdam')::date)"
SCHOOL_YEAR = (
    f"make_date(extract(year from {TODAY})::int - (extract(month from {TODAY}) < 8)::int, 8, 1)"  # begins on 1 August
)

# Free text lies under the key of its case and is never on offer: a column of it in the view has nothing in it.
NO_TEXT, NO_TEXTS = "null::text", "null::jsonb"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def label_of(expression: str, choices: type[Choices]) -> str:
    """The words of a choice instead of its code."""
    cases = " ".join(f"when {quoted(str(value))} then {quoted(str(label))}" for value, label in choices.choices)
    return f"case {expression} {cases} end"


def one_of(expression: str, values: tuple[str, ...]) -> str:
    return f"{expression} in ({', '.join(quoted(str(value)) for value in values)})"


def filled(expression: str) -> str:
    """Empty text is no value."""
    return f"nullif({expression}, '')"


def objects(keys: dict[str, str], rows: str, *, order: str) -> str:
    """A jsonb array with one object per row; an empty array when there are none."""
    pairs = ", ".join(f"{quoted(key)}, {expression}" for key, expression in keys.items())
    return f"(select coalesce(jsonb_agg(jsonb_build_object({pairs}) order by {order}), '[]'::jsonb) {rows})"
