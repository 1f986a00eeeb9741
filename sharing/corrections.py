"""A partner that read what was corrected or erased hears that it was, without the value (AVG 19)."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from audit.models import Entry, EntryKind
from cases.corrected import codes_in, codes_of, eraser, listener
from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from cases.refusals import Refused
from consent.afwegingen.models import Afweging
from consent.nood.models import Noodopening
from sharing.models import CorrectionNotice, CorrectionSeen, SharedCorrection


class AlreadySeen(Refused):
    def __init__(self) -> None:
        super().__init__("Jullie zeiden al dat je dit hebt gelezen.")


@listener
def hear(row: models.Model, columns: Sequence[str], by: User | None) -> None:
    """Something in a dossier was corrected: tell who read what is made from it."""
    if codes := codes_of(row, columns):
        for case in cases_of(row):
            tell_readers(case=case, codes=codes, by=by)


@eraser
def hear_of_erasing(case: Case, tables: Sequence[str]) -> None:
    """A part of a dossier was erased: tell who read what was made from it."""
    if codes := codes_in(tables):
        tell_readers(case=case, codes=codes, by=None, erased=True)


def cases_of(row: models.Model) -> "models.QuerySet[Case]":
    """The cases in which this row is read: its own, or those of its jongere."""
    found = Case.objects.select_related("regiehouder")
    case_id = getattr(row, "case_id", None)
    jongere_id = row.pk if isinstance(row, Jongere) else getattr(row, "jongere_id", None)
    return found.filter(pk=case_id) if case_id else found.filter(jongere=jongere_id)


@transaction.atomic
def tell_readers(*, case: Case, codes: Sequence[str], by: User | None, erased: bool = False) -> list[CorrectionNotice]:
    """One notice per share, or opening in nood, that gave one of these fields and was read; also when it has ended."""
    read = read_by_partners(case, codes)
    shares = [{"afweging": one, "ketenpartner_id": one.ketenpartner_id} for one in Afweging.objects.filter(pk__in=read)]
    shares += [
        {"opening": one, "ketenpartner_id": one.ketenpartner_id} for one in Noodopening.objects.filter(pk__in=read)
    ]
    made = [CorrectionNotice(erased=erased, **share) for share in shares]
    for notice in made:
        notice.field_codes = sorted(read[notice.share_id])
    CorrectionNotice.objects.bulk_create(made)
    for notice in made:
        audit.record("correction.told", by=by, about=notice, case_id=case.pk, subject_id=case.jongere_id,
                     fields=notice.field_codes, details={"share_id": notice.share_id, "erased": erased})  # fmt: skip
    if made:
        tell(to=[case.regiehouder], kind="correction.told", key=f"correction.told:{made[0].pk}", case_id=case.pk)
    return made


def read_by_partners(case: Case, codes: Sequence[str]) -> dict[uuid.UUID, set[str]]:
    """Which of these fields partners read, per share or opening. Own people who look at an opening are no reader."""
    read: dict[uuid.UUID, set[str]] = {}
    lines = Entry.objects.filter(kind=EntryKind.READ, case_id=case.pk, share_id__isnull=False, fields__overlap=codes)
    for share_id, fields in lines.filter(organisation_id__isnull=False).values_list("share_id", "fields"):
        if share_id is not None:
            read.setdefault(share_id, set()).update(set(fields) & set(codes))
    return read


def notices_of(share: Afweging | Noodopening) -> list[CorrectionNotice]:
    """What this partner was told about what it read here, latest first, each with `seen_at` when it said so."""
    about = Q(opening=share.pk) if isinstance(share, Noodopening) else Q(afweging=share.pk)
    found = list(CorrectionNotice.objects.filter(about).order_by("-made_at"))
    seen = dict(
        CorrectionSeen.objects.filter(notice_id__in=[one.pk for one in found]).values_list("notice_id", "seen_at")
    )
    for notice in found:
        notice.seen_at = seen.get(notice.pk)
    return found


def see(member: Any, notice_id: uuid.UUID) -> SharedCorrection | None:
    """Keep the partner's word that it read this; inside `as_partner`. None when there is nothing to see, and Refused
    when a colleague said it before."""
    shown = SharedCorrection.objects.filter(pk=notice_id).first()
    if shown is not None and shown.seen_at is not None:
        raise AlreadySeen
    if shown is not None:
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into sharing_correctionseen (id, notice_id, ketenpartner_id, seen_at, member_id, member_name)"
                " values (%s, %s, %s, %s, %s, %s)",
                [uuid.uuid4(), notice_id, member.ketenpartner_id, timezone.now(), member.id, member.naam],
            )
        audit.record("correction.seen", by=member, role=member.role, details={"share_id": shown.share_id})
    return shown
