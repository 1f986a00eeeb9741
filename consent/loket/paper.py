"""On paper: print the frozen text, keep the scan, and let a second person look before it counts (four eyes).

One person could tick what does not stand on the form, by mistake or on purpose, and no session of the jongere would
tell. So the one who enters a form is never the one who says that it is right; the database asks for that too.
"""

from collections.abc import Iterable
from datetime import date

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.paper import render
from cases.refusals import Refused
from consent.items import ITEMS
from consent.loket.models import PaperCheck, PaperForm
from consent.loket.scans import read_scan
from consent.loket.services import keep, require_signer
from consent.machtigingen.models import Channel, ConsentEvent, Machtiging
from consent.machtigingen.services import Written, given_codes, require_asked, spoke

CODE_LENGTH = 8


class OtherText(Refused):
    def __init__(self) -> None:
        super().__init__("Het kenmerk onderaan het formulier hoort bij een andere vraag. Kijk of je het goede pakte.")


class WrongDay(Refused):
    def __init__(self) -> None:
        super().__init__("De datum bij de handtekening ligt voor de vraag, of in de toekomst. Kijk nog eens.")


class CheckedByAnother(Refused):
    def __init__(self) -> None:
        super().__init__("Dit formulier kijkt een ander na dan degene die het invoerde.")


class AlreadyChecked(Refused):
    def __init__(self) -> None:
        super().__init__("Een collega heeft dit formulier al nagekeken.")


def code_of(machtiging: Machtiging) -> str:
    """What stands at the foot of each page of the form: the beginning of the hash of its text."""
    return machtiging.text_sha256[:CODE_LENGTH]


@transaction.atomic
def print_form(*, machtiging: Machtiging, by: User) -> bytes:
    """The question as a form, word for word as it stands online."""
    asked = require_asked(machtiging)
    jongere = asked.afweging.case.jongere
    audit.record("machtiging.printed", by=by, about=asked, case_id=asked.afweging.case_id)
    return render("formulier", {
        "title": "Vraag om jouw handtekening", "author": asked.record["pii_controllers"][0], "name": jongere.naam,
        "text": asked.privacy_notice.split("\n\n"), "code": code_of(asked),
        "fields": [ITEMS[code].label for code in asked.field_codes],
        "special": [ITEMS[code].label for code in asked.special_codes],
    })  # fmt: skip


@transaction.atomic
def enter_form(
    *, machtiging: Machtiging, written: Written, yes: Iterable[str], signed_on: date, code: str, scan: File
) -> PaperForm:
    """Keep what one person read on a signed form, with the scan. Nothing opens yet."""
    asked = require_asked(machtiging)
    require_signer(asked, written)
    if code.strip().lower() != code_of(asked):
        raise OtherText
    if not timezone.localdate(asked.asked_at) <= signed_on <= timezone.localdate():
        raise WrongDay
    seen = read_scan(scan)
    paper = PaperForm(
        machtiging=asked, gezagsdrager=written.gezagsdrager, yes=list(yes), signed_on=signed_on,
        identity=written.identity, read_out=written.read_out, interpreter=written.interpreter,
        interpreter_language=written.interpreter_language, scan_sha256=seen.sha256, by=written.by,
    )  # fmt: skip
    paper.scan.save(f"formulier.{seen.ending}", ContentFile(seen.content), save=False)
    paper.save()
    audit.record("machtiging.paper_entered", by=written.by, about=asked, case_id=asked.afweging.case_id)
    return paper


@transaction.atomic
def check_form(*, paper: PaperForm, agreed: bool, by: User, remark: str = "") -> list[ConsentEvent]:
    """A second person compared it with the scan. What is right counts from now on, the rest never."""
    asked = require_asked(paper.machtiging)
    if paper.by_id == by.pk:
        raise CheckedByAnother
    if PaperCheck.objects.filter(form=paper).exists():
        raise AlreadyChecked
    PaperCheck.objects.create(form=paper, agreed=agreed, remark=remark, by=by)
    audit.record(
        "machtiging.paper_checked", by=by, about=asked, case_id=asked.afweging.case_id, details={"agreed": agreed}
    )
    if not agreed:
        return []
    written = written_on(paper)
    standing = given_codes(asked, signer=spoke(asked, written))
    no = [code for code in asked.field_codes if code not in {*paper.yes, *standing}]
    return keep(asked, written, yes=paper.yes, no=no, witness=written.witness(asked, paper=paper))


@transaction.atomic
def read_form(*, paper: PaperForm, by: User) -> bytes:
    """The scan, for somebody who may see it, with a line in the log."""
    machtiging = paper.machtiging
    audit.record("machtiging.scan_read", by=by, about=machtiging, case_id=machtiging.afweging.case_id)
    with paper.scan.open("rb") as file:
        return bytes(file.read())


def written_on(paper: PaperForm) -> Written:
    return Written(
        by=paper.by, channel=Channel.PAPIER, gezagsdrager=paper.gezagsdrager, identity=paper.identity,
        interpreter=paper.interpreter, interpreter_language=paper.interpreter_language, read_out=paper.read_out,
    )  # fmt: skip
