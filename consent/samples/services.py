"""Acts on a sample: draw it, do it again, say what was found, and answer that."""

import secrets
import uuid
from datetime import date

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from accounts.rights import Right
from audit.models import Entry
from cases.dossier.models import Case
from cases.records import check, save_new
from cases.refusals import Refused
from consent.afwegingen.models import Afweging
from consent.fg import ROLE, require_fg, without_bsn
from consent.samples.drawing import candidates, lowest
from consent.samples.models import MOST, Finding, FindingReply, Sample, SampleItem, Source, Verdict


@transaction.atomic
def draw(
    *,
    by: User,
    source: str,
    since: date,
    until: date,
    size: int,
    grondslag: str = "",
    partner: tuple[uuid.UUID, str] | None = None,
) -> Sample:
    """Draw at random, with a seed that is kept. Fewer than asked when there are fewer."""
    require_fg(by)
    if since > timezone.localdate():
        raise Refused("Deze periode moet nog beginnen.")
    partner_id, naam = partner or (None, "")
    sample = Sample(source=source, since=since, until=until, size=size, grondslag=grondslag, pool=0, by=by,
                    ketenpartner_id=partner_id, ketenpartner_naam=naam, seed=secrets.token_hex(16))  # fmt: skip
    check(sample)
    numbers = numbers_of(sample, by)
    if not numbers:
        raise Refused("In deze periode is er niets om uit te trekken.")
    sample.pool = len(numbers)
    save_new(sample)
    drawn = lowest(sample.seed, numbers, min(size, MOST))
    SampleItem.objects.bulk_create(items_of(sample, drawn, by))
    audit.record("sample.drawn", by=by, about=sample, role=ROLE,
                 details={"source": str(source), "size": len(drawn), "pool": sample.pool})  # fmt: skip
    return sample


def numbers_of(sample: Sample, by: User) -> list[uuid.UUID]:
    return list(candidates(sample, by).values_list("pk", flat=True).iterator(chunk_size=5000))


def drawn_again(sample: Sample, user: User) -> bool:
    """Whether the same seed over the same period gives these very items."""
    again = lowest(sample.seed, numbers_of(sample, user), sample.size)
    return again == list(sample.items.order_by("place").values_list("about_id", flat=True))


def items_of(sample: Sample, drawn: list[uuid.UUID], by: User) -> list[SampleItem]:
    if sample.source == Source.AFWEGING:
        cases = dict(Afweging.objects.filter(pk__in=drawn).values_list("pk", "case_id"))
    else:
        lines = Entry.objects.for_user(by).filter(pk__in=drawn)
        cases = {line.pk: line.case_id for line in lines if line.case_id}
    decided = sample.source == Source.AFWEGING
    return [
        SampleItem(
            sample=sample, place=place, about_id=number, case_id=cases[number], afweging_id=number if decided else None
        )
        for place, number in enumerate(drawn, 1)
    ]


@transaction.atomic
def review(*, item: SampleItem, by: User, verdict: str, text: str) -> Finding:
    """Say what you found. Anything but “in orde” goes to the regiehouder, who answers."""
    require_fg(by)
    if Finding.objects.filter(item=item).exists():
        raise Refused("Hier staat al een bevinding bij.")
    finding = Finding(item=item, verdict=verdict, text=without_bsn(text), by=by)
    save_new(finding)
    audit.record("finding.made", by=by, about=finding, case_id=item.case_id, role=ROLE,
                 details={"verdict": str(verdict)})  # fmt: skip
    if verdict != Verdict.GOOD:
        leader = item.case.regiehouder
        tell(to=[leader], kind="finding.asks", key=f"finding.asks:{finding.pk}", case_id=item.case_id,
             about_id=finding.pk)  # fmt: skip
    return finding


@transaction.atomic
def reply_to(*, finding: Finding, by: User, text: str) -> FindingReply:
    """The answer of who leads the case, or works in it; once."""
    if not Case.objects.for_user(by, Right.CHANGE_CASE).filter(pk=finding.item.case_id).exists():
        raise Refused("Dit beantwoordt de regiehouder.")
    if finding.verdict == Verdict.GOOD or FindingReply.objects.filter(finding=finding).exists():
        raise Refused("Hier is geen antwoord meer nodig.")
    reply = FindingReply(finding=finding, text=without_bsn(text), by=by)
    save_new(reply)
    audit.record("finding.answered", by=by, about=reply, case_id=finding.item.case_id)
    tell(to=[finding.by], kind="finding.answered", key=f"finding.answered:{finding.pk}", case_id=finding.item.case_id,
         about_id=finding.item_id)  # fmt: skip
    return reply
