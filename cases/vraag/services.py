"""Writing down what the jongere asks and what was seen."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.vraag.models import Observatie, Ondersteuningsvraag


class NotYet(Refused):
    def __init__(self) -> None:
        super().__init__("Kies een dag die al geweest is.")


class ObservatieValues(TypedDict, total=False):
    text: str
    seen_by: str
    seen_on: date


@transaction.atomic
def put_vraag(*, case: Case, kind: str, text: str, by: User, said_on: date | None = None) -> Ondersteuningsvraag:
    """What the jongere asks now. What was asked before stays to be read (B17)."""
    require_open(case)
    require_past(said_on)
    vraag = save_new(
        Ondersteuningsvraag(case=case, kind=kind, text=text, said_on=said_on or timezone.localdate(), by=by)
    )
    audit.record("vraag.put", by=by, about=vraag, details={"kind": kind})
    return vraag


@transaction.atomic
def record_observatie(*, case: Case, by: User, **values: Unpack[ObservatieValues]) -> Observatie:
    require_open(case)
    require_past(values.get("seen_on"))
    observatie = save_new(Observatie(case=case, by=by, **values))
    audit.record("observatie.recorded", by=by, about=observatie)
    return observatie


@transaction.atomic
def correct_observatie(*, observatie: Observatie, by: User, **values: Unpack[ObservatieValues]) -> Observatie:
    require_open(observatie.case)
    require_past(values.get("seen_on"))
    changed = save_changes(observatie, **values)
    audit.record("observatie.corrected", by=by, about=observatie, fields=changed)
    return observatie


def require_past(day: date | None) -> None:
    """Refuse a day that is still to come."""
    if day and day > timezone.localdate():
        raise NotYet
