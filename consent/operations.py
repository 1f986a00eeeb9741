"""Migration operations that say in the database what Django's models cannot: what is decided stays, what is open."""

from django.db.migrations.operations.base import Operation

from consent.open import open_share_sql


class OpenShareView(Operation):
    """Make `consent_open_share` from the catalogue as it is now. A change of the catalogue wants a new one of these."""

    reversible = True

    def state_forwards(self, app_label, state):  # type: ignore[no-untyped-def]  # Django's signature
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        if schema_editor.connection.schema_name == "public":
            return
        schema_editor.execute(open_share_sql())

    def database_backwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]  # Django's
        if schema_editor.connection.schema_name != "public":
            schema_editor.execute("drop view consent_open_share")

    def describe(self) -> str:
        return "Make the view of open shares"
