"""Taking meldingen in, giving them to somebody, and what becomes of them."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from cases.jongeren.services import indexed
from cases.records import save_new
from cases.refusals import Refused
from cases.signals.models import NEXT, READERS, Melding, Reply, Status, StatusChange, Voorlichting
from cases.versions import update_versioned
from cases.verzuimloket.models import Verzuimmelding


class StepRefused(Refused):
    def __init__(self, melding: Melding, status: Status) -> None:
        super().__init__(f"Deze melding is {melding.get_status_display().lower()} en kan niet naar: {status.label}.")


class ReasonMissing(Refused):
    def __init__(self) -> None:
        super().__init__("Schrijf op waarom.")


class NotInTime(Refused):
    """A day that cannot be."""


class NobodyToAnswer(Refused):
    def __init__(self) -> None:
        super().__init__("Deze melding kwam niet van een ketenpartner: er is niemand die het antwoord kan lezen.")


class ToldByPartner(Refused):
    def __init__(self) -> None:
        super().__init__("Wat een ketenpartner schreef blijft zo staan. Koppel de melding aan de juiste jongere.")


class NoReader(Refused):
    def __init__(self, person: User) -> None:
        super().__init__(f"{person.naam} kan geen meldingen behandelen: de rol ontbreekt of het account is uit.")


class MeldingValues(TypedDict, total=False):
    channel: str
    soort: str
    bron: str
    bron_op: date | None
    proof: str
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geboortedatum: date | None
    geslacht: str
    telefoon: str
    email: str
    straat: str
    huisnummer: str
    postcode: str
    woonplaats: str
    melder_naam: str
    melder_functie: str
    melder_organisatie: str
    melder_telefoon: str
    melder_email: str
    reden: str
    gedaan: str
    vraag: str
    afspraken: str
    received_at: datetime


@transaction.atomic
def receive(*, by: User | None, bsn: str = "", **values: Unpack[MeldingValues]) -> Melding:
    """Write down a melding as it came in. About whom it is, a person says later."""
    require_past(values)
    melding = Melding(registered_by=by, **values)
    if bsn:
        melding.bsn, melding.bsn_index = indexed(bsn)
    save_new(melding)
    audit.record("melding.received", by=by, about=melding, details={"channel": melding.channel})
    for case in open_cases_of(melding):
        tell_regiehouder(melding, case)
    return melding


@transaction.atomic
def correct(
    *, melding: Melding, version: int, by: User, bsn: str | None = None, **values: Unpack[MeldingValues]
) -> Melding:
    """Put right what was written down. Without `bsn` it stays.

    What a ketenpartner sent is not put right: it would read our correction, and so learn what we know.
    """
    if melding.ketenpartner_id:
        raise ToldByPartner
    require_past(values)
    number = {} if bsn is None else dict(zip(("bsn", "bsn_index"), indexed(bsn) if bsn else (None, None), strict=True))
    changed = update_versioned(melding, version=version, **number, **values)
    audit.record("melding.corrected", by=by, about=melding, fields=[name for name in changed if name != "bsn_index"])
    return melding


@transaction.atomic
def assign(*, melding: Melding, to: User, by: User) -> Melding:
    """Give a melding to the colleague who will judge it, and tell them."""
    if not to.is_active or not to.has_role(*READERS):
        raise NoReader(to)
    melding.assigned_to = to
    melding.save(update_fields=["assigned_to"])
    note_change(melding)
    audit.record("melding.assigned", by=by, about=melding, details={"to": str(to.pk)})
    if to != by:
        tell(to=[to], kind="melding.assigned", key=f"melding.assigned:{melding.pk}:{timezone.now():%Y%m%d%H%M%S}",
             case_id=melding.case_id, about_id=melding.pk)  # fmt: skip
    return melding


@transaction.atomic
def take_up(*, melding: Melding, by: User) -> Melding:
    """I do this one: from now on it is in behandeling with me."""
    assign(melding=melding, to=by, by=by)
    return change_status(melding=melding, status=Status.IN_BEHANDELING, by=by)


@transaction.atomic
def change_status(*, melding: Melding, status: str, by: User, reason: str = "") -> Melding:
    """One step in the order of the register. What ends a melding says why (14n)."""
    wanted = Status(status)
    now = Melding.objects.select_for_update().get(pk=melding.pk)
    if wanted not in NEXT.get(now.status, ()):
        raise StepRefused(now, wanted)
    if wanted != Status.IN_BEHANDELING and not reason.strip():
        raise ReasonMissing
    melding.status = wanted
    melding.save(update_fields=["status"])
    save_new(StatusChange(melding=melding, status=wanted, reason=reason, by=by))
    note_change(melding)
    audit.record("melding.status", by=by, about=melding, details={"status": wanted.value})
    return melding


@transaction.atomic
def reply(*, melding: Melding, told: str, by: User, sentence: str = "") -> Reply:
    """Tell the ketenpartner that reported how it stands; one of a closed list, with a short sentence at most."""
    if melding.ketenpartner_id is None:
        raise NobodyToAnswer
    answer = save_new(Reply(melding=melding, told=told, sentence=sentence, by=by))
    audit.record("melding.replied", by=by, about=melding, details={"told": answer.told})
    return answer


@transaction.atomic
def record_voorlichting(*, by: User, held_on: date, place: str, subject: str, reached: int) -> Voorlichting:
    """Group information: where, about what, and how many it reached (B37). No names."""
    if held_on > timezone.localdate():
        raise NotInTime("Een voorlichting is geweest: kies geen dag in de toekomst.")
    held = save_new(Voorlichting(held_on=held_on, place=place, subject=subject, reached=reached, by=by))
    audit.record("voorlichting.recorded", by=by, about=held)
    return held


def open_cases_of(melding: Melding) -> list[Case]:
    """The open case of the jongere with this very BSN."""
    if not melding.bsn_index:
        return []
    jongeren = Jongere.objects.filter(bsn_index=melding.bsn_index)
    return list(Case.objects.open().filter(jongere__in=jongeren).select_related("regiehouder"))


def tell_regiehouder(melding: Melding, case: Case) -> None:
    """Once per melding, however often it is joined and taken apart."""
    tell(to=[case.regiehouder], kind="melding.new", key=f"melding.new:{melding.pk}", case_id=case.pk,
         about_id=melding.pk)  # fmt: skip


def note_change(melding: Melding) -> None:
    """The register hears of it with the next terugmelding (14l to 14p)."""
    Verzuimmelding.objects.filter(melding=melding).update(changed_at=timezone.now())


def require_past(values: MeldingValues) -> None:
    born, received, held = values.get("geboortedatum"), values.get("received_at"), values.get("bron_op")
    if born and born > timezone.localdate():
        raise NotInTime("De geboortedatum ligt in de toekomst.")
    if received and received > timezone.now():
        raise NotInTime("Een melding is al binnen: kies geen moment in de toekomst.")
    if held and held > timezone.localdate():
        raise NotInTime("De datum ligt in de toekomst.")
