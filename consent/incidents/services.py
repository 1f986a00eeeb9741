"""Acts on an incident: write it down, take a step, and say which part of the log it is about."""

import uuid
from datetime import datetime

from django.db import connection, transaction

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.records import save_new
from cases.refusals import Refused
from consent.fg import ROLE, require_fg, require_past, without_bsn
from consent.incidents.clocks import clocks_of
from consent.incidents.models import Incident, IncidentStep, Reach, ReachTakenBack, StepKind


@transaction.atomic
def record_incident(
    *, by: User, title: str, told: str, discovered_at: datetime, is_datalek: bool = False, is_cyber: bool = False
) -> Incident:
    """Write it down. From the moment that it was discovered the clocks run."""
    require_fg(by)
    require_past(discovered_at)
    incident = Incident(title=without_bsn(title), told=without_bsn(told), is_datalek=is_datalek, is_cyber=is_cyber,
                        discovered_at=discovered_at, by=by)  # fmt: skip
    save_new(incident)
    audit.record("incident.recorded", by=by, about=incident, role=ROLE)
    return incident


@transaction.atomic
def take_step(
    *, incident: Incident, by: User, kind: str, happened_at: datetime, text: str, reference: str = ""
) -> IncidentStep:
    """Write down what was done or decided. Closing comes last: when the law has its answers."""
    require_fg(by)
    require_past(happened_at)
    incident = lock(incident)
    if kind not in incident.possible_steps():
        raise Refused("Dit kan nu niet: het incident is intussen gesloten of geopend, of dit hoort er niet bij.")
    if kind in (StepKind.WARNED, StepKind.REPORTED) and happened_at < incident.discovered_at:
        raise Refused("Je kunt niet melden voordat het incident ontdekt was.")
    if kind == StepKind.CLOSED:
        require_answered(incident)
    step = IncidentStep(incident=incident, kind=kind, happened_at=happened_at, text=without_bsn(text),
                        reference=reference.strip(), by=by)  # fmt: skip
    save_new(step)
    audit.record("incident.step_taken", by=by, about=incident, details={"kind": str(kind)}, role=ROLE)
    return step


@transaction.atomic
def set_reach(
    *,
    incident: Incident,
    by: User,
    since: datetime,
    until: datetime | None = None,
    actor: tuple[uuid.UUID, str] | None = None,
    partner: tuple[uuid.UUID, str] | None = None,
    case: Case | None = None,
) -> Reach:
    """Say which lines of the log belong to it; several of these add up."""
    require_fg(by)
    require_past(since)
    (actor_id, actor_naam), (partner_id, partner_naam) = actor or (None, ""), partner or (None, "")
    reach = Reach(
        incident=lock(incident), since=since, until=until, actor_id=actor_id, actor_naam=actor_naam,
        ketenpartner_id=partner_id, ketenpartner_naam=partner_naam, case_id=case.pk if case else None,
        case_reference=case.reference if case else "", by=by,
    )  # fmt: skip
    save_new(reach)
    audit.record("incident.reach_set", by=by, about=incident, role=ROLE)
    return reach


@transaction.atomic
def take_back_reach(*, reach: Reach, by: User, reason: str) -> ReachTakenBack:
    """It has nothing to do with it after all; that it was thought so stays."""
    require_fg(by)
    if ReachTakenBack.objects.filter(reach=reach).exists():
        raise Refused("Dit is al weggehaald.")
    back = ReachTakenBack(reach=reach, reason=without_bsn(reason), by=by)
    save_new(back)
    audit.record("incident.reach_taken_back", by=by, about=reach.incident, role=ROLE)
    return back


def require_answered(incident: Incident) -> None:
    if waits := [clock.label for clock in clocks_of(incident) if clock.runs]:
        raise Refused(f"Leg eerst dit vast: {', '.join(waits)}. Ook als het niet nodig is.")
    if incident.is_datalek and not incident.last_step(StepKind.TOLD, StepKind.NOT_TELL):
        raise Refused("Leg eerst vast dat de jongeren het hoorden, of waarom niet (AVG artikel 34).")


def lock(incident: Incident) -> Incident:
    """One act at a time. A lock by number, because nobody may update an incident, not even to lock it."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"incident:{incident.pk}"])
    return Incident.objects.with_standing().get(pk=incident.pk)
