"""Putting in the content that comes with the product, from a migration.

The data stands in a module that is named after its month and never changes after it landed. A newer text comes under
a new code, because a tenant may have made a next version of its own. Elidable, because its statements read no rows:
new tenants replay them.
"""

from collections.abc import Iterable
from typing import Any

from django.db.migrations import RunPython

# Without this a later migration cannot alter a table that refers to editions: all migrations of a new tenant run in one
# transaction, in which checks of references would wait until its end. In a DO, so that new tenants replay it too.
SETTLE = "do $$ begin set constraints all immediate; set constraints all deferred; end $$"


def ship(*editions: dict[str, Any]) -> RunPython:
    """A migration operation that adds these editions: kind, code, naam and body."""
    kept: Iterable[dict[str, Any]] = editions

    def fill(apps: Any, schema_editor: Any) -> None:
        model = apps.get_model("cases", "Edition")
        model.objects.bulk_create(model(**row) for row in kept)
        schema_editor.execute(SETTLE)

    return RunPython(fill, RunPython.noop, elidable=True)
