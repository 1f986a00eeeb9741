"""Standing closer to a jongere, or further away."""

from django.db import transaction

import audit
from accounts.models import User
from cases.betrokkenheid.models import Betrokkenheid
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_new


@transaction.atomic
def stand(*, case: Case, intensity: str, reason: str, by: User) -> Betrokkenheid:
    """From now on this close, and why. What was before stays to be read (C7)."""
    require_open(case)
    chosen = save_new(Betrokkenheid(case=case, intensity=intensity, reason=reason, by=by))
    audit.record("betrokkenheid.chosen", by=by, about=chosen, details={"intensity": chosen.intensity})
    return chosen
