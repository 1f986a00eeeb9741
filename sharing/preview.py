"""Kijk door de ogen van: what a ketenpartner would read, by the same role and view, and nothing of it stays (law 3).

Whatever is made to look is made inside a savepoint that is always rolled back. Only the line in the log that a
colleague looked is kept, and without that line nothing is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.refusals import Refused
from consent.afwegingen.models import Afweging, Alternative, Outcome, Question, Reaction
from consent.afwegingen.services import ANSWERS, copy_parts, machtiging_kind
from consent.grondslagen.models import Grondslag
from consent.machtigingen.models import Channel, EventState, Signer
from consent.machtigingen.services import add_event, ask
from sharing.reading import NotShared, Opened, as_partner

PLACEHOLDERS: dict[str, Any] = {
    "recipient_task": "nog in te vullen",
    "gesprek_reactie": Reaction.AGREES,
    "geheimhouding": False,
    "doel": "nog in te vullen",
    "doel_zelfde": True,
    "doel_resultaat": "nog in te vullen",
}
# What toestemming for extra help lets through, as long as nothing was chosen.
GRONDSLAG_UNTIL_CHOSEN = "CONS"


class NothingToSee(Refused):
    """Nothing would be open."""

    def __init__(self) -> None:
        super().__init__("De ander zou nu niets zien. Kies eerst een gegeven om te delen.")


@dataclass
class Looker:
    """A colleague who looks as if they worked at the ketenpartner."""

    id: UUID
    ketenpartner_id: UUID
    naam: str
    organisation: str
    role: str = "voorbeeld"

    @property
    def log_name(self) -> str:
        return self.naam


class _TakeBack(Exception):
    """Ends the savepoint. Carries what was seen."""

    def __init__(self, opened: Opened | None) -> None:
        self.opened = opened


@transaction.atomic
def preview(*, afweging: Afweging, by: User) -> Opened:
    """What the partner reads when this is decided and everybody who is asked says ja. Raises NothingToSee."""
    opened = taken_back(lambda: look(as_if_agreed(afweging, by=by), by=by))
    if opened is None:
        raise NothingToSee
    return written_down(opened, afweging, by=by)


@transaction.atomic
def open_now(*, afweging: Afweging, by: User) -> Opened | None:
    """What the partner really reads at this moment; None when that is nothing."""
    opened = taken_back(lambda: look(afweging, by=by))
    return written_down(opened, afweging, by=by) if opened else None


def taken_back(seeing: Callable[[], Opened | None]) -> Opened | None:
    """Run this and take back all that it wrote."""
    try:
        with transaction.atomic():
            raise _TakeBack(seeing())
    except _TakeBack as back:
        return back.opened


def look(afweging: Afweging, *, by: User) -> Opened | None:
    """Read as a member of the partner of this afweging would."""
    member = Looker(by.pk, afweging.ketenpartner_id, by.naam, afweging.ketenpartner_naam)
    try:
        with as_partner(member) as shared:
            return shared.open(afweging.pk)
    except NotShared:
        return None


def as_if_agreed(afweging: Afweging, *, by: User) -> Afweging:
    """A decided copy: missing answers filled in, a second reader not needed, and signed by all who are asked."""
    copy = completed(afweging, by=by)
    if not copy.shared_codes():
        raise NothingToSee
    copy.machtiging_kind = machtiging_kind(copy)
    copy.outcome, copy.decided_by, copy.decided_at = Outcome.SHARE, by, timezone.now()
    copy.save()
    if copy.machtiging_kind:
        sign_as_if(copy, by=by)
    return copy


def completed(afweging: Afweging, *, by: User) -> Afweging:
    """A draft with the answers of this afweging, and placeholders where there are none."""
    answers = {name: getattr(afweging, name) for name in ANSWERS}
    known = {name: value for name, value in answers.items() if value not in (None, "")}
    today = timezone.localdate()
    known["valid_from"] = today
    known["valid_until"] = max(afweging.valid_until or today + timedelta(days=180), today)
    toestemming = Grondslag.objects.offered().filter(code=GRONDSLAG_UNTIL_CHOSEN).first()
    copy = Afweging.objects.create(
        case=afweging.case,
        ketenpartner_id=afweging.ketenpartner_id,
        ketenpartner_naam=afweging.ketenpartner_naam,
        ketenpartner_kind=afweging.ketenpartner_kind,
        created_by=by,
        **(PLACEHOLDERS | {"grondslag_geven": toestemming, "grondslag_ontvangen": toestemming} | known),
    )
    copy_parts(afweging, copy)
    answered = set(copy.alternatives.values_list("question", flat=True))
    Alternative.objects.bulk_create(
        Alternative(afweging=copy, question=question, possible=False, reason="nog in te vullen")
        for question in Question.values
        if question not in answered
    )
    return copy


def sign_as_if(copy: Afweging, *, by: User) -> None:
    """Ask, and say ja to everything in the name of everybody who must sign."""
    machtiging = ask(afweging=copy, by=by)
    for signer in machtiging.required_signers:
        add_event(
            machtiging, state=EventState.GIVEN, codes=machtiging.field_codes, signer=Signer(signer),
            signer_name="voorbeeld", entity_id=by.pk, channel=Channel.SYSTEEM, text_sha256=machtiging.text_sha256,
        )  # fmt: skip


def written_down(opened: Opened, afweging: Afweging, *, by: User) -> Opened:
    """Keep that a colleague saw these values, before they see them."""
    leads = afweging.case.regiehouder_id == by.pk
    audit.record_read(
        action="share.previewed",
        actor_id=by.pk,
        actor_name=by.log_name,
        actor_role="regiehouder" if leads else "medewerker",
        case_id=afweging.case_id,
        fields=[shown.field.code for shown in opened.fields],
        grondslag=opened.share.grondslag,
        purpose=opened.share.doel,
    )
    return opened
