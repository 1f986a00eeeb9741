"""Printing many letters, as work outside the request."""

from celery import shared_task

from cases.letters.models import LetterBatch
from cases.letters.services import run_batch


@shared_task
def print_batch(batch_id: str) -> None:
    """Make the letters of one batch of the gemeente where this task runs. Twice makes no doubles."""
    run_batch(batch=LetterBatch.objects.select_related("edition", "by").get(pk=batch_id))
