"""Work, income and housing: a new situation ends the one before it."""

from datetime import date, timedelta
from typing import TypedDict, Unpack

from django.db import transaction

import audit
from accounts.models import User
from cases.corrected import corrected
from cases.jongeren.models import Jongere
from cases.leefsituatie.models import WerkInkomen, Woonsituatie
from cases.records import save_changes, save_new


class WerkValues(TypedDict, total=False):
    status: str
    werkgever: str
    uren_per_week: int | None
    inkomensbron: str
    since: date
    until: date | None


class WoonValues(TypedDict, total=False):
    vorm: str
    since: date
    until: date | None
    toelichting: str


@transaction.atomic
def record_werk(*, jongere: Jongere, by: User | None, **values: Unpack[WerkValues]) -> WerkInkomen:
    """Write down how work and income are now; a situation with an end is history and leaves the current one alone."""
    werk = WerkInkomen(jongere=jongere, **values)
    if werk.until is None:
        end_before(jongere.werk_inkomen.current().first(), werk.since)
    save_new(werk)
    audit.record("werk_inkomen.recorded", by=by, about=werk)
    return werk


@transaction.atomic
def correct_werk(*, werk: WerkInkomen, by: User | None, **values: Unpack[WerkValues]) -> WerkInkomen:
    changed = save_changes(werk, **values)
    audit.record("werk_inkomen.corrected", by=by, about=werk, fields=changed)
    corrected(werk, fields=changed, by=by)
    return werk


@transaction.atomic
def record_wonen(*, jongere: Jongere, by: User | None, **values: Unpack[WoonValues]) -> Woonsituatie:
    """Write down how someone lives now; a situation with an end is history and leaves the current one alone."""
    wonen = Woonsituatie(jongere=jongere, **values)
    if wonen.until is None:
        end_before(jongere.woonsituaties.current().first(), wonen.since)
    save_new(wonen)
    audit.record("woonsituatie.recorded", by=by, about=wonen)
    return wonen


@transaction.atomic
def correct_wonen(*, wonen: Woonsituatie, by: User | None, **values: Unpack[WoonValues]) -> Woonsituatie:
    changed = save_changes(wonen, **values)
    audit.record("woonsituatie.corrected", by=by, about=wonen, fields=changed)
    corrected(wonen, fields=changed, by=by)
    return wonen


def end_before(situation: WerkInkomen | Woonsituatie | None, since: date) -> None:
    """End a situation on the day before, or on its own first day when both began on the same day."""
    if situation:
        save_changes(situation, until=max(situation.since, since - timedelta(days=1)))
