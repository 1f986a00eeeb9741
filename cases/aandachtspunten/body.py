"""The content of one list of aandachtspunten: for one phase, and for one doelgroep or for all."""

from dataclasses import dataclass, field
from typing import Any, Self

from cases.content.bodies import ContentRefused, body_of
from cases.content.models import ContentKind
from cases.doelgroepen.own import is_known
from cases.dossier.tasks import Phase

LONGEST = 500
MOST = 40


@body_of(ContentKind.AANDACHTSPUNTEN)
@dataclass(frozen=True, kw_only=True)
class Aandachtspunten:
    """Points for one phase; without a doelgroep they hold for everybody."""

    phase: Phase
    doelgroep: str = ""
    points: list[str] = field(default_factory=list)

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        if body.get("phase") not in Phase.values:
            raise ContentRefused("Kies bij welke fase deze aandachtspunten horen.")
        doelgroep = str(body.get("doelgroep") or "")
        if doelgroep and not is_known(doelgroep):
            raise ContentRefused("Deze doelgroep kennen we niet.")
        points = [str(point).strip() for point in body.get("points") or [] if str(point).strip()]
        if not points:
            raise ContentRefused("Schrijf ten minste één aandachtspunt op.")
        if len(points) > MOST or any(len(point) > LONGEST for point in points):
            raise ContentRefused(f"Schrijf hoogstens {MOST} punten op, van hoogstens {LONGEST} tekens elk.")
        return cls(phase=Phase(body["phase"]), doelgroep=doelgroep, points=points)

    def to_json(self) -> dict[str, Any]:
        return {"phase": self.phase.value, "doelgroep": self.doelgroep or None, "points": self.points}
