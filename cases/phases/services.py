"""Moving a case through the phases: through the gate, with a reason to deviate, or back when the work asks for it."""

from collections.abc import Sequence

from django.db import transaction

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.dossier.tasks import Phase
from cases.phases.gates import missing
from cases.phases.models import PhaseStep, StepKind
from cases.records import save_new
from cases.refusals import Refused
from cases.versions import update_versioned

ORDER = list(Phase)


class NotReady(Refused):
    def __init__(self, missing: list[str]) -> None:
        super().__init__(f"Dit ontbreekt nog: {' '.join(missing)} Je kunt afwijken als je opschrijft waarom.")
        self.missing = missing


class NotThatWay(Refused):
    def __init__(self) -> None:
        super().__init__("De casus is intussen in een andere fase. Kijk waar hij nu staat.")


def following(phase: str) -> Phase | None:
    """The next phase; none after the last."""
    place = ORDER.index(Phase(phase)) + 1
    return ORDER[place] if place < len(ORDER) else None


def earlier(phase: str) -> list[Phase]:
    return ORDER[: ORDER.index(Phase(phase))]


@transaction.atomic
def move_on(*, case: Case, version: int, by: User) -> PhaseStep:
    """To the next phase. Raises NotReady with what is missing."""
    to = following(case.phase)
    if to is None:
        raise NotThatWay
    if lacking := missing(case, to):
        raise NotReady(lacking)
    return step(case, to, StepKind.GATE, version=version, by=by)


@transaction.atomic
def deviate(*, case: Case, version: int, to: str, motivation: str, by: User) -> PhaseStep:
    """To a later phase although something is missing, or over one (B12). What was missing is kept."""
    if Phase(to) in [*earlier(case.phase), Phase(case.phase)]:
        raise NotThatWay
    lacking = missing(case, Phase(to))
    return step(case, Phase(to), StepKind.DEVIATION, version=version, by=by, motivation=motivation, missing=lacking)


@transaction.atomic
def go_back(*, case: Case, version: int, to: str, motivation: str, by: User) -> PhaseStep:
    """To an earlier phase, because the work asks for it (B11, B146)."""
    if Phase(to) not in earlier(case.phase):
        raise NotThatWay
    return step(case, Phase(to), StepKind.RETURN, version=version, by=by, motivation=motivation)


@transaction.atomic
def begin_in(*, case: Case, phase: str, by: User) -> None:
    """A case that was opened while the work was under way already."""
    if Phase(phase) != Phase.WAARNEMEN:
        step(case, Phase(phase), StepKind.START, version=case.version, by=by, motivation="Zo begon het dossier.")


def step(
    case: Case,
    to: Phase,
    kind: StepKind,
    *,
    version: int,
    by: User,
    motivation: str = "",
    missing: Sequence[str] = (),
) -> PhaseStep:
    """Add the step first, the phase after it: the database takes them in that order only."""
    require_open(case)
    Case.objects.select_for_update().get(pk=case.pk)
    made = save_new(
        PhaseStep(
            case=case,
            number=case.phase_steps.count() + 1,
            from_phase=case.phase,
            to_phase=to,
            kind=kind,
            motivation=motivation.strip(),
            missing=list(missing),
            by=by,
        )
    )
    update_versioned(case, version=version, phase=to.value)
    audit.record(
        "phase.stepped", by=by, about=made, details={"from": made.from_phase, "to": made.to_phase, "kind": made.kind}
    )
    return made
