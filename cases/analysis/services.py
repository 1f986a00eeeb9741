"""Making an analysis, taking causes back to the school, and naming who is there for the jongere."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

import audit
from accounts.models import User
from cases.analysis.models import Analysis, Schooloorzaak, Steunfiguur
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.inlichting.services import require_talk
from cases.records import save_changes, save_new
from cases.versions import ChangedByOther
from cases.vraag.services import require_past

# What each point is called in a sentence about what is missing.
POINTS = {
    "reasons": "de redenen van het verzuim of de uitval",
    "to_do": "wat er moet gebeuren",
    "earlier_actions": "wat er al is gedaan en wat dat deed",
    "earlier_help": "welke hulp er al was en wat die deed",
}


class AnalysisValues(TypedDict, total=False):
    reasons: str
    to_do: str
    earlier_actions: str
    earlier_help: str


class OorzaakValues(TypedDict, total=False):
    school: str
    text: str
    told_on: date | None
    told_to: str


class SteunValues(TypedDict, total=False):
    naam: str
    relatie: str
    telefoon: str
    since: date
    until: date | None


@transaction.atomic
def analyse(*, case: Case, version: int, by: User, **values: Unpack[AnalysisValues]) -> Analysis:
    """The next version of the analysis; `version` is the one that was read, 0 when there was none.

    Not before the jongere was heard (B114). Points may stay open: the gate to plannen tells which.
    """
    require_open(case)
    require_talk(case)
    Case.objects.select_for_update().get(pk=case.pk)
    newest = newest_of(case)
    if newest and newest.version != version:
        raise ChangedByOther(newest)
    analysis = save_new(Analysis(case=case, version=version + 1, by=by, **values))
    audit.record("analysis.made", by=by, about=analysis, details={"version": analysis.version})
    return analysis


@transaction.atomic
def record_schooloorzaak(*, case: Case, by: User, **values: Unpack[OorzaakValues]) -> Schooloorzaak:
    require_open(case)
    require_past(values.get("told_on"))
    oorzaak = save_new(Schooloorzaak(case=case, by=by, **values))
    audit.record("schooloorzaak.recorded", by=by, about=oorzaak)
    return oorzaak


@transaction.atomic
def correct_schooloorzaak(*, oorzaak: Schooloorzaak, by: User, **values: Unpack[OorzaakValues]) -> Schooloorzaak:
    """Put it right, or write down that it went back to the school."""
    require_open(oorzaak.case)
    require_past(values.get("told_on"))
    changed = save_changes(oorzaak, **values)
    audit.record("schooloorzaak.corrected", by=by, about=oorzaak, fields=changed)
    return oorzaak


@transaction.atomic
def add_steunfiguur(*, case: Case, by: User, **values: Unpack[SteunValues]) -> Steunfiguur:
    require_open(case)
    steunfiguur = save_new(Steunfiguur(jongere=case.jongere, **values))
    audit.record("steunfiguur.added", by=by, about=steunfiguur, case_id=case.pk)
    return steunfiguur


@transaction.atomic
def correct_steunfiguur(
    *, case: Case, steunfiguur: Steunfiguur, by: User, **values: Unpack[SteunValues]
) -> Steunfiguur:
    require_open(case)
    changed = save_changes(steunfiguur, **values)
    audit.record("steunfiguur.corrected", by=by, about=steunfiguur, case_id=case.pk, fields=changed)
    return steunfiguur


def newest_of(case: Case) -> Analysis | None:
    """The analysis as it is now."""
    return case.analyses.first()


def open_points(case: Case) -> list[str]:
    """Which of the four points of B112 are not written down yet, in words."""
    newest = newest_of(case)
    return [words for name, words in POINTS.items() if newest is None or not getattr(newest, name).strip()]
