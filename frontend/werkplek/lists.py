"""The log of a list: who stands on the page that is about to be shown, a line for each, in one statement (law 4).

One row per request and case with the fields (issue 4, §6). A page that shows two lists writes each jongere down once,
with what both show. The lines are kept before the page is made: when that fails, a line stays of what nobody saw, and
never the other way round.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import audit
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from cases.dossier.models import Case, Handover
from cases.dossier.team import lent_to
from cases.jongeren.models import Jongere
from frontend.http import UserRequest
from frontend.werkplek.cases_access import COLLEAGUE, THINKS_ALONG, role_on

IN_OFFER, OFFERED = (Rubriek.PERSONALIA, Rubriek.CASUS), "aan wie dit dossier is aangeboden"


@dataclass(frozen=True)
class Rows:
    """Rows of a list that show these rubrieken: cases that came through a door, or jongeren without an open case.

    `role` is for who sees them in another way than by working in the case: as what, in words for the jongere.
    """

    whom: Iterable[Case | Jongere | None]
    rubrieken: Iterable[str]
    role: str = COLLEAGUE


def offered(offers: Iterable[Handover]) -> Rows:
    """What is offered to somebody: they see who it is, and nothing of the dossier until they say yes."""
    return Rows([offer.case for offer in offers], IN_OFFER, OFFERED)


class Reader:
    """The roles in which one user sees many cases, with at most one query."""

    def __init__(self, request: UserRequest) -> None:
        self.user = request.user

    @cached_property
    def lent(self) -> set[UUID]:
        return lent_to(self.user)

    def role_on(self, one: Case | Jongere, otherwise: str) -> str:
        """The role by which this user may see it; else what the list says."""
        role = role_on(self.user, one) if isinstance(one, Case) else otherwise
        if role != COLLEAGUE:
            return role
        return THINKS_ALONG if otherwise == COLLEAGUE and one.pk in self.lent else otherwise

    def seen(self, one: Case | Jongere, otherwise: str) -> audit.Seen:
        role = self.role_on(one, otherwise)
        if isinstance(one, Case):
            return audit.Seen(case_id=one.pk, subject_id=None, actor_role=role, fields=[])
        return audit.Seen(case_id=None, subject_id=one.pk, actor_role=role, fields=[])


def log_list(request: UserRequest, lijst: Lijst, *parts: Rows) -> None:
    """Write down who stands on this page and what it shows of them; whoever is in no case is named by themselves.

    A row without anybody, as of a melding that is nobody's yet, is passed over.
    """
    reader = Reader(request)
    seen: dict[UUID, audit.Seen] = {}
    for part in parts:
        for one in part.whom:
            if one is not None:
                row = seen.setdefault(one.pk, reader.seen(one, part.role))
                row.fields.extend(code for code in map(str, part.rubrieken) if code not in row.fields)
    audit.record_list(
        seen.values(), actor_id=request.user.pk, actor_name=request.user.log_name, name=lijst.value, purpose=lijst.why
    )
