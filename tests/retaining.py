"""Dossiers that are old enough to go, through the same services as the screens; time alone is put back by hand."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cases.bijzonder.services import record_instemming
from cases.dossier.models import Case
from cases.dossier.services import close_case
from cases.jongeren.models import Jongere
from consent.retention.models import RetentionRule
from consent.retention.services import settle_rule
from tests import factories as make
from tests import intaking


def closed_years_ago(years: float, *, case: Case | None = None, **over: Any) -> Case:
    """A dossier that was closed so long ago; under the Doorstroompunt unless said otherwise."""
    case = case or make.make_case(**{"task": "doorstroompunt", "jongere": make.make_jongere(age=21)} | over)
    if case.closed_at is None:
        case.refresh_from_db()
        close_case(case=case, version=case.version, reason="werk", by=case.regiehouder)
    day = timezone.now() - timedelta(days=365.25 * years)
    Case.objects.filter(pk=case.pk).update(opened_at=day - timedelta(days=100), closed_at=day)
    case.refresh_from_db()
    return case


def settled(*, by: Any, kind: str = "dossier", task: str = "doorstroompunt", **over: Any) -> RetentionRule:
    """A jurist settled the term as it came with the product."""
    rule = RetentionRule.objects.in_force().get(kind=kind, task=task)
    values = {"months": rule.months, "counts_from": rule.counts_from, "valid_from": timezone.localdate(),
              "reviewed_by_jurist": "mr. A. de Groot, jurist"}  # fmt: skip
    return settle_rule(rule=rule, by=by, **values | over)


def with_special(case: Case) -> Case:
    """Something about health, told after the jongere agreed to be supported."""
    record_instemming(case=case, how="gesprek", by=case.regiehouder)
    intaking.make_special(intake=intaking.make_intake(case=case))
    return case


def born_on(jongere: Jongere, day: date) -> None:
    Jongere.objects.filter(pk=jongere.pk).update(geboortedatum=day)
