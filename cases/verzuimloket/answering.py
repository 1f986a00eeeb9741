"""Answering the register: 14l to 14p of what changed since the last time, as a batch that is kept as it was given.

Two parts, so that a connection can come instead of a file: `make_terugmelding` says what is answered, and `as_csv` is
one way to hand that over.
"""

import csv
import io

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.rights import Role
from cases.imports.cells import harmless
from cases.refusals import Refused
from cases.verzuimloket.models import SENDERS, Terugmelding, TerugmeldingLine, Verzuimmelding

COLUMNS = ("kenmerk", "brin", "specificatie", "status", "reden_afsluiting", "opmerking", "contact_naam",
           "contact_functie", "contact_telefoon", "contact_email")  # fmt: skip


class NothingToAnswer(Refused):
    def __init__(self) -> None:
        super().__init__("Er is niets veranderd sinds de vorige terugmelding.")


class NotASender(Refused):
    def __init__(self) -> None:
        super().__init__("Alleen een regiehouder of coördinator meldt terug aan het register.")


@transaction.atomic
def make_terugmelding(*, by: User) -> Terugmelding:
    """Take everything that changed, once: two people at once do not answer the same thing twice."""
    if not by.has_role(*SENDERS):
        raise NotASender
    found = Verzuimmelding.objects.to_answer().select_for_update(of=("self",))
    changed = list(found.select_related("melding__assigned_to", "melding__case__regiehouder").order_by("kenmerk"))
    if not changed:
        raise NothingToAnswer
    batch = Terugmelding.objects.create(by=by)
    TerugmeldingLine.objects.bulk_create([line_of(row, batch) for row in changed])
    Verzuimmelding.objects.filter(pk__in=[row.pk for row in changed]).update(answered_at=timezone.now())
    audit.record("terugmelding.made", by=by, about=batch, details={"lines": len(changed)})
    return batch


def as_csv(batch: Terugmelding) -> str:
    """The batch as a file: UTF-8, semicolons, one line per verzuimmelding."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    for line in batch.lines.select_related("verzuimmelding").order_by("verzuimmelding__kenmerk"):
        told = {"kenmerk": line.verzuimmelding.kenmerk, "brin": line.verzuimmelding.brin,
                "status": line.get_status_display()}  # fmt: skip
        writer.writerow([harmless(str(told.get(name, getattr(line, name, "")))) for name in COLUMNS])
    return out.getvalue()


def line_of(row: Verzuimmelding, batch: Terugmelding) -> TerugmeldingLine:
    """14l the days, 14m the status, 14n why it ended, 14o what we say to school, 14p whom school can reach."""
    melding = row.melding
    ended = melding.status_changes.last() if not melding.is_open else None
    contact = melding.assigned_to or (melding.case.regiehouder if melding.case else None)
    return TerugmeldingLine(
        terugmelding=batch,
        verzuimmelding=row,
        specificatie=", ".join(f"{day.dag:%d-%m-%Y} {day.uren}" for day in row.dagen.all()),
        status=melding.status,
        reden_afsluiting=ended.reason if ended else "",
        opmerking=row.opmerking,
        contact_naam=contact.naam if contact else "",
        contact_functie=function_of(contact) if contact else "",
        contact_telefoon=contact.telefoon if contact else "",
        contact_email=(contact.email or "") if contact else "",
    )


def function_of(person: User) -> str:
    return str(Role.REGIEHOUDER.label if person.has_role(Role.REGIEHOUDER) else Role.COORDINATOR.label)
