"""Acts on a machtiging: ask, sign, refuse, withdraw. Each adds an event; none changes one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

import audit
from accounts.levels import Level
from accounts.models import User
from accounts.notices.services import tell
from cases.jongeren.gezagsdragers import Gezagsdrager, Vertegenwoordiging
from cases.jongeren.models import Jongere
from consent.afwegingen.models import Afweging
from consent.afwegingen.rules import SPECIAL, category_in, signing
from consent.ages import may_withdraw
from consent.evidence.services import prove
from consent.loket.models import Witness
from consent.loket.translations import Shown
from consent.machtigingen.models import (
    CLOSING,
    ROLE_OF,
    SCHEMA_VERSION,
    Channel,
    ConsentEvent,
    EventState,
    Machtiging,
    Signer,
)
from consent.machtigingen.text import STOP_ASKING, TEXT_VERSION, WITHDRAW, fingerprint, notice, until
from consent.opvragen.services import note_asked, note_stopped
from consent.refusals import AnsweredElsewhere, AssuranceTooLow, NoLongerAsked, NotYours, TextChanged
from consent.stiltes.models import told_of

SIGNING_LEVEL = Level.SUBSTANTIEEL


class Assurance(Protocol):
    """How sure we are who this is: `accounts.assurance` reads it from the session."""

    @property
    def level(self) -> Level | None: ...
    @property
    def acr(self) -> str: ...
    @property
    def auth_time(self) -> datetime | None: ...
    @property
    def id_token_hash(self) -> str: ...


@dataclass(frozen=True)
class Written:
    """A staff member who wrote down what the jongere, or this gezagsdrager, said, and how it was said.

    A nee asks for no proof of who says it: it closes, and can be taken back. What was looked at is kept.
    """

    by: User
    channel: Channel = Channel.LOKET
    gezagsdrager: Gezagsdrager | None = None
    identity: str = ""
    interpreter: str = ""
    interpreter_language: str = ""
    read_out: bool = False

    def witness(self, machtiging: Machtiging, **more: Any) -> Witness:
        """Kept with the answer: the database takes none without it."""
        return Witness.objects.create(machtiging=machtiging, **vars(self) | more)

    def person(self, machtiging: Machtiging) -> Gezagsdrager | Jongere:
        return self.gezagsdrager or machtiging.afweging.case.jongere


@transaction.atomic
def ask(
    *, afweging: Afweging, by: User, replaces: Machtiging | None = None, on: date | None = None,
    codes: list[str] | None = None,
) -> Machtiging:  # fmt: skip
    """Put the question to whoever must sign, in words that are frozen from here on.

    To ask again, `replaces` is the question that ended, `on` the day from which the new one counts, and `codes` what
    nobody had said nee to.
    """
    rule = signing(afweging, on=on)
    codes = afweging.shared_codes() if codes is None else codes
    text = notice(afweging, rule=rule, codes=codes, again=replaces is not None)
    machtiging = Machtiging.objects.create(
        afweging=afweging, replaces=replaces, valid_from=on, kind=afweging.machtiging_kind,
        required_signers=list(rule.signers),
        rule_version=rule.version, rule_explanation=rule.explanation, field_codes=codes,
        special_codes=[code for code in codes if category_in(afweging, code) in SPECIAL],
        valid_until=until(afweging, rule), privacy_notice=text, text_version=TEXT_VERSION,
        text_sha256=fingerprint(text), record=iso_record(afweging), asked_by=by, asked_at=timezone.now(),
    )  # fmt: skip
    add_event(
        machtiging, state=EventState.REQUESTED, codes=codes, channel=Channel.ONLINE, entity_id=by.pk, recorded_by=by
    )
    audit.record("machtiging.asked", by=by, about=machtiging, case_id=afweging.case_id, fields=codes)
    return machtiging


def iso_record(afweging: Afweging) -> dict[str, Any]:
    """The fixed parts of the proof, under the field names of ISO/IEC TS 27560 (domain.md §5.5). No BSN."""
    case, giving = afweging.case, afweging.grondslag_geven
    assert giving is not None
    return {
        "schema_version": SCHEMA_VERSION,
        "record_id": str(afweging.pk),
        "pii_principal_id": str(case.jongere_id),
        "language": "nl",
        "jurisdiction": "NL",
        "purpose": afweging.doel,
        "lawful_basis": {"code": giving.code, "avg": giving.avg_basis, "article": giving.article},
        "pii_controllers": [f"college van burgemeester en wethouders van {case.verantwoordelijke_gemeente}"],
        "source_third_parties" if afweging.asks else "recipient_third_parties": [
            {"party_id": str(afweging.ketenpartner_id), "party_name": afweging.ketenpartner_naam}
        ],
        "storage_locations": "Nederland",
        "retention_period": f"tot en met {afweging.valid_until}",
        "withdrawal_method": STOP_ASKING if afweging.asks else WITHDRAW,
        "privacy_rights": "https://www.autoriteitpersoonsgegevens.nl",
    }


def signer_for(machtiging: Machtiging, user: User) -> Signer:
    """In which capacity this person stands before this machtiging; raises NotYours for anybody else."""
    jongere = machtiging.afweging.case.jongere
    if jongere.user_id == user.pk:
        return Signer.JONGERE
    acting = told_of(machtiging.afweging).filter(user=user)
    roles = [ROLE_OF[Vertegenwoordiging(soort)] for soort in acting.values_list("soort", flat=True)]
    if not roles:
        raise NotYours
    return next((role for role in roles if role in machtiging.required_signers), roles[0])


@transaction.atomic
def sign(
    *,
    machtiging: Machtiging,
    by: User,
    yes: Iterable[str],
    text_sha256: str,
    assurance: Assurance,
    seen: int | None = None,
    beside: Shown | None = None,
    read_aloud: str = "",
) -> list[ConsentEvent]:
    """Keep a ja for these fields, and a nee for all others that were asked. `beside` is the translation that was read,
    `read_aloud` the language in which the phone read the text (domain.md §1.8, row 14).

    `seen` is the last answer that the page knew of. Raises NotYours, AssuranceTooLow, TextChanged, AnsweredElsewhere or
    NoLongerAsked; then nothing is kept.
    """
    asked = require_asked(machtiging)
    signer = require_may_sign(asked, by, assurance)
    if text_sha256 != asked.text_sha256:
        raise TextChanged
    if seen is not None and seen != last_answer(asked, signer):
        raise AnsweredElsewhere
    who = surely(by, signer, assurance) | read_beside(beside) | {"read_aloud": read_aloud}
    return keep_answer(asked, signer, yes=yes, by=by, who=who)


def read_beside(beside: Shown | None) -> dict[str, Any]:
    """Which translation stood beside the Dutch, for the proof."""
    return {"translation": beside.edition, "translation_sha256": beside.sha256} if beside else {}


def keep_answer(
    asked: Machtiging, signer: Signer, *, yes: Iterable[str], by: User, who: dict[str, Any]
) -> list[ConsentEvent]:
    """A ja for these fields and a nee for all others that were asked, of a person whom the channel made sure of."""
    if set(signing(asked.afweging).signers) != set(asked.required_signers):
        raise NoLongerAsked("Nu moet iemand anders tekenen. Je regiehouder vraagt het opnieuw.")
    wanted, standing = set(yes), set(given_codes(asked, signer=signer))
    if signer != Signer.JONGERE and wanted & withdrawn_by_jongere(asked):
        raise NoLongerAsked("De jongere heeft dit zelf gestopt. Praat er samen over met de regiehouder.")
    chosen = [code for code in asked.field_codes if code in wanted - standing]
    refused = [code for code in asked.field_codes if code not in wanted | standing]
    if standing and not chosen:
        raise NoLongerAsked("Je hebt al getekend. Wil je stoppen? Dat kan per gegeven.")
    who |= {"text_sha256": asked.text_sha256}
    events = []
    if refused:
        events.append(add_event(asked, state=EventState.REFUSED, codes=refused, **who))
    if chosen:
        events.append(add_event(asked, state=EventState.GIVEN, codes=chosen, **who))
    audit.record(
        "machtiging.signed", by=by, role=signer.value, about=asked, case_id=asked.afweging.case_id, fields=chosen,
        details={"refused": refused, "channel": who["channel"]},
    )  # fmt: skip
    note_asked(asked.afweging)
    note_stopped(asked.afweging, by=by)
    tell_regiehouder(asked, events[-1])
    return events


def surely(by: User, signer: Signer, assurance: Assurance) -> dict[str, Any]:
    """Who signed online, in which capacity, and how sure we are of that."""
    return {
        "entity_id": by.pk, "signer": signer, "signer_name": by.naam, "channel": Channel.ONLINE,
        "acr": assurance.acr, "assurance_level": int(assurance.level or 0), "auth_time": assurance.auth_time,
        "id_token_sha256": assurance.id_token_hash,
    }  # fmt: skip


def tell_regiehouder(machtiging: Machtiging, event: ConsentEvent) -> None:
    """The answer is news for who leads the case, unless they wrote it down themselves."""
    case = machtiging.afweging.case
    if event.recorded_by_id != case.regiehouder_id:
        kind = f"machtiging.{event.event_state}"
        tell(to=[case.regiehouder], kind=kind, key=f"{kind}:{event.pk}", case_id=case.pk, about_id=machtiging.pk)


def withdrawn_by_jongere(machtiging: Machtiging) -> set[str]:
    """What the jongere took back: a parent's ja cannot undo that, or the right to withdraw from 12 would be hollow."""
    stopped: set[str] = set()
    for event in machtiging.events.filter(signer=Signer.JONGERE).order_by("sequence"):
        if event.event_state == EventState.WITHDRAWN:
            stopped |= set(event.field_codes)
        elif event.event_state == EventState.GIVEN:
            stopped -= set(event.field_codes)
    return stopped


