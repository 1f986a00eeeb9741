"""Acts on an afweging: begin, answer, weigh, decide, read along, end, begin again."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.records import save_changes
from cases.refusals import Refused
from cases.versions import ChangedByOther
from consent.afwegingen import rules
from consent.afwegingen.models import (
    Afweging,
    AfwegingField,
    Alternative,
    Ending,
    FieldResult,
    Outcome,
    Question,
    SecondReading,
)
from consent.items import Way, coarser_items, items_of
from consent.machtigingen.services import ask
from consent.opvragen.services import note_asked, note_stopped
from consent.refusals import AlreadyDecided, NoSamenwerking, NotYourReading, SamePerson, StepMissing
from partners.models import Ketenpartner

# What `answer` may set; the rest follows from acts.
ANSWERS = frozenset({
    "recipient_task", "gesprek_op", "gesprek_reactie", "gesprek_toelichting", "grondslag_geven", "grondslag_ontvangen",
    "geheimhouding", "geen_taak_waarom", "nee_kan", "hulp_gaat_door", "geen_druk", "doel", "doel_zelfde",
    "doel_verenigbaar", "doel_resultaat", "valid_from", "valid_until", "terugkoppeling",
})  # fmt: skip
# Not the talk, because the jongere is asked again, and not the period.
COPIED = ANSWERS - {"gesprek_op", "gesprek_reactie", "gesprek_toelichting", "valid_from", "valid_until"}


class Organisation(Protocol):
    """A ketenpartner as this room needs it."""

    id: uuid.UUID
    naam: str
    kind: str


@dataclass(frozen=True)
class Line:
    """What the regiehouder chose for one field: a FieldResult, the coarser code where that is chosen, and why."""

    code: str
    outcome: str
    reason: str
    coarser: str = ""


def require_samenwerking(ketenpartner_id: uuid.UUID) -> Ketenpartner:
    """Return the partner when it works with this tenant today, or raise NoSamenwerking."""
    partner = Ketenpartner.objects.working_here().filter(pk=ketenpartner_id).first()
    if partner is None:
        known = Ketenpartner.objects.filter(pk=ketenpartner_id).first()
        raise NoSamenwerking(known.naam if known else "deze organisatie")
    return partner


@transaction.atomic
def start(
    *, case: Case, ketenpartner: Organisation, by: User, replaces: Afweging | None = None, direction: str = Way.GIVE
) -> Afweging:
    """Begin the four denkstappen for one named partner. Nothing is shared or asked by beginning."""
    require_open(case)
    partner = require_samenwerking(ketenpartner.id)
    afweging = Afweging.objects.create(
        case=case, ketenpartner_id=partner.id, ketenpartner_naam=partner.naam, ketenpartner_kind=partner.kind,
        created_by=by, replaces=replaces, direction=direction,
    )  # fmt: skip
    details = {"ketenpartner_id": partner.id, "direction": afweging.direction}
    audit.record("afweging.started", by=by, about=afweging, details=details)
    return afweging


def require_draft(afweging: Afweging, *, version: int | None = None) -> Afweging:
    """Lock the draft for this act; raise when it was decided, or changed by another since it was shown."""
    locked = Afweging.objects.select_for_update().get(pk=afweging.pk)
    if locked.is_decided:
        raise AlreadyDecided
    if version is not None and locked.version != version:
        raise ChangedByOther(locked)
    return locked


@transaction.atomic
def answer(*, afweging: Afweging, by: User, version: int | None = None, **values: Any) -> Afweging:
    """Keep answers of one step. `version` is the one that the page showed; another one means somebody else was here."""
    if unknown := set(values) - ANSWERS:
        raise TypeError(f"no answer of an afweging: {', '.join(sorted(unknown))}")
    draft = require_draft(afweging, version=version)
    draft.version += 1
    look_at(draft, *{rules.STEP_OF.get(name, "grondslag") for name in values})
    save_changes(draft, version=draft.version, looked_at=draft.looked_at, **values)
    audit.record("afweging.answered", by=by, about=draft, fields=sorted(values))
    return draft


def look_at(draft: Afweging, *steps: str) -> None:
    """Somebody saved these steps."""
    draft.looked_at = [step for step in rules.STEPS if step in {*draft.looked_at, *steps}]


@transaction.atomic
def weigh(*, afweging: Afweging, by: User, lines: Iterable[Line], version: int | None = None) -> Afweging:
    """Step 3: keep what was said of each field, in place of what was said before. Hard stops win at once (law 8)."""
    draft = require_draft(afweging, version=version)
    rows = [weighed(draft, line) for line in lines]
    require_no_contradiction(rows)
    rules.require_allowed(draft, [row.shared_code for row in rows if row.shared_code])
    draft.lines.all().delete()
    AfwegingField.objects.bulk_create(rows)
    draft.version += 1
    look_at(draft, "velden")
    draft.save(update_fields=["version", "looked_at"])
    audit.record("afweging.weighed", by=by, about=draft, fields=[row.code for row in rows])
    return draft


def weighed(afweging: Afweging, line: Line) -> AfwegingField:
    """The row for one line; raises Refused for an unknown code, a coarser one that does not fit, or no reason."""
    field = items_of(afweging.direction).get(line.code)
    if field is None:
        raise Refused("Dit veld bestaat niet.")
    if not line.reason.strip():
        raise Refused(f"{field.label}: schrijf op waarom.")
    shared = ""
    if line.outcome == FieldResult.SHARE:
        shared = line.code
    elif line.outcome == FieldResult.COARSER:
        shared = line.coarser or field.coarser or ""
        if shared not in {coarser.code for coarser in coarser_items(line.code)}:
            raise Refused(f"{field.label}: kies een grover veld dat hierbij hoort.")
    return AfwegingField(
        afweging=afweging, code=line.code, outcome=line.outcome, shared_code=shared, reason=line.reason.strip()
    )


def require_no_contradiction(rows: list[AfwegingField]) -> None:
    """What one line keeps back, another line may not share as its coarser form."""
    shared = {row.shared_code for row in rows if row.outcome == FieldResult.COARSER}
    for row in rows:
        if not row.shared_code and row.code in shared:
            raise Refused(f"{row.field.label}: dit deel je al, als grover gegeven. Kies hetzelfde op beide plekken.")


@transaction.atomic
def weigh_alternatives(
    *, afweging: Afweging, by: User, answers: dict[str, tuple[bool, str]], version: int | None = None
) -> Afweging:
    """Step 4: keep the answers to the five questions, each with its reason."""
    draft = require_draft(afweging, version=version)
    for question, (possible, reason) in answers.items():
        if not reason.strip():
            raise Refused(f"{Question(question).words(draft.direction)} Schrijf op waarom.")
        draft.alternatives.update_or_create(
            question=question, defaults={"possible": possible, "reason": reason.strip()}
        )
    draft.version += 1
    look_at(draft, "alternatieven")
    draft.save(update_fields=["version", "looked_at"])
    audit.record("afweging.alternatives", by=by, about=draft, fields=sorted(answers))
    return draft


@transaction.atomic
def decide(*, afweging: Afweging, by: User, version: int | None = None) -> Afweging:
    """Conclude the four denkstappen: share, or ask. From here on the partner may read what law and machtiging allow.

    Where the grondslag wants a signature the jongere is asked now, or after the second reader agreed.
    """
    draft = require_draft(afweging, version=version)
    if sentences := rules.missing(draft):
        raise StepMissing(sentences)
    require_open(draft.case)
    codes = draft.shared_codes()
    rules.require_allowed(draft, codes)
    require_samenwerking(draft.ketenpartner_id)
    draft.machtiging_kind = machtiging_kind(draft)
    draft.second_reader_required = rules.needs_second_reader(draft, codes)
    conclude(draft, by=by, outcome=Outcome.SHARE)
    if draft.machtiging_kind and not draft.second_reader_required:
        ask(afweging=draft, by=by)
    note_asked(draft)
    return draft


@transaction.atomic
def decide_not_to_share(*, afweging: Afweging, by: User, reason: str, version: int | None = None) -> Afweging:
    """Conclude that nothing is shared, and keep why (domain.md §2: document also what you do not share)."""
    draft = require_draft(afweging, version=version)
    if not reason.strip():
        raise Refused(f"Schrijf op waarom je niet {'vraagt' if draft.asks else 'deelt'}.")
    draft.reason = reason.strip()
    conclude(draft, by=by, outcome=Outcome.NOT_SHARE)
    return draft


def machtiging_kind(afweging: Afweging) -> str:
    """What the jongere is asked to sign: as the basis for giving says, else the basis for receiving."""
    for basis in (afweging.grondslag_geven, afweging.grondslag_ontvangen):
        if basis is not None and basis.machtiging_kind:
            return basis.machtiging_kind
    return ""


def conclude(draft: Afweging, *, by: User, outcome: Outcome) -> None:
    draft.outcome, draft.decided_by, draft.decided_at = outcome, by, timezone.now()
    draft.version += 1
    draft.save()
    grondslag = draft.grondslag_geven.code if draft.grondslag_geven else ""
    details = {
        "outcome": outcome.value, "ketenpartner_id": draft.ketenpartner_id, "grondslag": grondslag,
        "direction": draft.direction,
    }  # fmt: skip
    audit.record("afweging.decided", by=by, about=draft, fields=draft.shared_codes(), details=details)


@transaction.atomic
def second_read(*, afweging: Afweging, by: User, agreed: bool, remark: str = "") -> SecondReading:
    """A colleague reads along. Agreeing opens the share, or lets the jongere be asked; disagreeing keeps it closed."""
    decided = Afweging.objects.select_for_update().get(pk=afweging.pk)
    if by.pk == decided.decided_by_id:
        raise SamePerson
    if not Afweging.objects.awaiting_second_reader().filter(pk=decided.pk).exists():
        raise Refused("Bij deze afweging is geen tweede lezer meer nodig.")
    if not Afweging.objects.to_read_along(by).filter(pk=decided.pk).exists():
        raise NotYourReading
    if not agreed and not remark.strip():
        raise Refused("Schrijf op waarom je het er niet mee eens bent.")
    reading = SecondReading.objects.create(afweging=decided, reader=by, agreed=agreed, remark=remark.strip())
    audit.record("afweging.second_read", by=by, about=decided, details={"agreed": agreed})
    if agreed and decided.machtiging_kind:
        ask(afweging=decided, by=by)
    note_asked(decided)
    return reading


@transaction.atomic
def end(*, afweging: Afweging, by: User, reason: str) -> Ending:
    """Stop sharing before the date. The partner's next request shows nothing."""
    standing = Afweging.objects.select_for_update().get(pk=afweging.pk)
    if not standing.is_standing:
        raise Refused("Dit is al gestopt.")
    if not reason.strip():
        raise Refused("Schrijf op waarom je stopt.")
    ending = Ending.objects.create(afweging=standing, by=by, reason=reason.strip())
    audit.record("afweging.ended", by=by, about=standing)
    note_stopped(standing, by=by)
    return ending


