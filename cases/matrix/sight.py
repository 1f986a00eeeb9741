"""Buiten beeld: open cases without a recent contact, score or next step, and since when (A5).

A score is only missed where a werkproces runs: nothing here nudges to score everybody (AP, 15-2-2018).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from cases.betrokkenheid.models import Betrokkenheid, Intensity, days_for
from cases.contact.models import Contactmoment
from cases.dossier.caseload import last_contact
from cases.dossier.models import Case
from cases.plan.models import Action
from cases.thresholds.models import Thresholds
from cases.zrm.models import ScoreProcess

MISSING = {"contact": "Contact", "score": "Score", "stap": "Volgende stap"}


@dataclass(frozen=True)
class Missing:
    """One thing that is missing in a case, and since when it was last there."""

    what: str
    since: date


@dataclass(frozen=True)
class OutOfSight:
    case: Case
    missing: list[Missing]


def out_of_sight(cases: QuerySet[Case], rule: Thresholds, what: str = "") -> QuerySet[Case]:
    """Open cases in which something is missing, or this one thing; who was spoken to longest ago comes first."""
    conditions = conditions_of(rule)
    wanted = conditions.get(what) or (conditions["contact"] | conditions["score"] | conditions["stap"])
    found = cases.filter(closed_at=None).filter(wanted).annotate(last_contact=last_contact())
    return found.order_by(F("last_contact").asc(nulls_first=True), "opened_at", "pk")


def conditions_of(rule: Thresholds) -> dict[str, Q]:
    """Contact and step are waited for as long as fits how close we stand (C7); a score is not.

    The cheapest comes first in each, because PostgreSQL asks what is joined by "or" in the order it is written in.
    """
    day = timezone.localdate()
    measured = ScoreProcess.objects.running().filter(measured_on__lt=day - timedelta(days=rule.score_days))
    groups = who_stands_where().items()
    return {
        "contact": any_of(quiet(group, days_for(intensity, rule.contact_days)) for intensity, group in groups),
        "score": Q(pk__in=measured.values("case")),
        "stap": any_of(without_step(group, days_for(intensity, rule.step_days)) for intensity, group in groups),
    }


def who_stands_where() -> dict[Intensity, Q]:
    """The cases to which we stand so close; whoever was never chosen for stands at a distance."""
    now = Betrokkenheid.objects.current()
    chosen = {one: Q(pk__in=now.filter(intensity=one).values("case")) for one in (Intensity.DICHTBIJ, Intensity.LATENT)}
    return chosen | {Intensity.OP_AFSTAND: ~(chosen[Intensity.DICHTBIJ] | chosen[Intensity.LATENT])}


def any_of(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)


def quiet(group: Q, days: int) -> Q:
    since = timezone.now() - timedelta(days=days)
    spoken = Contactmoment.objects.filter(case=OuterRef("pk"), at__gte=since).reached()
    return Q(opened_at__lt=since) & group & ~Q(Exists(spoken))


def without_step(group: Q, days: int) -> Q:
    since = timezone.now() - timedelta(days=days)
    steps = Action.objects.filter(goal__plan__case=OuterRef("pk"), goal__plan__ended_on=None)
    lately = steps.filter(Q(done_on=None) | Q(done_on__gte=timezone.localdate(since)))
    return Q(opened_at__lt=since) & group & ~Q(Exists(lately))


def with_reasons(cases: QuerySet[Case]) -> QuerySet[Case]:
    """What is needed to say what is missing since when, in a number of queries that does not grow."""
    last_step = Action.objects.filter(goal__plan__case=OuterRef("pk")).order_by().values("goal__plan__case")
    running = Action.objects.undone().filter(goal__plan__case=OuterRef("pk"), goal__plan__ended_on=None)
    process = ScoreProcess.objects.running().filter(case=OuterRef("pk"))
    stance = Betrokkenheid.objects.filter(case=OuterRef("pk")).order_by("-at", "-pk")
    return cases.select_related("jongere", "regiehouder").annotate(
        last_step=Subquery(last_step.annotate(last=Max("done_on")).values("last"), output_field=models.DateField()),
        has_step=Exists(running),
        intensity=Subquery(stance.values("intensity")[:1]),
        measured_on=Subquery(process.values("measured_on")[:1], output_field=models.DateField()),
    )


def in_words(case: Case, rule: Thresholds) -> OutOfSight:
    """What is missing in this case; it came through `with_reasons`."""
    day, opened = timezone.localdate(), timezone.localdate(case.opened_at)
    known: dict[str, date | None] = {
        "contact": timezone.localdate(case.last_contact) if case.last_contact else opened,  # type: ignore[attr-defined]  # annotated
        "score": case.measured_on,  # type: ignore[attr-defined]  # annotated
        "stap": None if case.has_step else max(case.last_step or opened, opened),  # type: ignore[attr-defined]  # annotated
    }
    stance: str | None = case.intensity  # type: ignore[attr-defined]  # annotated
    limits = {
        "contact": days_for(stance, rule.contact_days),
        "score": rule.score_days,
        "stap": days_for(stance, rule.step_days),
    }
    late = {what: since for what, since in known.items() if since and (day - since).days >= limits[what]}
    return OutOfSight(case, [Missing(MISSING[what], since) for what, since in late.items()])
