"""Registering verzuimmeldingen, and establishing the days that were missed."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.signals.channels import Channel
from cases.signals.models import Melding
from cases.signals.services import MeldingValues, note_change, receive
from cases.verzuimloket.models import Verzuimdag, Verzuimmelding


class AheadOfTime(Refused):
    def __init__(self) -> None:
        super().__init__("Verzuim is geweest: kies geen dag in de toekomst.")


class VerzuimValues(TypedDict, total=False):
    kenmerk: str
    school: str
    brin: str
    heeft_startkwalificatie: bool | None
    begon_op: date
    eindigde_op: date | None
    soort: str
    alle_lessen_gemist: bool
    actie_gewenst: bool
    prioriteit: str
    leslocatie: str
    telefoon_ouder: str


@transaction.atomic
def receive_verzuim(
    *, by: User | None, verzuim: VerzuimValues, bsn: str = "", **told: Unpack[MeldingValues]
) -> Verzuimmelding:
    """A melding of the verzuimloket with its own fields (B27, C17)."""
    begun = verzuim.get("begon_op")
    if begun and begun > timezone.localdate():
        raise AheadOfTime
    told.setdefault("melder_organisatie", verzuim.get("school", ""))
    melding = receive(by=by, bsn=bsn, **told | MeldingValues(channel=Channel.VERZUIMLOKET))
    return save_new(Verzuimmelding(melding=melding, **verzuim))


@transaction.atomic
def correct_verzuim(
    *, verzuimmelding: Verzuimmelding, by: User | None, **values: Unpack[VerzuimValues]
) -> Verzuimmelding:
    changed = save_changes(verzuimmelding, **values)
    audit.record("melding.corrected", by=by, about=verzuimmelding.melding, fields=changed)
    return verzuimmelding


@transaction.atomic
def set_days(*, melding: Melding, days: dict[date, int], opmerking: str, by: User) -> Verzuimmelding:
    """14l and 14o: the hours per day as we established them, and what we say to school about it."""
    if any(day > timezone.localdate() for day in days):
        raise AheadOfTime
    verzuimmelding = melding.verzuimmelding
    verzuimmelding.dagen.all().delete()
    for day, hours in sorted(days.items()):
        save_new(Verzuimdag(verzuimmelding=verzuimmelding, dag=day, uren=hours))
    save_changes(verzuimmelding, opmerking=opmerking)
    note_change(melding)
    audit.record("verzuim.established", by=by, about=melding, details={"days": len(days)})
    return verzuimmelding
