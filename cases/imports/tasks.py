"""The import as work outside the request."""

from celery import shared_task

from cases.imports.models import Import
from cases.imports.uploads import run_import


@shared_task
def import_upload(import_id: str) -> None:
    """Import one upload of the gemeente where this task runs. Twice does no harm."""
    run_import(upload=Import.objects.get(pk=import_id))
