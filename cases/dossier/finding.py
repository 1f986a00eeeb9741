"""Finding a jongere before registering one: so that nobody stands in the register twice."""

from dataclasses import dataclass
from datetime import date

import audit
from accounts.models import User
from accounts.rights import Right
from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from cases.jongeren.services import indexed

MOST = 10


@dataclass(frozen=True, kw_only=True)
class Found:
    """A jongere who fits, with the open case if there is one. Only its regiehouder is named to who may not see it."""

    jongere: Jongere
    case: Case | None
    may_see: bool


def find(*, bsn: str, achternaam: str, geboortedatum: date | None, by: User) -> list[Found]:
    """Whoever has this BSN, or else this name and this date of birth. The search itself is written down."""
    if bsn:
        known = Jongere.objects.filter(bsn_index=indexed(bsn)[1])
    elif achternaam and geboortedatum:
        known = Jongere.objects.filter(achternaam__iexact=achternaam.strip(), geboortedatum=geboortedatum)
    else:
        known = Jongere.objects.none()
    jongeren = list(known.order_by("roepnaam")[:MOST])
    audit.record("jongere.searched", by=by, details={"by_bsn": bool(bsn), "found": len(jongeren)})
    visible = Case.objects.for_user(by, Right.VIEW_CASE)
    return [with_case(jongere, visible.filter(jongere=jongere).exists()) for jongere in jongeren]


def with_case(jongere: Jongere, may_see: bool) -> Found:
    return Found(jongere=jongere, case=jongere.cases.open().select_related("regiehouder").first(), may_see=may_see)
