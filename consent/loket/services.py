"""Taking an answer on another channel than online: who may give a ja how, and with what proof.

A ja at the counter is spoken, so it is only taken where the law does not ask for an explicit consent: for health, for
criminal data and where a law says "uitdrukkelijk" the person chooses by their own hand, on our device or on paper. By
telephone nobody gives a ja, because a voice is no proof of who it is; a nee is taken on every channel (law 11).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

import audit
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.refusals import Refused
from consent.loket.models import DOCUMENTS, Witness
from consent.loket.translations import Shown
from consent.machtigingen.models import Channel, ConsentEvent, EventState, Machtiging
from consent.machtigingen.services import (
    Written,
    add_event,
    as_signer,
    given_codes,
    is_asked,
    keep_answer,
    read_beside,
    require_asked,
    speakers,
    spoken_by,
    tell_regiehouder,
)
from consent.opvragen.services import note_stopped
from consent.refusals import NotYours, TextChanged

EXPLICIT = "uitdrukkelijke"
# Long enough to read and choose; after that the device is taken for forgotten.
DEVICE_MINUTES = 15


class OwnHandNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Dit gaat over iets extra gevoeligs. Een gesproken ja is dan niet genoeg: laat de jongere zelf kiezen op"
            " dit apparaat, op papier, of online."
        )


class DocumentNeeded(Refused):
    def __init__(self) -> None:
        super().__init__("Kijk eerst naar een paspoort, identiteitskaart, rijbewijs of verblijfsdocument.")


class AlreadyYes(Refused):
    def __init__(self) -> None:
        super().__init__("Hier is al ja op gezegd. Wil iemand stoppen? Dat schrijf je op met ‘Nee opschrijven’.")


class DeviceTimedOut(Refused):
    def __init__(self) -> None:
        super().__init__("De tijd is om. Er is niets bewaard. Vraag de medewerker om het apparaat opnieuw te geven.")


@dataclass(frozen=True)
class Handed:
    """What stands on the device that was handed over, and for whom."""

    witness: Witness
    person: Gezagsdrager | Jongere


def needs_own_hand(machtiging: Machtiging) -> bool:
    """Whether a spoken ja is not enough: special categories, or a basis that asks for an explicit consent."""
    afweging = machtiging.afweging
    bases = [one for one in (afweging.grondslag_geven, afweging.grondslag_ontvangen) if one]
    return bool(machtiging.special_codes) or any(EXPLICIT in one.avg_basis for one in bases)


def signers(machtiging: Machtiging) -> list[Gezagsdrager | Jongere]:
    """Who may say ja here: those whom the age table asks, with authority that was seen."""
    return [one for one in speakers(machtiging) if as_signer(one) in machtiging.required_signers]


@transaction.atomic
def say_yes(*, machtiging: Machtiging, written: Written, yes: Iterable[str], no: Iterable[str]) -> list[ConsentEvent]:
    """A ja that was spoken at the counter, per field, by somebody whose document was seen. What is no ja is a nee."""
    asked = require_asked(machtiging)
    if needs_own_hand(asked):
        raise OwnHandNeeded
    require_signer(asked, written)
    return keep(asked, replace(written, channel=Channel.LOKET), yes=yes, no=no)


@transaction.atomic
def hand_over(*, machtiging: Machtiging, written: Written) -> Witness:
    """The jongere gets our device to choose alone. What was seen beforehand is kept; the answer follows, or not."""
    asked = require_asked(machtiging)
    require_signer(asked, written)
    if set(given_codes(asked, signer=as_signer(written.person(asked)))) >= set(asked.field_codes):
        raise AlreadyYes
    witness = replace(written, channel=Channel.APPARAAT).witness(asked)
    audit.record(
        "machtiging.handed_over", by=written.by, about=asked, case_id=asked.afweging.case_id,
        details={"identity": witness.identity},
    )  # fmt: skip
    return witness


def handed(witness_id: UUID | str) -> Handed | None:
    """What is handed over and not yet answered, while there is time."""
    since = timezone.now() - timedelta(minutes=DEVICE_MINUTES)
    found = Witness.objects.filter(pk=witness_id, channel=Channel.APPARAAT, at__gte=since, events=None)
    witness = found.select_related("machtiging__afweging__case__jongere", "gezagsdrager", "by").first()
    if witness is None or not is_asked(witness.machtiging):
        return None
    return Handed(witness, witness.gezagsdrager or witness.machtiging.afweging.case.jongere)


@transaction.atomic
def answer_on_device(
    *, witness: Witness, yes: Iterable[str], no: Iterable[str], text_sha256: str, beside: Shown | None = None
) -> list[ConsentEvent]:
    """What the jongere chose alone: once, in time, on the text that was shown."""
    asked = require_asked(witness.machtiging)
    if handed(witness.pk) is None:
        raise DeviceTimedOut
    if text_sha256 != asked.text_sha256:
        raise TextChanged
    return keep(asked, written_of(witness), yes=yes, no=no, witness=witness, beside=beside)


def to_ask(machtiging: Machtiging) -> list[str]:
    """The fields that still wait for a ja of somebody."""
    given = [set(given_codes(machtiging, signer=signer)) for signer in machtiging.required_signers]
    return [code for code in machtiging.field_codes if not all(code in codes for codes in given)]


def keep(
    asked: Machtiging,
    written: Written,
    *,
    yes: Iterable[str],
    no: Iterable[str],
    witness: Witness | None = None,
    beside: Shown | None = None,
) -> list[ConsentEvent]:
    """Add the answer with who saw it. All nee is a refusal, as online. A nee to an earlier ja is a stop: not here."""
    who = spoken_by(asked, written, witness) | read_beside(beside)
    wanted, refused = list(yes), list(no)
    standing = set(given_codes(asked, signer=who["signer"]))
    if standing & set(refused) or not wanted + refused:
        raise AlreadyYes
    if wanted:
        return keep_answer(asked, who["signer"], yes=wanted, by=written.by, who=who)
    event = add_event(asked, state=EventState.REFUSED, codes=refused, text_sha256=asked.text_sha256, **who)
    audit.record(
        f"machtiging.{EventState.REFUSED}", by=written.by, about=asked, case_id=asked.afweging.case_id,
        fields=refused, details={"channel": written.channel},
    )  # fmt: skip
    note_stopped(asked.afweging, by=written.by)
    tell_regiehouder(asked, event)
    return [event]


def written_of(witness: Witness) -> Written:
    return Written(
        by=witness.by, channel=Channel(witness.channel), gezagsdrager=witness.gezagsdrager, identity=witness.identity,
        interpreter=witness.interpreter, interpreter_language=witness.interpreter_language, read_out=witness.read_out,
    )  # fmt: skip


def require_signer(asked: Machtiging, written: Written) -> None:
    """Somebody whom the age table asks, and who showed who they are."""
    if written.person(asked) not in signers(asked):
        raise NotYours
    if written.identity not in DOCUMENTS:
        raise DocumentNeeded
