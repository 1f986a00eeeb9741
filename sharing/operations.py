"""Migration operations that make the views for partners from the catalogue of today."""

from django.db.migrations.operations.base import Operation

from consent.open import open_share_sql
from sharing.view import closed_share_sql, shared_case_sql

VIEWS = ("sharing_closed_share", "sharing_shared_case")


class SharingViews(Operation):
    """Make the sharing views. A change of the catalogue, or of what opens a share, wants a `RefreshViews`."""

    reversible = True

    def state_forwards(self, app_label, state):  # type: ignore[no-untyped-def]  # Django's signature
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        if schema_editor.connection.schema_name == "public":
            return
        schema_editor.execute(shared_case_sql())
        schema_editor.execute(closed_share_sql())

    def database_backwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        if schema_editor.connection.schema_name != "public":
            for view in VIEWS:
                schema_editor.execute(f"drop view {view}")

    def describe(self) -> str:
        return "Make the sharing views"


class RefreshViews(Operation):
    """Make the views for partners anew, and the view of open shares below them, as our code says today."""

    reversible = True

    def state_forwards(self, app_label, state):  # type: ignore[no-untyped-def]  # Django's signature
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        if schema_editor.connection.schema_name == "public":
            return
        for view in (*VIEWS, "consent_open_share"):
            schema_editor.execute(f"drop view {view}")
        for statement in (open_share_sql(), shared_case_sql(), closed_share_sql()):
            schema_editor.execute(statement)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        """The views before this were made by the same code; there is nothing to bring back."""

    def describe(self) -> str:
        return "Make the sharing views anew"
