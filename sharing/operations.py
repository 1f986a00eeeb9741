"""Migration operations that make the views for partners from the catalogue of today."""

from django.db.migrations.operations.base import Operation

from consent.lapses.capacity import capacity_sql
from consent.lapses.models import lapse_sql
from consent.nood.open import open_nood_sql
from consent.open import open_question_sql, open_share_sql, pausing_sql
from sharing.question_view import question_sql, take_answer_sql
from sharing.view import (
    closed_share_sql,
    correction_sql,
    ended_share_sql,
    own_signal_sql,
    shared_case_sql,
    take_signal_sql,
)

VIEWS = (
    "sharing_question",
    "sharing_correction",
    "sharing_ended_share",
    "sharing_closed_share",
    "sharing_shared_case",
    "consent_open_nood",
    "consent_open_question",
    "consent_open_share",
    "consent_pausing",
    "consent_lapse",
    "consent_capacity",
)
MADE_BY = (
    capacity_sql,
    lapse_sql,
    pausing_sql,
    open_share_sql,
    open_question_sql,
    open_nood_sql,
    shared_case_sql,
    closed_share_sql,
    ended_share_sql,
    correction_sql,
    question_sql,
)


class RefreshViews(Operation):
    """Make the views for partners, and the view of open shares below them, as our code says today.

    A change of the catalogue, or of what opens a share, wants one in a new migration that depends on the tables it
    reads; the migration that had it before becomes empty, because on a new database those tables are not there yet.
    """

    reversible = True

    def state_forwards(self, app_label, state):  # type: ignore[no-untyped-def]  # Django's signature
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        if schema_editor.connection.schema_name == "public":
            return
        for view in VIEWS:
            schema_editor.execute(f"drop view if exists {view}")
        for made in MADE_BY:
            schema_editor.execute(made())

    def database_backwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        """The views before this were made by the same code; there is nothing to bring back."""

    def describe(self) -> str:
        return "Make the sharing views anew"


class AnswerDoor(Operation):
    """Let the database judge each answer of a partner, and tell who leads the case; in the place of an earlier one."""

    reversible = True

    def state_forwards(self, app_label, state):  # type: ignore[no-untyped-def]  # Django's signature
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        if schema_editor.connection.schema_name != "public":
            self.remove(schema_editor)
            schema_editor.execute(take_answer_sql())

    def database_backwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        if schema_editor.connection.schema_name != "public":
            self.remove(schema_editor)

    def remove(self, schema_editor):  # type: ignore[no-untyped-def]  # Django's
        for name in ("sharing_take_answer", "sharing_tell_of_answer"):
            schema_editor.execute(f"drop function if exists {name}() cascade")

    def describe(self) -> str:
        return "Make the door for answers of partners"


class SignalView(Operation):
    """Make the door by which a partner sends signals and reads what was told back."""

    reversible = True

    def state_forwards(self, app_label, state):  # type: ignore[no-untyped-def]  # Django's signature
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        if schema_editor.connection.schema_name != "public":
            schema_editor.execute(own_signal_sql())
            schema_editor.execute(take_signal_sql())

    def database_backwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        if schema_editor.connection.schema_name != "public":
            schema_editor.execute("drop view sharing_own_signal")
            schema_editor.execute("drop function sharing_take_signal()")

    def describe(self) -> str:
        return "Make the door for signals of partners"
