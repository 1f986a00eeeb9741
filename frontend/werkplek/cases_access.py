"""The door to a case for a page: through the rights of this user, and with a line in the log before it is shown."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

import audit
from accounts.models import User
from accounts.rights import Right, Role
from cases.catalogue.field import Rubriek
from cases.dossier.models import Case
from cases.dossier.services import rights_of
from cases.dossier.team import reads_on_loan
from frontend.http import UserRequest

COLLEAGUE = "collega in het team"
THINKS_ALONG = "lid van een consultatieteam"
# What every page of a case shows in its head and beside it.
HEAD = (Rubriek.PERSONALIA, Rubriek.CONTACT, Rubriek.CASUS, Rubriek.PLAN)


def require_case(request: UserRequest, case_id: UUID, right: Right) -> Case:
    """The case if this user holds this right on it; else it does not exist."""
    cases = Case.objects.for_user(request.user, right)
    return get_object_or_404(cases.select_related("jongere", "regiehouder", "procesregisseur"), pk=case_id)


def require_case_to_hand_over(request: UserRequest, case_id: UUID) -> Case:
    """A case that this user may offer to somebody else: as regiehouder, or as coördinator for one who is away."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    if not may_hand_over(request, case):
        raise Http404
    return case


def may_hand_over(request: UserRequest, case: Case) -> bool:
    leads = case.regiehouder_id == request.user.pk
    return case.closed_at is None and (leads or request.user.has_role(Role.COORDINATOR))


def log_reading(request: UserRequest, case: Case, rubrieken: Iterable[str], action: str = "case.read") -> None:
    """Write down that this user reads these rubrieken of a case. Before the page is made: no log, no data (law 4)."""
    log_as(request.user, case, role_now(request.user, case), rubrieken, action)


def log_as(user: User, case: Case, role: str, rubrieken: Iterable[str], action: str = "case.read") -> None:
    """The same for who reads something of a case without a right on it, and so says as what."""
    audit.record_read(
        actor_id=user.pk,
        actor_name=user.log_name,
        actor_role=role,
        case_id=case.pk,
        fields=list(dict.fromkeys(str(rubriek) for rubriek in rubrieken)),
        action=action,
    )


def role_on(user: User, case: Case) -> str:
    """As what this user looks at this case, in words that the jongere may read."""
    if case.regiehouder_id == user.pk:
        return str(Role.REGIEHOUDER.label)
    for role in (Role.COORDINATOR, Role.FG):
        if user.has_role(role):
            return str(role.label)
    return COLLEAGUE


def role_now(user: User, case: Case) -> str:
    """The same for one case, where it may be asked whether somebody only thinks along for a while."""
    role = role_on(user, case)
    return THINKS_ALONG if role == COLLEAGUE and reads_on_loan(user=user, case=case) else role


def may_change(request: UserRequest, case: Case) -> bool:
    """Whether the page shows buttons to change things; a closed case is only read."""
    return case.closed_at is None and Right.CHANGE_CASE in rights_of(user=request.user, case=case)
