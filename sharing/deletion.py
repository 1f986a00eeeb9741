"""What a partner said about deleting what it may no longer use, for the tenant's own people and the jongere."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from sharing.models import Confirmation


def deletion_confirmed_on(share_id: UUID) -> date | None:
    """The day on which the partner last said that it is gone; None when it never did."""
    moment = (
        Confirmation.objects.filter(afweging_id=share_id)
        .order_by("-confirmed_at")
        .values_list("confirmed_at", flat=True)
    )
    last = moment.first()
    return timezone.localdate(last) if last else None
