"""Following a protocol: beginning, marking steps by hand, deviating with a reason, and stopping."""

from datetime import date

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.protocols.body import Protocol, Step, What
from cases.protocols.models import MarkKind, Outcome, ProtocolRun, StepMark
from cases.records import save_changes, save_new
from cases.refusals import Refused


class NotInUse(Refused):
    def __init__(self) -> None:
        super().__init__("Dit protocol is niet in gebruik. Kies een ander.")


class AlreadyFollows(Refused):
    def __init__(self, run: ProtocolRun) -> None:
        super().__init__(f"Dit dossier volgt al het protocol {run}. Wissel van protocol als een ander beter past.")


class RunEnded(Refused):
    def __init__(self) -> None:
        super().__init__("Dit protocol is voor dit dossier al geëindigd.")


class NoSuchStep(Refused):
    def __init__(self) -> None:
        super().__init__("Deze stap staat niet in het protocol.")


class ReasonMissing(Refused):
    def __init__(self) -> None:
        super().__init__("Afwijken mag als je opschrijft waarom.")


class WrongDay(Refused):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


@transaction.atomic
def start_protocol(*, case: Case, edition: Edition, by: User, started_on: date | None = None) -> ProtocolRun:
    """From here on the steps of this version hold for the case."""
    require_open(case)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    for running in case.protocol_runs.running():
        raise AlreadyFollows(running)
    if not Edition.objects.of(ContentKind.PROTOCOL).in_force().filter(pk=edition.pk).exists():
        raise NotInUse
    day = started_on or timezone.localdate()
    if day > timezone.localdate():
        raise WrongDay("Een protocol begint niet in de toekomst.")
    run = save_new(ProtocolRun(case=case, edition=edition, started_on=day, by=by))
    audit.record("protocol.started", by=by, about=run, details={"edition": str(edition.pk)})
    return run


@transaction.atomic
def mark_step(
    *, run: ProtocolRun, step: str, kind: str, by: User, on: date | None = None, reason: str = ""
) -> StepMark:
    """Tick off, skip, move or reopen a step by hand. Anything but a task that was done asks for a reason (B64)."""
    held = require_running(run)
    about = require_step(held, step)
    day, today = on or timezone.localdate(), timezone.localdate()
    if kind == MarkKind.LATER and day < today:
        raise WrongDay("Kies een dag die nog komt.")
    if kind != MarkKind.LATER and day > today:
        raise WrongDay("Kies geen dag in de toekomst.")
    simply_done = kind == MarkKind.GEDAAN and about.what == What.TAAK
    if not reason.strip() and not simply_done and kind != MarkKind.HEROPEND:
        raise ReasonMissing
    mark = save_new(StepMark(run=held, step=step, kind=kind, on=day, reason=reason.strip(), by=by))
    audit.record("protocol.step_marked", by=by, about=mark, details={"step": step, "kind": kind})
    return mark


@transaction.atomic
def end_protocol(*, run: ProtocolRun, outcome: str, by: User, end_reason: str = "") -> ProtocolRun:
    """Contact was made, or the steps do not fit: then with a reason."""
    held = require_running(run)
    save_changes(held, ended_on=timezone.localdate(), ended_by=by, outcome=outcome, end_reason=end_reason)
    audit.record("protocol.ended", by=by, about=held, details={"outcome": outcome})
    return held


@transaction.atomic
def change_protocol(*, run: ProtocolRun, edition: Edition, end_reason: str, by: User) -> ProtocolRun:
    """Go on under another protocol, from today."""
    end_protocol(run=run, outcome=Outcome.GEWISSELD, end_reason=end_reason, by=by)
    return start_protocol(case=run.case, edition=edition, by=by)


def require_running(run: ProtocolRun) -> ProtocolRun:
    held = ProtocolRun.objects.select_for_update(of=("self",)).select_related("edition", "case").get(pk=run.pk)
    require_open(held.case)
    if held.ended_on:
        raise RunEnded
    return held


def require_step(run: ProtocolRun, code: str) -> Step:
    protocol: Protocol = read(run.edition)
    found = protocol.step(code)
    if found is None:
        raise NoSuchStep
    return found
