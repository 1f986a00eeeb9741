"""What a partner said about deleting what it may no longer use, and who waits for that word."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from cases.agenda import Item, source
from cases.dossier.models import Case
from cases.refusals import Refused
from sharing.models import STANDS_STILL, Confirmation, EndedShare

# A partner has two weeks to say that it is gone; then the regiehouder asks.
CONFIRM_WITHIN = timedelta(days=14)


def deletion_confirmed_on(share_id: UUID) -> date | None:
    """The day on which the partner last said that it is gone; None when it never did."""
    moment = (
        Confirmation.objects.filter(afweging_id=share_id)
        .order_by("-confirmed_at")
        .values_list("confirmed_at", flat=True)
    )
    last = moment.first()
    return timezone.localdate(last) if last else None


def unconfirmed(on: date) -> "QuerySet[EndedShare]":
    """What was read, ended two weeks before this day or earlier, and of which nobody said that all of it is gone."""
    done = Cast("confirmed_codes", ArrayField(models.TextField()))
    gone = Q(done__isnull=False, done__contains=F("field_codes"))
    ended = EndedShare.objects.exclude(why=STANDS_STILL).filter(was_read=True, ended_at__date__lte=on - CONFIRM_WITHIN)
    return (
        ended.alias(done=done).exclude(gone).select_related("case__jongere", "case__regiehouder", "afweging", "opening")
    )


def ended_of(share_id: UUID) -> EndedShare | None:
    """What of this share was open and read, and is not open any more; None when there is nothing to delete."""
    return EndedShare.objects.exclude(why=STANDS_STILL).filter(pk=share_id, was_read=True).first()


def was_read(share_id: UUID) -> bool:
    """Whether its partner ever read what was open here and is not any more."""
    return EndedShare.objects.filter(pk=share_id, was_read=True).exists()


def is_overdue(share_id: UUID) -> bool:
    return unconfirmed(timezone.localdate()).filter(pk=share_id).exists()


@source
def to_ask(cases: "QuerySet[Case]", until: date, most: int) -> Iterator[Item]:
    """Partners that did not say in time that it is gone: the regiehouder asks them."""
    for share in unconfirmed(until).filter(case__in=cases).order_by("ended_at")[:most]:
        yield Item(
            kind="wissen_vragen_nood" if share.opening else "wissen_vragen",
            case=share.case,
            text=f"{share.about.ketenpartner_naam} zei nog niet dat alles weg is",
            on=timezone.localdate(share.ended_at) + CONFIRM_WITHIN,
            about_id=share.pk,
        )


def tell_of_overdue() -> None:
    """Once per share, tell the regiehouder that a partner did not answer. Twice does no harm."""
    for share in unconfirmed(timezone.localdate()).iterator():
        kind = "deletion.overdue.nood" if share.opening else "deletion.overdue"
        tell(to=[share.case.regiehouder], kind=kind, key=f"deletion.overdue:{share.pk}",
             case_id=share.case_id, about_id=share.pk)  # fmt: skip


@transaction.atomic
def write_down_deletion(*, share_id: UUID, by: User) -> Confirmation:
    """The partner said it by phone or mail; the regiehouder writes down that they did."""
    ended = (
        EndedShare.objects.select_related("afweging", "opening").exclude(why=STANDS_STILL).filter(pk=share_id).first()
    )
    if ended is None or not ended.open_codes:
        raise Refused("Hier is niets te bevestigen.")
    kept = Confirmation.objects.create(
        afweging_id=share_id, ketenpartner_id=ended.ketenpartner_id, field_codes=ended.open_codes,
        confirmed_at=timezone.now(), member_id=by.pk, member_name=f"{by.naam}, opgeschreven voor de organisatie",
    )  # fmt: skip
    audit.record("share.deletion_written_down", by=by, about=ended.about, details={"share_id": share_id})
    return kept
