"""Telling somebody, in the transaction of the act that is the news: neither happens without the other."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.notices.models import Mail, Notice


@transaction.atomic
def tell(
    *, to: Iterable[User], kind: str, key: str, case_id: uuid.UUID | None = None, about_id: uuid.UUID | None = None
) -> None:
    """Tell these people once, and have a mail say so to who wants that.

    `key` names the event, such as "score-dropped:<id>": the same key tells nothing again.
    """
    people = [person for person in to if person.is_active]
    before = set(Notice.objects.filter(recipient__in=people, key=key).values_list("recipient", flat=True))
    new = [person for person in people if person.pk not in before]
    Notice.objects.bulk_create(
        [Notice(recipient=person, kind=kind, key=key, case_id=case_id, about_id=about_id) for person in new],
        ignore_conflicts=True,
    )
    Mail.objects.bulk_create(
        [Mail(recipient=person) for person in new if person.email and person.wants_mail], ignore_conflicts=True
    )


@transaction.atomic
def mark_seen(*, by: User, notice_ids: Iterable[uuid.UUID] | None = None) -> int:
    """The own notices, or these of them, as seen; how many were new."""
    new = Notice.objects.unseen().filter(recipient=by)
    if notice_ids is not None:
        new = new.filter(pk__in=notice_ids)
    return new.update(seen_at=timezone.now())


@transaction.atomic
def set_mail(*, wanted: bool, by: User) -> None:
    """Whether this person wants a mail; what waits to be sent goes away with a no."""
    by.wants_mail = wanted
    by.save(update_fields=["wants_mail"])
    if not wanted:
        Mail.objects.unsent().filter(recipient=by).delete()
