"""Beginning an intervention, and closing it with a new score."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.content.models import Edition
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.drops.models import DropSignal
from cases.interventions.models import Intervention
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.zrm.services import require_domain, require_not_in_future, score


class AlreadyClosed(Refused):
    def __init__(self) -> None:
        super().__init__("Deze interventie is al afgesloten.")


class NoNewScore(Refused):
    def __init__(self) -> None:
        super().__init__("Geef ten minste één van de gebieden een nieuwe score. Dan zie je of het heeft geholpen.")


class SignalOfOther(Refused):
    def __init__(self) -> None:
        super().__init__("Deze scoredaling hoort bij een ander dossier.")


@transaction.atomic
def begin_intervention(
    *,
    case: Case,
    instrument: Edition,
    domains: Sequence[str],
    text: str,
    by: User,
    started_on: date | None = None,
    signal: DropSignal | None = None,
) -> Intervention:
    """Write down what is done, on which domains, and because of which signal if there was one."""
    require_open(case)
    if signal and signal.case_id != case.pk:
        raise SignalOfOther
    for domain in domains:
        require_domain(instrument, domain)
    begun = save_new(
        Intervention(
            case=case, instrument=instrument, domains=list(domains), text=text.strip(), by=by, signal=signal,
            started_on=require_not_in_future(started_on or timezone.localdate()),
        )
    )  # fmt: skip
    audit.record("intervention.begun", by=by, about=begun, details={"domains": list(domains)})
    return begun


@transaction.atomic
def close_intervention(*, intervention: Intervention, scores: Mapping[str, tuple[int, str]], by: User) -> Intervention:
    """Close with new scores on its domains: at least one, and each with its reason."""
    require_open(intervention.case)
    current = Intervention.objects.select_for_update().get(pk=intervention.pk)
    if current.closed_on:
        raise AlreadyClosed
    if not scores or not set(scores) <= set(current.domains):
        raise NoNewScore
    given = [
        score(case=intervention.case, instrument=current.instrument, domain=domain, value=value, reason=reason, by=by)
        for domain, (value, reason) in scores.items()
    ]
    save_changes(current, closed_on=timezone.localdate(), closing_score=given[0])
    audit.record("intervention.closed", by=by, about=current, details={"domains": sorted(scores)})
    return current
