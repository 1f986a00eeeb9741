"""Opening in nood as one call, for tests that are about what comes after."""

from typing import Any

from consent.nood.models import Ground, Noodopening
from consent.nood.services import open_in_nood

FIELDS = ("persoon.naam", "contact.telefoon")


def opened(*, case: Any, partner: Any, by: Any, fields: Any = FIELDS, **over: Any) -> Noodopening:
    """Open for two hours; what is given here replaces what somebody would fill in."""
    known = {"ground": Ground.VITAL, "reason": "Hij zei dat hij er niet meer wil zijn.", "doel": "Nu langsgaan.",
             "hours": 2}  # fmt: skip
    asked = fields if isinstance(fields, dict) else dict.fromkeys(fields, "Om hem te vinden.")
    return open_in_nood(
        case=case, ketenpartner=getattr(partner, "ketenpartner", partner), by=by, fields=asked, **known | over
    )
