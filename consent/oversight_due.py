"""What waits for the FG: the clocks of incidents, samples to review, decisions without a second reader, and rounds of
erasing that a colleague proposed."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from accounts.rights import Right, Role
from consent.afwegingen.models import Afweging
from consent.incidents.clocks import clocks_of
from consent.incidents.models import Incident, StepKind
from consent.retention.models import Round
from consent.samples.models import SampleItem


@dataclass(frozen=True)
class Due:
    """One thing that waits; `kind` says which page opens it, `count` how many there are."""

    kind: str
    text: str
    standing: str
    is_late: bool
    about_id: uuid.UUID | None = None


def due_for(user: User) -> list[Due]:
    """All of it, what is late first; nothing for who is not the FG."""
    if not user.has_role(Role.FG):
        return []
    found = [*of_incidents(user), *of_samples(user), *of_readers(user), *of_rounds(user)]
    return sorted(found, key=lambda due: not due.is_late)


def of_incidents(user: User) -> Iterator[Due]:
    """A clock that runs; and telling the jongeren, once that was decided."""
    for incident in Incident.objects.for_user(user).open():
        for clock in clocks_of(incident):
            if clock.runs:
                yield Due("incident", f"{clock.label}: {incident.title}", clock.words, clock.is_late, incident.pk)
        decided = incident.last_step(StepKind.TELL, StepKind.NOT_TELL, StepKind.TOLD)
        if decided and decided.kind == StepKind.TELL:
            yield Due("incident", f"De jongeren vertellen: {incident.title}", since(decided.at), False, incident.pk)


def of_samples(user: User) -> Iterator[Due]:
    waiting = SampleItem.objects.for_user(user).filter(finding=None, sample__by=user)
    if count := waiting.count():
        yield Due("steekproef", "Nakijken in een steekproef", f"{count} te gaan", False)


def of_readers(user: User) -> Iterator[Due]:
    waiting = Afweging.objects.for_user(user, Right.VIEW_CASE).awaiting_second_reader().order_by("decided_at")
    if first := waiting.first():
        yield Due(
            "meelezers", "Besluiten wachten op een meelezer", f"{waiting.count()}, {since(first.decided_at)}", False
        )


def of_rounds(user: User) -> Iterator[Due]:
    """Each waits for a second person: never for who proposed it."""
    for ronde in Round.objects.for_user(user).proposed().exclude(proposed_by=user).order_by("proposed_at"):
        yield Due("wisronde", "Een wisronde wacht op jou", since(ronde.proposed_at), False, ronde.pk)


def since(at: datetime | None) -> str:
    return f"sinds {timezone.localtime(at):%d-%m-%Y}" if at else ""
