"""Where an opening in nood stands, in one word for a screen. What is open is asked of the database."""

import uuid
from collections.abc import Collection

from django.db import models
from django.utils import timezone

from consent.nood.models import Noodopening


class NoodState(models.TextChoices):
    """From open to over; the label is what a colleague reads."""

    OPEN = "open", "Nu open, in nood"
    REJECTED = "niet_terecht", "Niet terecht, gesloten"
    CLOSED = "gesloten", "Eerder gesloten"
    OVER = "voorbij", "Tijd voorbij"
    SHUT = "dicht", "Nu niet te lezen"


def state_of(opening: Noodopening, *, partners: Collection[uuid.UUID]) -> NoodState:
    """The state of one opening. `partners` are the ketenpartners with a running Samenwerking."""
    if hasattr(opening, "open_now") and opening.ketenpartner_id in partners:
        return NoodState.OPEN
    if hasattr(opening, "review") and not opening.review.justified:
        return NoodState.REJECTED
    if hasattr(opening, "closing"):
        return NoodState.CLOSED
    return NoodState.OVER if opening.until <= timezone.now() else NoodState.SHUT