def require_may_sign(asked: Machtiging, by: User, assurance: Assurance) -> Signer:
    """The capacity in which this person signs: one that was asked for, and surely this person."""
    signer = signer_for(asked, by)
    if signer not in asked.required_signers:
        raise NotYours
    if assurance.level is None or assurance.level < SIGNING_LEVEL or assurance.auth_time is None:
        raise AssuranceTooLow
    return signer


@transaction.atomic
def refuse(
    *, machtiging: Machtiging, by: User | None = None, written: Written | None = None, reason: str = ""
) -> ConsentEvent:
    """A nee to everything that was asked. Needs no reason and no higher login; may be said at the counter too."""
    asked = require_asked(machtiging)
    return close(asked, state=EventState.REFUSED, codes=asked.field_codes, by=by, written=written, reason=reason)


@transaction.atomic
def withdraw(
    *,
    machtiging: Machtiging,
    by: User | None = None,
    written: Written | None = None,
    codes: Iterable[str] | None = None,
    reason: str = "",
) -> ConsentEvent:
    """Take back a ja, for these fields or for all. The partner's next request shows them no more (AVG 7(3))."""
    locked = lock(machtiging)
    given = given_codes(locked)
    wanted = given if codes is None else [code for code in given if code in set(codes)]
    if not wanted:
        raise NoLongerAsked("Dit was al gestopt.")
    return close(locked, state=EventState.WITHDRAWN, codes=wanted, by=by, written=written, reason=reason)


