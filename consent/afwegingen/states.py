"""Where an afweging stands, in one word for a screen. What is open is asked of the database, never worked out here."""

import uuid
from collections.abc import Collection

from django.db import models
from django.utils import timezone

from consent.afwegingen.models import Afweging, Outcome
from consent.lapses.models import Lapse
from consent.machtigingen.models import CLOSING, EventState, Machtiging


class State(models.TextChoices):
    """From still being written to over; the label is what the regiehouder reads."""

    DRAFT = "concept", "Nog niet af"
    OPEN = "open", "Nu open"
    ASKED = "gevraagd", "Wacht op antwoord"
    ANSWERED = "beantwoord", "Beantwoord"
    LATER = "later", "Begint later"
    SECOND_READER = "tweede_lezer", "Wacht op tweede lezer"
    SIGNATURE = "handtekening", "Wacht op handtekening"
    PAUSED = "staat_stil", "Staat stil door een verzoek"
    DISAGREED = "niet_akkoord", "Tweede lezer niet akkoord"
    REFUSED = "geweigerd", "Geweigerd"
    WITHDRAWN = "ingetrokken", "Ingetrokken"
    LAPSED = "vervallen", "Vraag opnieuw"
    ENDED = "gestopt", "Gestopt"
    REPLACED = "vervangen", "Vervangen"
    OVER = "voorbij", "Voorbij"
    PARTNER_LEFT = "samenwerking_gestopt", "Samenwerking gestopt"
    CLOSED = "dicht", "Niet meer toegestaan"
    NOT_SHARED = "niet_gedeeld", "Niet gedeeld"
    NOT_ASKED = "niet_gevraagd", "Niet gevraagd"


WAITING = (State.SECOND_READER, State.SIGNATURE, State.LATER, State.PAUSED, State.LAPSED)
FINISHED = (State.DISAGREED, State.REFUSED, State.WITHDRAWN, State.ENDED, State.REPLACED, State.OVER,
            State.PARTNER_LEFT, State.CLOSED)  # fmt: skip


def state_of(afweging: Afweging, *, partners: Collection[uuid.UUID]) -> State:
    """The state of one afweging. `partners` are the ketenpartners with a running Samenwerking."""
    if not afweging.is_decided:
        return State.DRAFT
    if afweging.outcome == Outcome.NOT_SHARE:
        return State.NOT_ASKED if afweging.asks else State.NOT_SHARED
    if is_answered(afweging):
        return State.ANSWERED
    if over := why_over(afweging):
        return over
    if afweging.ketenpartner_id not in partners:
        return State.PARTNER_LEFT
    if hasattr(afweging, "open_share"):
        return State.OPEN
    if hasattr(afweging, "open_question"):
        return State.ASKED
    return why_not_yet(afweging)


def is_answered(afweging: Afweging) -> bool:
    """Whether the ketenpartner said something to every item for which there is a ja."""
    answered = {answer.code for answer in afweging.answers.all()}
    return bool(answered) and answered >= asked_codes(afweging)


def asked_codes(afweging: Afweging) -> set[str]:
    """What is asked now: all that was decided or, where somebody signs, what they say ja to."""
    machtiging: Machtiging | None = getattr(afweging, "machtiging", None)
    if machtiging is None:
        return set(afweging.decided_codes)
    events = sorted(machtiging.events.all(), key=lambda event: event.sequence)
    return set(events[-1].standing) if events else set()


def why_over(afweging: Afweging) -> State | None:
    """What ended it, or None."""
    if hasattr(afweging, "ending"):
        return State.ENDED
    if any(later.is_decided for later in afweging.replaced_by.all()):
        return State.REPLACED
    today = timezone.localdate()
    if afweging.case.closed_at or (afweging.valid_until and afweging.valid_until < today):
        return State.OVER
    machtiging: Machtiging | None = getattr(afweging, "machtiging", None)
    return State.LAPSED if machtiging is not None and has_lapsed(machtiging) else None


def has_lapsed(machtiging: Machtiging) -> bool:
    """Whether the signature ended by itself while the decision still stands: then somebody must be asked again."""
    if machtiging.valid_until < timezone.localdate() or any(event.cause for event in machtiging.events.all()):
        return True
    row: Lapse | None = getattr(machtiging, "lapse", None)
    return row is not None and row.ended_on <= timezone.localdate()


def resting_codes(afweging: Afweging) -> set[str]:
    """What of this afweging stands still because the jongere named it in a verzoek; the rest of it goes on."""
    named = {code for pausing in afweging.pausing.all() for code in pausing.codes or ()}
    return named & set(afweging.decided_codes)


def why_not_yet(afweging: Afweging) -> State:
    """What a standing decision waits for, or what somebody said no to."""
    if afweging.second_reader_required:
        reading = getattr(afweging, "second_reading", None)
        if reading is None:
            return State.SECOND_READER
        if not reading.agreed:
            return State.DISAGREED
    machtiging: Machtiging | None = getattr(afweging, "machtiging", None)
    if machtiging is not None and (answered := last_answer(machtiging)) is not State.OPEN:
        return answered
    starts_later = afweging.valid_from is not None and afweging.valid_from > timezone.localdate()
    if starts_later:
        return State.LATER
    return State.PAUSED if afweging.pausing.all() else State.CLOSED


def last_answer(machtiging: Machtiging) -> State:
    """What the signers said: nothing yet, no, taken back, or OPEN when at least one field has every ja it needs."""
    standing: set[tuple[str, str]] = set()
    closed: str = ""
    for event in sorted(machtiging.events.all(), key=lambda event: event.sequence):
        if event.event_state == EventState.GIVEN:
            standing |= {(code, event.signer) for code in event.field_codes}
        elif event.event_state in CLOSING:
            standing = {(code, signer) for code, signer in standing if code not in event.field_codes}
            closed = event.event_state
    for code in machtiging.field_codes:
        if all((code, signer) in standing for signer in machtiging.required_signers):
            return State.OPEN
    if standing or not closed:
        return State.SIGNATURE
    return State.REFUSED if closed == EventState.REFUSED else State.WITHDRAWN
