"""The doors to an afweging for a page: by the right that the page needs, or it does not exist."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.rights import Right
from cases.catalogue.field import Rubriek
from cases.dossier.models import Case
from cases.dossier.services import rights_of
from consent.afwegingen.models import Afweging
from frontend.http import UserRequest
from frontend.werkplek.cases_access import log_reading
from frontend.werkplek.nav import page


def require_afweging(request: UserRequest, pk: UUID, right: Right = Right.SHARE_CASE) -> Afweging:
    """The afweging if this user holds this right on its case; else it does not exist."""
    found = Afweging.objects.for_user(request.user, right).in_full()
    return get_object_or_404(found, pk=pk)


def may_share(request: UserRequest, case: Case) -> bool:
    """Whether the page shows buttons to share; in a closed case nothing is begun."""
    return case.closed_at is None and Right.SHARE_CASE in rights_of(user=request.user, case=case)


def sharing_page(
    request: UserRequest,
    template: str,
    case: Case,
    context: dict[str, Any],
    *,
    read: Iterable[str] = (),
    status: int = 200,
) -> HttpResponse:
    """A page about sharing in one case; that somebody looked at it, and at these answers, is written down first."""
    log_reading(request, case, (Rubriek.CASUS, *read))
    known = {"case": case, "jongere": case.jongere, "may_share": may_share(request, case)}
    return page(request, f"werkplek/delen/{template}", known | context, status=status)
