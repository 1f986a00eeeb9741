"""Acts in nood: open the smallest set for some hours, have a second person look, and close."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.jongeren.bsn import holds_bsn
from cases.records import save_new
from cases.refusals import Refused
from cases.workdays import working_days_after
from consent.afwegingen.services import Organisation, require_samenwerking
from consent.nood.models import REVIEWERS, Ground, NoodClosed, Noodopening, NoodReview
from consent.nood.rules import require_may_be_opened, require_nobody_asked_to_wait, require_smallest_set
from consent.refusals import SamePerson

# The second person looks before the end of the next working day.
WORKING_DAYS_TO_REVIEW = 1


class NotReviewed(Refused):
    """One opening at a time: going on by opening again would make days of hours."""

    def __init__(self, naam: str) -> None:
        super().__init__(
            f"Er is al in nood geopend voor {naam}, en er keek nog geen tweede persoon naar."
            " Vraag eerst een coördinator om te kijken. Is het gevaar er nu? Bel 112."
        )


class NotYourReview(Refused):
    def __init__(self) -> None:
        super().__init__("Dit kan alleen een coördinator of de FG doen, en niet wie het opende.")


@transaction.atomic
def open_in_nood(
    *,
    case: Case,
    ketenpartner: Organisation,
    by: User,
    ground: Ground,
    reason: str,
    doel: str,
    fields: Mapping[str, str],
    hours: int,
    untold_until: datetime | None = None,
    untold_reason: str = "",
    at: datetime | None = None,
) -> Noodopening:
    """Let one ketenpartner read these fields, each with why, for so many hours. It is open from this moment on.

    `at` is for what happened before and is written down now, as in the demo; then the hours ran from that moment.
    """
    case = lock(case)
    require_open(case)
    partner = require_samenwerking(ketenpartner.id)
    require_smallest_set(fields)
    require_may_be_opened(case=case, ground=ground, codes=list(fields))
    require_nobody_asked_to_wait(case, fields)
    require_no_bsn(reason, doel, untold_reason, *fields.values())
    if Noodopening.objects.unreviewed().filter(case=case, ketenpartner_id=partner.id).exists():
        raise NotReviewed(partner.naam)
    now = at or timezone.now()
    opening = save_new(Noodopening(
        case=case, ketenpartner_id=partner.id, ketenpartner_naam=partner.naam, ground=ground, reason=reason.strip(),
        doel=doel.strip(), field_codes=list(fields), field_reasons=[why.strip() for why in fields.values()],
        until=now + timedelta(hours=hours), review_due_on=review_due_on(now), untold_until=untold_until,
        untold_reason=untold_reason.strip(), by=by, at=now,
    ))  # fmt: skip
    details = {"ground": opening.ground, "ketenpartner_id": partner.id, "until": opening.until.isoformat(),
               "told": untold_until is None}  # fmt: skip
    audit.record("nood.opened", by=by, about=opening, fields=opening.field_codes, details=details)
    tell_of(opening, kind="nood.opened", to=who_review(opening))
    return opening


@transaction.atomic
def review(*, opening: Noodopening, by: User, justified: bool, remark: str, tell_now: bool = False) -> NoodReview:
    """The second person looks. “Niet terecht” closes it at once; the next read of the partner is empty."""
    opening = find(opening)
    if by.pk == opening.by_id:
        raise SamePerson
    if hasattr(opening, "review"):
        raise Refused("Hier keek al een tweede persoon naar.")
    if not Noodopening.objects.to_review(by).filter(pk=opening.pk).exists():
        raise NotYourReview
    require_no_bsn(remark)
    tell_now = tell_now and opening.untold_until is not None
    found = save_new(NoodReview(opening=opening, justified=justified, remark=remark.strip(), tell_now=tell_now, by=by))
    audit.record("nood.reviewed", by=by, about=opening,
                 details={"ground": opening.ground, "justified": justified, "tell_now": tell_now})  # fmt: skip
    tell_of(opening, kind="nood.reviewed", to=[opening.by, opening.case.regiehouder])
    return found


@transaction.atomic
def close(*, opening: Noodopening, by: User, reason: str) -> NoodClosed:
    """Close before the hours are over: it is no longer needed."""
    opening = find(opening)
    if hasattr(opening, "closing") or not hasattr(opening, "open_now"):
        raise Refused("Dit is al dicht.")
    require_no_bsn(reason)
    closed = save_new(NoodClosed(opening=opening, reason=reason.strip(), by=by))
    audit.record("nood.closed", by=by, about=opening, details={"ground": opening.ground})
    return closed


def review_due_on(at: datetime) -> date:
    return working_days_after(timezone.localdate(at), WORKING_DAYS_TO_REVIEW)


def lock(case: Case) -> Case:
    """One act at a time: the case is the queue, because nobody may update an opening, not even to lock it."""
    return Case.objects.select_for_update().get(pk=case.pk)


def find(opening: Noodopening) -> Noodopening:
    lock(opening.case)
    found: Noodopening = Noodopening.objects.in_full().get(pk=opening.pk)
    return found


def require_no_bsn(*texts: str) -> None:
    if any(holds_bsn(text) for text in texts):
        raise Refused("Haal het BSN uit de tekst. Dat hebben we niet nodig.")


def who_review(opening: Noodopening) -> list[User]:
    """The second persons, and the regiehouder when a colleague opened it. Never who opened it."""
    people = {user.pk: user for role in REVIEWERS for user in User.objects.with_role(role)}
    people[opening.case.regiehouder_id] = opening.case.regiehouder
    return [user for pk, user in people.items() if pk != opening.by_id]


def tell_of(opening: Noodopening, *, kind: str, to: list[User]) -> None:
    """A notice, and a mail that says only that there is one."""
    tell(to=list(dict.fromkeys(to)), kind=kind, key=f"{kind}:{opening.pk}", case_id=opening.case_id,
         about_id=opening.pk)  # fmt: skip
