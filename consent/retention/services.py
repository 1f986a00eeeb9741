"""Settling terms and holding back: by whom, why, and written down."""

from datetime import date

from django.db import transaction
from django.db.models import Max

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.jongeren.bsn import holds_bsn
from cases.records import save_new
from cases.refusals import Refused
from consent.retention.models import Hold, HoldEnding, RetentionRule, keeps


class NotAKeeper(Refused):
    def __init__(self) -> None:
        super().__init__("Dit doen de functionaris gegevensbescherming en de functioneel beheerder.")


def require_keeper(by: User) -> User:
    if not keeps(by):
        raise NotAKeeper
    return by


@transaction.atomic
def settle_rule(
    *, rule: RetentionRule, by: User, months: int, counts_from: str, valid_from: date, reviewed_by_jurist: str
) -> RetentionRule:
    """A new version of a term, settled by a jurist who is named. The old one stays, for what was erased on it."""
    require_keeper(by)
    versions = RetentionRule.objects.filter(kind=rule.kind, task=rule.task)
    newest = versions.aggregate(newest=Max("number"))["newest"]
    if rule.number != newest:
        raise Refused("Iemand anders stelde intussen een nieuwe versie vast. Kijk daar eerst naar.")
    if not reviewed_by_jurist.strip():
        raise Refused("Schrijf op welke jurist dit vaststelde.")
    latest = versions.aggregate(latest=Max("valid_from"))["latest"]
    if valid_from < latest:
        raise Refused(f"Er geldt al een versie vanaf {latest:%d-%m-%Y}. Kies die dag of een latere.")
    new = RetentionRule(
        kind=rule.kind, task=rule.task, number=newest + 1, months=months, counts_from=counts_from, source=rule.source,
        mark=rule.mark, valid_from=valid_from, reviewed_by_jurist=reviewed_by_jurist.strip(), by=by,
    )  # fmt: skip
    save_new(new)
    audit.record("retention.settled", by=by, about=new,
                 details={"kind": new.kind, "task": new.task, "months": new.months, "version": new.number})  # fmt: skip
    return new


@transaction.atomic
def place_hold(*, case: Case, by: User, reason: str, until: date | None = None) -> Hold:
    """From this moment nothing of this dossier is erased, also not by a round that was confirmed."""
    require_keeper(by)
    if holds_bsn(reason):
        raise Refused("Haal het BSN uit de tekst. Dat hebben we niet nodig.")
    # Waits for an erasure that is going on, and then finds no case.
    if not Case.objects.select_for_update().filter(pk=case.pk).exists():
        raise Refused("Dit dossier is al gewist.")
    hold = save_new(Hold(case=case, reason=reason.strip(), until=until, by=by))
    audit.record("hold.placed", by=by, about=hold, details={"until": str(until or "")})
    return hold


@transaction.atomic
def lift_hold(*, hold: Hold, by: User, reason: str) -> HoldEnding:
    """Erasing may go on, when it is due."""
    require_keeper(by)
    Case.objects.select_for_update().get(pk=hold.case_id)
    if HoldEnding.objects.filter(hold=hold).exists():
        raise Refused("Deze stop is al opgeheven.")
    ending = save_new(HoldEnding(hold=hold, reason=reason.strip(), by=by))
    audit.record("hold.lifted", by=by, about=hold, case_id=hold.case_id)
    return ending


def require_case_by_reference(reference: str) -> Case:
    """The case with this kenmerk; nothing of it is shown here but the kenmerk itself."""
    case = Case.objects.filter(reference__iexact=reference.strip()).first()
    if case is None:
        raise Refused("Dit kenmerk bestaat niet.")
    return case
