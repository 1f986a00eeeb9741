"""Sending a letter: it is composed, printed and kept in one act."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

import audit
from accounts.models import User
from accounts.rights import Right
from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.files.services import remove_loose_after_commit
from cases.letters.body import Brief
from cases.letters.compose import compose, printed
from cases.letters.models import BatchLine, How, Letter, LetterBatch, LetterPaper
from cases.records import save_new
from cases.refusals import Refused

MOST_AT_ONCE = 500


class NotALetter(Refused):
    def __init__(self) -> None:
        super().__init__("Deze brief is niet meer in gebruik. Kies een andere.")


class NotSentYet(Refused):
    def __init__(self) -> None:
        super().__init__("De datum van een brief ligt niet in de toekomst.")


class NobodyChosen(Refused):
    def __init__(self) -> None:
        super().__init__(f"Kies 1 tot en met {MOST_AT_ONCE} jongeren.")


@transaction.atomic
def send_letter(
    *, case: Case, edition: Edition, how: str, by: User, sent_on: date | None = None, extra: str = ""
) -> Letter:
    """Print this letter for this case and keep it as it was printed. Twice on one day is refused."""
    require_open(case)
    day = require_sent(sent_on)
    brief = require_letter(edition)
    composed = compose(brief, case, on=day, extra=extra, by_post=how == How.POST)
    pdf = printed([composed], title=composed["subject"])
    letter = save_new(
        Letter(
            case=case, edition=edition, recipient=brief.recipient, how=how, sent_on=day, by=by,
            sha256=sha256(pdf).hexdigest(),
        )
    )  # fmt: skip
    LetterPaper.objects.create(letter=letter, pdf=pdf, content=composed)
    audit.record("letter.sent", by=by, about=letter, details={"edition": str(edition.pk), "how": how})
    return letter


@transaction.atomic
def start_batch(*, edition: Edition, cases: Iterable[Case], by: User, sent_on: date | None = None) -> LetterBatch:
    """Note for whom this letter is to be made; the task `cases.letters.tasks.print_batch` makes them."""
    require_letter(edition)
    chosen = list(cases)
    if not 0 < len(chosen) <= MOST_AT_ONCE:
        raise NobodyChosen
    batch = save_new(LetterBatch(edition=edition, by=by, sent_on=require_sent(sent_on)))
    BatchLine.objects.bulk_create(BatchLine(batch=batch, case=case) for case in chosen)
    audit.record("letters.batch_started", by=by, about=batch, details={"letters": len(chosen)})
    return batch


def run_batch(*, batch: LetterBatch) -> LetterBatch:
    """Make the letters that were not made yet, each in its own transaction. Running it again makes no doubles."""
    if batch.finished_at:
        return batch
    for line in batch.lines.undone().select_related("case__jongere", "case__regiehouder").order_by("pk"):
        make_line(line, batch)
    finish(batch)
    return batch


@transaction.atomic
def finish(batch: LetterBatch) -> None:
    """Who erases one of these dossiers meanwhile waits for this, and then the stack goes; or this waits, and prints
    without it."""
    list(batch.lines.select_for_update().order_by("pk"))
    keep_file(batch)
    batch.finished_at = timezone.now()
    batch.save(update_fields=["file", "finished_at"])


def make_line(line: BatchLine, batch: LetterBatch) -> None:
    """One letter, or why not. Whoever started the batch must still be allowed to work in the case."""
    with transaction.atomic():
        held = BatchLine.objects.select_for_update().undone().filter(pk=line.pk).first()
        if held is None:
            return
        try:
            held.letter = send_in_batch(line.case, batch)
        except Refused as refusal:
            held.refusal = str(refusal)[:300]
        held.save(update_fields=["letter", "refusal"])


@transaction.atomic
def send_in_batch(case: Case, batch: LetterBatch) -> Letter:
    if not Case.objects.for_user(batch.by, Right.CHANGE_CASE).filter(pk=case.pk).exists():
        raise Refused("Je werkt niet meer aan dit dossier.")
    return send_letter(case=case, edition=batch.edition, how=How.POST, by=batch.by, sent_on=batch.sent_on)


def keep_file(batch: LetterBatch) -> None:
    """All letters of the batch as one PDF to print, by name."""
    papers = LetterPaper.objects.filter(letter__in=batch.lines.values("letter"))
    by_name = papers.order_by(Lower("letter__case__jongere__achternaam"), "letter__case__reference")
    if letters := [paper.content for paper in by_name.defer("pdf")]:
        pdf = printed(letters, title=batch.edition.naam)
        batch.file.save("brieven.pdf", ContentFile(pdf), save=False)


@transaction.atomic
def forget_file(*, batch: LetterBatch, by: User | None) -> LetterBatch:
    """Remove the file to print once it was printed: each letter is kept with its case."""
    batch.file = ""
    batch.save(update_fields=["file"])
    audit.record("letters.file_forgotten", by=by, about=batch)
    remove_loose_after_commit()
    return batch


def require_letter(edition: Edition) -> Brief:
    """What stands in this edition, if it is a letter that is in use."""
    in_use = Edition.objects.of(ContentKind.BRIEF).in_force().filter(pk=edition.pk)
    if not in_use.exists():
        raise NotALetter
    brief: Brief = read(edition)
    return brief


def require_sent(sent_on: date | None) -> date:
    day = sent_on or timezone.localdate()
    if day > timezone.localdate():
        raise NotSentYet
    return day
