"""Buiten beeld: open cases without a recent contact, score or next step, and since when (A5).

A score is only missed where a werkproces runs: nothing here nudges to score everybody (AP, 15-2-2018).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

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
    now, day = timezone.now(), timezone.localdate()
    since = {name: now - timedelta(days=getattr(rule, f"{name}_days")) for name in ("contact", "step")}
    spoken = Contactmoment.objects.filter(case=OuterRef("pk"), at__gte=since["contact"]).reached()
    measured = ScoreProcess.objects.running().filter(
        case=OuterRef("pk"), measured_on__lt=day - timedelta(days=rule.score_days)
    )
    steps = Action.objects.filter(goal__plan__case=OuterRef("pk"), goal__plan__ended_on=None)
    lately = steps.filter(Q(done_on=None) | Q(done_on__gte=timezone.localdate(since["step"])))
    return {
        "contact": Q(~Exists(spoken), opened_at__lt=since["contact"]),
        "score": Q(Exists(measured)),
        "stap": Q(~Exists(lately), opened_at__lt=since["step"]),
    }


def with_reasons(cases: QuerySet[Case]) -> QuerySet[Case]:
    """What is needed to say what is missing since when, in a number of queries that does not grow."""
    last_step = Action.objects.filter(goal__plan__case=OuterRef("pk")).order_by().values("goal__plan__case")
    running = Action.objects.undone().filter(goal__plan__case=OuterRef("pk"), goal__plan__ended_on=None)
    process = ScoreProcess.objects.running().filter(case=OuterRef("pk"))
    return cases.select_related("jongere", "regiehouder").annotate(
        last_step=Subquery(last_step.annotate(last=Max("done_on")).values("last"), output_field=models.DateField()),
        has_step=Exists(running),
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
    limits = {"contact": rule.contact_days, "score": rule.score_days, "stap": rule.step_days}
    late = {what: since for what, since in known.items() if since and (day - since).days >= limits[what]}
    return OutOfSight(case, [Missing(MISSING[what], since) for what, since in late.items()])
