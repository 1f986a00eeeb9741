"""Erasing as work outside the request."""

from celery import shared_task

from consent.retention.models import Round
from consent.retention.rounds import carry_out


@shared_task
def carry_out_round(round_id: str) -> int:
    """Carry out one confirmed round of the tenant where this task runs. Twice does no harm."""
    return carry_out(ronde=Round.objects.confirmed().get(pk=round_id))
