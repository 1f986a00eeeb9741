"""Giving up trying, in the open: what was done, and what more trying would bring the jongere."""

from django.db import transaction

import audit
from accounts.models import User
from cases.closing.models import ClosingWithoutContact
from cases.dossier.models import Case
from cases.dossier.services import require_open, shut
from cases.dossier.tasks import ClosingReason
from cases.protocols.steps import Progress, progress_of
from cases.records import save_new
from cases.refusals import Refused


class NotWeighed(Refused):
    def __init__(self, missing: list[str]) -> None:
        lacking = f" Nog niet gedaan volgens het protocol: {'; '.join(missing)}." if missing else ""
        super().__init__(
            "Weeg af voordat je sluit: wat is er gedaan, en wat zou verder proberen de jongere opleveren?" + lacking
        )


@transaction.atomic
def close_without_contact(
    *, case: Case, version: int, by: User, inspanning: str = "", opbrengst: str = ""
) -> ClosingWithoutContact:
    """Close as not reachable. The proofs of the protocol that runs are enough; else both sides are weighed (B155)."""
    require_open(case)
    progress = running_in(case)
    proven = progress is not None and progress.is_proven
    weighed = bool(inspanning.strip() and opbrengst.strip())
    if not proven and not weighed:
        raise NotWeighed([proof.text for proof in progress.proofs if not proof.met] if progress else [])
    closing = save_new(
        ClosingWithoutContact(
            case=case,
            run=progress.run if progress and proven else None,
            inspanning=inspanning.strip(),
            opbrengst=opbrengst.strip(),
            by=by,
        )
    )
    audit.record("case.given_up", by=by, about=closing, details={"proven": proven, "weighed": weighed})
    shut(case=case, version=version, reason=ClosingReason.ONBEREIKBAAR, by=by)
    return closing


def running_in(case: Case) -> Progress | None:
    """Where the case stands in its protocol, if it follows one."""
    run = case.protocol_runs.running().select_related("edition", "case__jongere").first()
    return progress_of(run) if run else None
