"""How far a campaign is: reached, not reached, not tried yet, and helped to school, work or care (B157)."""

from collections import Counter
from dataclasses import dataclass

from cases.campagne.models import HELPED, Campagne, Gevolg
from cases.matrix.figures import SMALLEST, told


@dataclass(frozen=True)
class Progress:
    """Numbers of one campaign."""

    total: int
    reached: int
    tried: int
    outcomes: list[tuple[str, int]]
    helped: int

    @property
    def untried(self) -> int:
        return self.total - self.reached - self.tried

    def in_public(self) -> list[tuple[str, str]]:
        """For a file that leaves the house: no names, and no number under ten, also not one that is left over when
        the others are taken from the total; then there is no total."""
        parts = [("Gesproken", self.reached), ("Geprobeerd, niet gesproken", self.tried),
                 ("Nog niet geprobeerd", self.untried)]  # fmt: skip
        small = [number for _, number in parts if number < SMALLEST]
        subtracts = small and sum(small) < SMALLEST <= self.total
        total = [] if subtracts else [("Jongeren", self.total)]
        return [(label, told(number)) for label, number in (*total, *parts, *self.outcomes)]


def progress_of(campagne: Campagne) -> Progress:
    rows = list(campagne.deelnames.with_progress().values_list("tried", "reached", "outcome"))  # type: ignore[misc]  # annotated
    reached = sum(1 for _, spoken, _ in rows if spoken)
    found = Counter(outcome for _, _, outcome in rows if outcome)
    return Progress(
        total=len(rows),
        reached=reached,
        tried=sum(1 for tried, spoken, _ in rows if tried and not spoken),
        outcomes=[(str(kind.label), found[kind.value]) for kind in Gevolg],
        helped=sum(found[kind.value] for kind in HELPED),
    )
