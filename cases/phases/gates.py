"""What must be there before a case enters a phase. Every noun says its own part; a gate advises, a person decides.

A noun registers with `@gate(Phase.PLANNEN)` a function that takes a case and yields a Dutch sentence for each thing
that is missing. Name its module in `cases.apps.REGISTER_THEMSELVES`.
"""

from collections.abc import Callable, Iterable, Iterator

from cases.dossier.models import Case
from cases.dossier.tasks import Phase

Gate = Callable[[Case], Iterable[str]]
GATES: dict[Phase, list[Gate]] = {phase: [] for phase in Phase}


def gate(phase: Phase) -> Callable[[Gate], Gate]:
    """Register what is asked for before this phase."""

    def register(ask: Gate) -> Gate:
        GATES[phase].append(ask)
        return ask

    return register


def missing(case: Case, phase: Phase) -> list[str]:
    """What is not there yet for this phase, in words; empty when the way is free."""
    return [sentence for ask in GATES[phase] for sentence in ask(case)]


@gate(Phase.HANDELEN)
def a_plan_to_carry_out(case: Case) -> Iterator[str]:
    """One plan, in the words of the jongere, with something to reach (B117, C3)."""
    plan = case.jongere.plans.active().first()
    if plan is None:
        yield "Er is nog geen plan."
    elif not plan.goals.exists():
        yield "In het plan staat nog geen doel."


@gate(Phase.EVALUEREN)
def nothing_left_open(case: Case) -> Iterator[str]:
    """Every goal is reached, or the plan has ended (B148)."""
    plan = case.jongere.plans.active().first()
    if plan and (open_goals := plan.goals.unreached().count()):
        yield f"In het plan {'staat nog één doel' if open_goals == 1 else f'staan nog {open_goals} doelen'} open."
