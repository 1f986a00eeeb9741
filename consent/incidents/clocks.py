"""The clocks of an incident: 24 hours for the early warning, 72 for the AP, from the moment it was discovered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from consent.incidents.models import Incident, IncidentStep, StepKind

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Clock:
    """One term: when it ends, and how it was answered. It stands still once it was answered."""

    label: str
    law: str
    ends_at: datetime
    answer: IncidentStep | None
    now: datetime

    @property
    def runs(self) -> bool:
        return self.answer is None

    @property
    def is_needless(self) -> bool:
        return self.answer is not None and self.answer.kind in (StepKind.NOT_WARNED, StepKind.NOT_REPORTED)

    @property
    def is_late(self) -> bool:
        """Over its end, or answered after it; what need not be reported is never late."""
        return not self.is_needless and (self.answer.happened_at if self.answer else self.now) > self.ends_at

    @property
    def words(self) -> str:
        """How it stands, in words."""
        if self.is_needless:
            return "niet nodig"
        at = self.answer.happened_at if self.answer else self.now
        hours = hours_of(abs(self.ends_at - at))
        if self.answer:
            return f"{hours} te laat gedaan" if self.is_late else "op tijd gedaan"
        return f"te laat: {hours}" if self.is_late else f"nog {hours}"


def clocks_of(incident: Incident, now: datetime | None = None) -> list[Clock]:
    """What runs for this kind of incident, the shortest first."""
    at = now or timezone.now()
    found = []
    if incident.is_cyber:
        answer = incident.last_step(StepKind.WARNED, StepKind.NOT_WARNED)
        ends = incident.discovered_at + 24 * HOUR
        found.append(Clock("Vroege waarschuwing", "Cyberbeveiligingswet, 24 uur", ends, answer, at))
    if incident.is_datalek:
        answer = incident.last_step(StepKind.REPORTED, StepKind.NOT_REPORTED)
        ends = incident.discovered_at + 72 * HOUR
        found.append(Clock("Melding bij de AP", "AVG artikel 33, 72 uur", ends, answer, at))
    return found


def hours_of(span: timedelta) -> str:
    """Hours and, in the last hour, minutes; rounded down, so that nobody counts on time that is not there."""
    if span < HOUR:
        return f"{span // timedelta(minutes=1)} minuten"
    return f"{span // HOUR} uur"