def close(
    machtiging: Machtiging,
    *,
    state: EventState,
    codes: list[str],
    by: User | None,
    written: Written | None,
    reason: str,
) -> ConsentEvent:
    jongere = machtiging.afweging.case.jongere
    if by is not None:
        signer = require_may_close(machtiging, by, jongere)
        event = add_event(
            machtiging, state=state, codes=codes, entity_id=by.pk, signer=signer, signer_name=by.naam,
            channel=Channel.ONLINE, text_sha256=machtiging.text_sha256, reason=reason,
        )  # fmt: skip
        audit.record(
            f"machtiging.{state}", by=by, role=signer.value, about=machtiging, case_id=machtiging.afweging.case_id,
            fields=codes,
        )  # fmt: skip
        note_stopped(machtiging.afweging, by=by)
        tell_regiehouder(machtiging, event)
        return event
    if written is None:
        raise NotYours
    who = spoken_by(machtiging, written)
    event = add_event(machtiging, state=state, codes=codes, reason=reason, **who)
    audit.record(
        f"machtiging.{state}", by=written.by, about=machtiging, case_id=machtiging.afweging.case_id, fields=codes,
        details={"channel": written.channel},
    )  # fmt: skip
    note_stopped(machtiging.afweging, by=written.by)
    tell_regiehouder(machtiging, event)
    return event


def spoken_by(machtiging: Machtiging, written: Written, witness: Witness | None = None) -> dict[str, Any]:
    """Who spoke, in which capacity, and who saw or heard it. Somebody without a login is known by their own number."""
    person = written.person(machtiging)
    return {
        "entity_id": person.user_id or person.pk, "signer": spoke(machtiging, written), "signer_name": person.naam,
        "channel": written.channel, "recorded_by": written.by, "witness": witness or written.witness(machtiging),
    }  # fmt: skip


