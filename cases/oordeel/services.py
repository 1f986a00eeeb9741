"""Judging a melding: first what it rests on, then what becomes of it (routekaart 1.2)."""

from dataclasses import dataclass
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import open_case
from cases.dossier.tasks import Phase
from cases.oordeel.models import Oordeel, Outcome
from cases.phases.gates import missing
from cases.phases.services import move_on
from cases.refusals import Refused
from cases.signals.models import Melding, Status
from cases.signals.services import change_status
from cases.versions import update_versioned

STATUS_AFTER = {Outcome.AFSLUITEN: Status.AFGESLOTEN, Outcome.TER_KENNISGEVING: Status.TER_KENNISGEVING}
LONGEST_REASON = 300


class Parts(TypedDict, total=False):
    basis: str
    reden: str
    acties: str
    reactie: str
    contacten: str
    hulp: str
    verzuimoverzicht: str
    verwachting: str
    direct_action: bool | None
    outcome: str
    outcome_reason: str


@dataclass(frozen=True, kw_only=True)
class Lead:
    """Who will lead the new case, under which task, for which gemeente."""

    regiehouder: User
    task: str
    verantwoordelijke_gemeente: str


class PartsMissing(Refused):
    def __init__(self, missing: list[str]) -> None:
        super().__init__(f"Er ontbreekt nog iets voor een oordeel: {', '.join(missing)}.")


class DecidedBefore(Refused):
    def __init__(self) -> None:
        super().__init__("Over deze melding is al geoordeeld. Een oordeel verandert niet meer.")


class NotOpen(Refused):
    def __init__(self) -> None:
        super().__init__("Deze melding is afgesloten: er valt niets meer te beoordelen.")


class JongereUnknown(Refused):
    def __init__(self) -> None:
        super().__init__("Koppel de melding eerst aan een jongere. Pas dan kan er een dossier komen.")


class LeadMissing(Refused):
    def __init__(self) -> None:
        super().__init__("Kies een regiehouder, een taak en een gemeente voor het nieuwe dossier.")


def asked_of(melding: Melding) -> tuple[str, ...]:
    """The parts of the minimum information that apply to this melding (B39 to B45)."""
    conditional = (("verzuimoverzicht",) if melding.is_verzuim_18 else ()) + (
        ("verwachting",) if melding.is_direct else ()
    )
    return ("basis", "reden", "acties", "reactie", "contacten", "hulp", *conditional)


def required_of(melding: Melding, outcome: str) -> tuple[str, ...]:
    """Without these there is no oordeel. Contacts and help are there if there are any; to take notice asks less."""
    if outcome == Outcome.TER_KENNISGEVING:
        return ("reden",)
    return tuple(name for name in asked_of(melding) if name not in ("contacten", "hulp"))


@transaction.atomic
def write_oordeel(*, melding: Melding, version: int, by: User, **parts: Unpack[Parts]) -> Oordeel:
    """Keep what we know so far. Whoever begins to judge a melding has taken it up."""
    require_open(melding)
    Melding.objects.select_for_update().get(pk=melding.pk)
    oordeel, is_new = Oordeel.objects.get_or_create(melding=melding)
    if oordeel.decided_at:
        raise DecidedBefore
    unasked = {"verzuimoverzicht", "verwachting"} - set(asked_of(melding))
    changed = update_versioned(oordeel, version=version, **{k: v for k, v in parts.items() if k not in unasked})
    if is_new and melding.status == Status.GEREGISTREERD:
        change_status(melding=melding, status=Status.IN_BEHANDELING, by=by)
    audit.record("oordeel.written", by=by, about=melding, fields=changed)
    return oordeel


@transaction.atomic
def decide_oordeel(
    *, melding: Melding, version: int, by: User, lead: Lead | None = None, **parts: Unpack[Parts]
) -> Oordeel:
    """Conclude (B38, B55): on to analyseren in the one open case, or closed with the reason, or taken notice of."""
    oordeel = write_oordeel(melding=melding, version=version, by=by, **parts)
    require_parts(melding, oordeel)
    outcome = Outcome(oordeel.outcome)
    if outcome == Outcome.ANALYSEREN:
        bring_to_case(melding, lead, by=by)
    oordeel.decided_by, oordeel.decided_at = by, timezone.now()
    oordeel.save(update_fields=["decided_by", "decided_at"])
    if outcome == Outcome.ANALYSEREN:
        go_on(melding, by=by)
    if outcome in STATUS_AFTER:
        reason = oordeel.outcome_reason[:LONGEST_REASON]
        change_status(melding=melding, status=STATUS_AFTER[outcome], reason=reason, by=by)
    audit.record("oordeel.decided", by=by, about=melding, details={"outcome": outcome.value})
    return oordeel


def bring_to_case(melding: Melding, lead: Lead | None, *, by: User) -> Case:
    """A melding never makes a second open case: it is added to the one that runs, or opens the first."""
    if melding.jongere is None:
        raise JongereUnknown
    case = melding.jongere.cases.open().first()
    if case is None:
        if lead is None:
            raise LeadMissing
        case = open_case(
            jongere=melding.jongere, regiehouder=lead.regiehouder, by=by, task=lead.task,
            verantwoordelijke_gemeente=lead.verantwoordelijke_gemeente,
        )  # fmt: skip
    melding.case = case
    melding.save(update_fields=["case"])
    return case


def go_on(melding: Melding, *, by: User) -> None:
    """A case that still waited in waarnemen goes to analyseren, if nothing else is missing (B55)."""
    case = melding.case
    if case and case.phase == Phase.WAARNEMEN and not missing(case, Phase.ANALYSEREN):
        move_on(case=case, version=case.version, by=by)


def require_open(melding: Melding) -> None:
    if not melding.is_open:
        raise NotOpen


def require_parts(melding: Melding, oordeel: Oordeel) -> None:
    """Name everything that is missing at once, in the words of the form."""
    names = [*required_of(melding, oordeel.outcome), "outcome", "outcome_reason"]
    lacking = [name for name in names if not str(getattr(oordeel, name)).strip()]
    lacking += ["direct_action"] if oordeel.direct_action is None else []
    if lacking:
        labels = {field.name: str(field.verbose_name) for field in Oordeel._meta.concrete_fields}
        raise PartsMissing([labels[name] for name in lacking])
