"""The content of one list of aandachtspunten: for one phase, and for one doelgroep or for all."""

from dataclasses import dataclass, field
from typing import Any, Self

from cases.content.bodies import ContentRefused, body_of
from cases.content.models import ContentKind
from cases.dossier.tasks import Doelgroep, Phase

LONGEST = 500
MOST = 40


@body_of(ContentKind.AANDACHTSPUNTEN)
@dataclass(frozen=True, kw_only=True)
class Aandachtspunten:
    """Points for one phase; without a doelgroep they hold for everybody."""

    phase: Phase
    doelgroep: Doelgroep | None = None
    points: list[str] = field(default_factory=list)

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        if body.get("phase") not in Phase.values:
            raise ContentRefused("Kies bij welke fase deze aandachtspunten horen.")
        if body.get("doelgroep") not in (None, "", *Doelgroep.values):
            raise ContentRefused("Deze doelgroep kennen we niet.")
        points = [str(point).strip() for point in body.get("points") or [] if str(point).strip()]
        if not points:
            raise ContentRefused("Schrijf ten minste één aandachtspunt op.")
        if len(points) > MOST or any(len(point) > LONGEST for point in points):
            raise ContentRefused(f"Schrijf hoogstens {MOST} punten op, van hoogstens {LONGEST} tekens elk.")
        doelgroep = Doelgroep(body["doelgroep"]) if body.get("doelgroep") else None
        return cls(phase=Phase(body["phase"]), doelgroep=doelgroep, points=points)

    def to_json(self) -> dict[str, Any]:
        return {"phase": self.phase.value, "doelgroep": self.doelgroep and self.doelgroep.value, "points": self.points}