def speakers(machtiging: Machtiging) -> list[Gezagsdrager | Jongere]:
    """Who may say nee at the counter: the jongere and the parents with authority, as the age table lets each."""
    jongere = machtiging.afweging.case.jongere
    people: list[Gezagsdrager | Jongere] = [jongere, *told_of(machtiging.afweging)]
    asked, age = machtiging.required_signers, jongere.leeftijd()
    return [one for one in people if as_signer(one) in asked or may_withdraw(signer=as_signer(one), age=age)]


def as_signer(person: Gezagsdrager | Jongere) -> Signer:
    return ROLE_OF[Vertegenwoordiging(person.soort)] if isinstance(person, Gezagsdrager) else Signer.JONGERE


def spoke(machtiging: Machtiging, written: Written) -> Signer:
    """In which capacity somebody spoke at the counter; the age table holds there too. Raises NotYours."""
    jongere, parent = machtiging.afweging.case.jongere, written.gezagsdrager
    if parent and not told_of(machtiging.afweging).filter(pk=parent.pk).exists():
        raise NotYours
    return require_capacity(machtiging, as_signer(parent or jongere), jongere)


def require_may_close(machtiging: Machtiging, by: User, jongere: Jongere) -> Signer:
    """A signer may refuse; withdrawing follows the age table, also for who did not sign."""
    return require_capacity(machtiging, signer_for(machtiging, by), jongere)


def require_capacity(machtiging: Machtiging, signer: Signer, jongere: Jongere) -> Signer:
    if signer in machtiging.required_signers or may_withdraw(signer=signer, age=jongere.leeftijd()):
        return signer
    raise NotYours


def lock(machtiging: Machtiging) -> Machtiging:
    """One answer at a time: the afweging is the queue, because nobody may update a machtiging, not even to lock it."""
    found = Machtiging.objects.select_for_update(of=("afweging",)).select_related("afweging__case__jongere")
    return found.get(pk=machtiging.pk)


def require_asked(machtiging: Machtiging) -> Machtiging:
    """Lock the question; raise when the afweging behind it no longer stands."""
    locked = lock(machtiging)
    if not Afweging.objects.standing().filter(pk=locked.afweging_id, case__closed_at=None).exists():
        raise NoLongerAsked("Deze vraag is gestopt of vervangen. Je hoeft niets te doen.")
    if not is_asked(locked):
        raise NoLongerAsked("De tijd voor deze vraag is voorbij. Je hoeft niets te doen.")
    return locked


def given_codes(machtiging: Machtiging, *, signer: str = "") -> list[str]:
    """Fields to which this signer, or anybody, said ja and nobody took it back since; in the order they were asked."""
    standing: set[tuple[str, str]] = set()
    for event in machtiging.events.all().order_by("sequence"):
        if event.event_state == EventState.GIVEN:
            standing |= {(code, event.signer) for code in event.field_codes}
        elif event.event_state in CLOSING:
            standing = {(code, who) for code, who in standing if code not in event.field_codes}
    given = {code for code, who in standing if signer in ("", who)}
    return [code for code in machtiging.field_codes if code in given]


def is_asked(machtiging: Machtiging) -> bool:
    """Whether an answer still counts."""
    return Machtiging.objects.asked().filter(pk=machtiging.pk).exists()


def last_answer(machtiging: Machtiging, signer: str) -> int:
    """The number of the last answer in this capacity; 0 when there is none."""
    answers = machtiging.events.filter(signer=signer).exclude(event_state=EventState.REQUESTED)
    return int(answers.aggregate(last=Max("sequence"))["last"] or 0)


def may_close(machtiging: Machtiging, user: User) -> bool:
    """Whether this person may say nee, or take a ja back."""
    try:
        require_may_close(machtiging, user, machtiging.afweging.case.jongere)
    except NotYours:
        return False
    return True


def add_event(machtiging: Machtiging, *, state: EventState, codes: Iterable[str], **who: Any) -> ConsentEvent:
    """Add one event with its proof. Time and order are the database's, so that nothing can be dated back."""
    event = ConsentEvent.objects.create(
        machtiging=machtiging, event_state=state, field_codes=list(codes), event_time=timezone.now(), **who
    )
    prove(event)
    return event
