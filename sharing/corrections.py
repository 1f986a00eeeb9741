"""A partner that read what was corrected hears that it was, without the value (AVG 19)."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from audit.models import Entry, EntryKind
from cases.corrected import codes_of, listener
from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from consent.afwegingen.models import Afweging
from sharing.models import CorrectionNotice, CorrectionSeen, SharedCorrection


@listener
def hear(row: models.Model, columns: Sequence[str], by: User | None) -> None:
    """Something in a dossier was corrected: tell who read what is made from it."""
    if codes := codes_of(row, columns):
        for case in cases_of(row):
            tell_readers(case=case, codes=codes, by=by)


def cases_of(row: models.Model) -> "models.QuerySet[Case]":
    """The cases in which this row is read: its own, or those of its jongere."""
    found = Case.objects.select_related("regiehouder")
    case_id = getattr(row, "case_id", None)
    jongere_id = row.pk if isinstance(row, Jongere) else getattr(row, "jongere_id", None)
    return found.filter(pk=case_id) if case_id else found.filter(jongere=jongere_id)


@transaction.atomic
def tell_readers(*, case: Case, codes: Sequence[str], by: User | None) -> list[CorrectionNotice]:
    """One notice per share that gave one of these fields and was read; also when it has ended since."""
    read: dict[uuid.UUID, set[str]] = {}
    lines = Entry.objects.filter(kind=EntryKind.READ, case_id=case.pk, share_id__isnull=False, fields__overlap=codes)
    for share_id, fields in lines.values_list("share_id", "fields"):
        if share_id is not None:
            read.setdefault(share_id, set()).update(set(fields) & set(codes))
    made = CorrectionNotice.objects.bulk_create([
        CorrectionNotice(afweging=share, ketenpartner_id=share.ketenpartner_id, field_codes=sorted(read[share.pk]))
        for share in Afweging.objects.filter(pk__in=read)
    ])  # fmt: skip
    for notice in made:
        audit.record("correction.told", by=by, about=notice, case_id=case.pk, subject_id=case.jongere_id,
                     fields=notice.field_codes, details={"share_id": notice.afweging_id})  # fmt: skip
    if made:
        tell(to=[case.regiehouder], kind="correction.told", key=f"correction.told:{made[0].pk}", case_id=case.pk)
    return made


def notices_of(afweging: Afweging) -> list[CorrectionNotice]:
    """What this partner was told about this share, latest first, each with `seen_on` when it said so."""
    found = list(CorrectionNotice.objects.filter(afweging=afweging).order_by("-made_at"))
    seen = dict(
        CorrectionSeen.objects.filter(notice_id__in=[one.pk for one in found]).values_list("notice_id", "seen_at")
    )
    for notice in found:
        notice.seen_at = seen.get(notice.pk)
    return found


def see(member: Any, notice_id: uuid.UUID) -> SharedCorrection | None:
    """Keep the partner's word that it read this; inside `as_partner`. None when there is nothing to see."""
    shown = SharedCorrection.objects.filter(pk=notice_id, seen_at=None).first()
    if shown is not None:
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into sharing_correctionseen (id, notice_id, ketenpartner_id, seen_at, member_id, member_name)"
                " values (%s, %s, %s, %s, %s, %s)",
                [uuid.uuid4(), notice_id, member.ketenpartner_id, timezone.now(), member.id, member.naam],
            )
        audit.record("correction.seen", by=member, role=member.role, details={"share_id": shown.share_id})
    return shown
