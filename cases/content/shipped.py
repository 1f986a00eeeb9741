"""Putting in the content that comes with the product, from a migration.

The data stands in a module that is named after its month and never changes after it landed. A newer text comes under
a new code, because a tenant may have made a next version of its own. Elidable, because its statements read no rows:
new tenants replay them.
"""

from collections.abc import Iterable
from typing import Any

from django.db.migrations import RunPython


def ship(*editions: dict[str, Any]) -> RunPython:
    """A migration operation that adds these editions: kind, code, naam and body."""
    kept: Iterable[dict[str, Any]] = editions

    def fill(apps: Any, schema_editor: Any) -> None:
        model = apps.get_model("cases", "Edition")
        model.objects.bulk_create(model(**row) for row in kept)

    return RunPython(fill, RunPython.noop, elidable=True)