@transaction.atomic
def start_again(*, afweging: Afweging, by: User) -> Afweging:
    """Begin a new afweging from what was answered in a decided one. The old one stands until the new one is decided.

    The answers are there to begin with, and each step is looked at and saved again: renewing is never a later date.

    Somebody who was here before left a draft: then that one is returned, so that there are never two.
    """
    decided = Afweging.objects.select_for_update().get(pk=afweging.pk)
    if not decided.is_decided:
        raise Refused("Deze afweging is nog niet besloten. Je kunt hem gewoon afmaken.")
    if begun := decided.replaced_by.drafts().first():
        return begun
    if decided.replaced_by.decided().exists():
        raise Refused("Deze afweging is al vervangen door een nieuwe.")
    partner = require_samenwerking(decided.ketenpartner_id)
    fresh = start(case=decided.case, ketenpartner=partner, by=by, replaces=decided, direction=decided.direction)
    for name in COPIED:
        setattr(fresh, name, getattr(decided, name))
    fresh.save()
    copy_parts(decided, fresh)
    return fresh


def copy_parts(old: Afweging, fresh: Afweging) -> None:
    """Give a new afweging the lines and the alternatives of another."""
    AfwegingField.objects.bulk_create(
        AfwegingField(
            afweging=fresh, code=line.code, outcome=line.outcome, shared_code=line.shared_code, reason=line.reason
        )
        for line in old.lines.all()
    )
    Alternative.objects.bulk_create(
        Alternative(afweging=fresh, question=one.question, possible=one.possible, reason=one.reason)
        for one in old.alternatives.all()
    )
