"""Two people at once: the second one hears of the first, and nobody's work is lost."""

from typing import Any

from django.db import models, transaction

from cases.records import save_changes
from cases.refusals import NotValid, Refused


class ChangedByOther(Refused):
    """Someone saved this row after it was read. `current` is the row as it is now, to show beside what was typed."""

    def __init__(self, current: models.Model) -> None:
        super().__init__("Iemand anders heeft dit intussen gewijzigd. Kijk wat er nu staat en sla daarna opnieuw op.")
        self.current = current


class Versioned(models.Model):
    """A row that counts its changes, so that an old page cannot overwrite a newer one."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


@transaction.atomic
def update_versioned(row: Versioned, *, version: int, **values: Any) -> list[str]:
    """Save `values` if the row still has this version, and return the names of the fields that changed.

    The first statement takes the row or finds nothing. The values follow in a save of their own, because an encrypted
    column needs its row to encrypt itself.
    """
    rows = type(row)._base_manager.filter(pk=row.pk)
    if not rows.filter(version=version).update(version=version + 1):
        raise ChangedByOther(rows.get())
    row.version = version + 1
    try:
        return save_changes(row, **values)
    except NotValid:
        # The update is rolled back; the page that is shown again must still carry the version that was read.
        row.version = version
        raise
