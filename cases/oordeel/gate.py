"""What the gate to analyseren asks of meldingen (B55)."""

from collections.abc import Iterator

from cases.dossier.models import Case
from cases.dossier.tasks import Phase
from cases.phases.gates import gate
from cases.signals.models import Melding


@gate(Phase.ANALYSEREN)
def judged(case: Case) -> Iterator[str]:
    """The decision that action is needed comes before the analysis."""
    if Melding.objects.unjudged().filter(case=case).exists():
        yield "Over een melding is nog niet geoordeeld."
