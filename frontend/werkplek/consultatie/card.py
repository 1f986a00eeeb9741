"""What the card of consultaties in a case shows."""

from typing import Any

from cases.consultatie.services import may_be_asked
from cases.dossier.models import Case
from cases.zrm.instruments import labels_of_domains


def consultaties_of(case: Case) -> dict[str, Any]:
    """Every question that was asked, its advice, and whether there is reason to ask another."""
    found = case.consultaties.select_related("team", "by", "advies__by", "opvolging__by", "intrekking", "case")
    labels = labels_of_domains()
    return {
        "consultaties": [(asked, [labels.get(code, code) for code in asked.domains]) for asked in found],
        "may_ask_team": may_be_asked(case),
    }
