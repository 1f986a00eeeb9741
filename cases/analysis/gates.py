"""What must be understood before there is a plan."""

from collections.abc import Iterator

from cases.analysis.services import newest_of, open_points
from cases.dossier.models import Case
from cases.dossier.tasks import Phase
from cases.inlichting.services import talked_first
from cases.phases.gates import gate


@gate(Phase.PLANNEN)
def understood_first(case: Case) -> Iterator[str]:
    """The jongere was heard, and the four points are written down (B112, B114)."""
    if not talked_first(case):
        yield "Er is nog geen open gesprek met de jongere vastgelegd."
    if newest_of(case) is None:
        yield "Er is nog geen analyse."
    else:
        yield from (f"In de analyse staat nog niet: {point}." for point in open_points(case))
