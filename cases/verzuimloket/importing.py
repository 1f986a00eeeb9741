"""Reading verzuimmeldingen of the register from a file: good lines go in, bad lines come back with their reason.

The register has no public layout (domain.md §4.4), so these columns are our own; an adapter that turns its messages
into such lines is all that a connection has to add.
"""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any, BinaryIO, TextIO

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.imports import cells
from cases.imports.cells import bare
from cases.imports.files import Rejections, lines_of, look_at
from cases.imports.outcome import Outcome, Progress
from cases.imports.rows import Line, RowRefused, read_cells
from cases.jongeren.models import Geslacht
from cases.refusals import Refused
from cases.school.models import Inschrijving, VerzuimSoort
from cases.signals.models import Proof
from cases.verzuimloket.models import Prioriteit, Verzuimmelding
from cases.verzuimloket.services import VerzuimValues, correct_verzuim, receive_verzuim

REQUIRED = ("kenmerk", "achternaam", "geboortedatum", "brin", "soort", "begin")
TELL_EVERY = 100


def yes(cell: str) -> bool:
    words = {"ja": True, "j": True, "1": True, "true": True, "nee": False, "n": False, "0": False, "false": False}
    if cell.lower() not in words:
        raise cells.CellRefused("is geen ja of nee")
    return words[cell.lower()]


READERS: dict[str, Callable[[str], Any]] = {
    "kenmerk": cells.text(40),
    "bsn": cells.bsn,
    "voornaam": cells.text(100),
    "tussenvoegsel": cells.text(30),
    "achternaam": cells.text(200),
    "geboortedatum": cells.birth,
    "geslacht": cells.choice(Geslacht),
    "straat": cells.text(200),
    "huisnummer": cells.text(20),
    "postcode": cells.postcode,
    "woonplaats": cells.text(100),
    "telefoon": cells.phone,
    "telefoon_ouder": cells.phone,
    "school": cells.text(200),
    "brin": cells.brin,
    "leslocatie": cells.text(200),
    "soort": cells.choice(VerzuimSoort),
    "begin": cells.day,
    "eind": cells.day,
    "alle_lessen_gemist": yes,
    "reden": cells.text(2000),
    "actie_school": cells.text(2000),
    "actie_gewenst": yes,
    "prioriteit": cells.choice(Prioriteit),
    "toelichting": cells.text(2000),
    "contact_naam": cells.text(200),
    "contact_functie": cells.text(100),
    "contact_telefoon": cells.phone,
    "contact_email": cells.email,
    "startkwalificatie": yes,
    "gemeld_op": cells.day,
}
# Column: what it is called on the verzuimmelding, or on the melding itself.
VERZUIM = {
    "kenmerk": "kenmerk", "school": "school", "brin": "brin", "leslocatie": "leslocatie", "soort": "soort",
    "begin": "begon_op", "eind": "eindigde_op", "alle_lessen_gemist": "alle_lessen_gemist",
    "actie_gewenst": "actie_gewenst", "prioriteit": "prioriteit", "startkwalificatie": "heeft_startkwalificatie",
    "telefoon_ouder": "telefoon_ouder",
}  # fmt: skip
MELDING = {
    "reden": "reden", "actie_school": "gedaan", "toelichting": "vraag", "contact_naam": "melder_naam",
    "contact_functie": "melder_functie", "contact_telefoon": "melder_telefoon", "contact_email": "melder_email",
} | {name: name for name in ("voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "straat",
                             "huisnummer", "postcode", "woonplaats", "telefoon")}  # fmt: skip


def import_verzuimmeldingen(
    *, file: BinaryIO, rejected: TextIO, by: User | None, progress: Progress = lambda outcome: None
) -> Outcome:
    """Import a CSV file of verzuimmeldingen. The first line names the columns: see READERS, and REQUIRED.

    A line whose kenmerk is there already brings that verzuimmelding up to date; doing it again changes nothing.
    """
    layout = look_at(file, required=REQUIRED, known=tuple(READERS))
    rejections = Rejections(rejected, layout)
    outcome = Outcome(total=layout.lines, unknown_columns=layout.unknown)
    audit.record("verzuimimport.started", by=by, details={"lines": layout.lines})
    for line in lines_of(file, layout):
        try:
            take(line, outcome, by)
        except Refused as refusal:
            rejections.add(line, str(refusal).rstrip("."))
            outcome.rejected += 1
        except (IntegrityError, DataError):
            rejections.add(line, "past niet bij wat er al staat")
            outcome.rejected += 1
        outcome.done += 1
        if outcome.done % TELL_EVERY == 0:
            progress(outcome)
    outcome.total = outcome.done
    progress(outcome)
    counts = {name: getattr(outcome, name) for name in ("done", "added", "changed", "rejected")}
    audit.record("verzuimimport.finished", by=by, details=counts)
    return outcome


@transaction.atomic
def take(line: Line, outcome: Outcome, by: User | None) -> None:
    """One line: a new melding, or a known one brought up to date."""
    told, verzuim, bsn = understand(line)
    known = Verzuimmelding.objects.filter(kenmerk=verzuim["kenmerk"]).first()
    if known is None:
        receive_verzuim(by=by, bsn=bsn, verzuim=verzuim, **told)
        outcome.added += 1
    elif any(getattr(known, name) != value for name, value in verzuim.items()):
        correct_verzuim(verzuimmelding=known, by=by, **verzuim)
        outcome.changed += 1


def understand(line: Line) -> tuple[dict[str, Any], VerzuimValues, str]:
    """What a line tells of the melding, of the absence, and the BSN; or RowRefused with all reasons at once."""
    values, reasons = read_cells(line, READERS)
    reasons += [f"{name} ontbreekt" for name in REQUIRED if not bare(line.cells.get(name, ""))]
    if values.get("begin") and values.get("eind") and values["eind"] < values["begin"]:
        reasons.append("eind ligt voor begin")
    if values.get("brin") and not values.get("school"):
        values["school"] = school_of(values["brin"])
        if not values["school"]:
            reasons.append(f"brin {values['brin']} kennen we niet: vul ook de naam van de school in")
    if reasons:
        raise RowRefused("; ".join(reasons))
    told = {name: values[column] for column, name in MELDING.items() if column in values} | {"proof": Proof.REGISTER}
    if "gemeld_op" in values:
        told["received_at"] = timezone.make_aware(datetime.combine(values["gemeld_op"], time.min))
    verzuim = {name: values[column] for column, name in VERZUIM.items() if column in values}
    return told, verzuim, values.get("bsn", "")  # type: ignore[return-value]  # names equal


def school_of(brin: str) -> str:
    """The name under which we know a school, from the enrolments here."""
    known = Inschrijving.objects.filter(brin=brin).order_by("-begon_op").values_list("school", flat=True)
    return known.first() or ""
