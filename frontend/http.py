"""The request as our views know it, and the answers that they share."""

from django.http import HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from accounts.members.models import PartnerMember
from accounts.models import User
from tenants.models import Tenant


class UserRequest(HttpRequest):
    """A request of somebody who is logged in; the decorators of `accounts.web` see to that."""

    user: User
    htmx: HtmxDetails
    tenant: Tenant
    partner_member: PartnerMember


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page, and not for the page itself after a press on back."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not (htmx.boosted or htmx.history_restore_request)


def pdf_of(made: bytes, name: str) -> HttpResponse:
    """A PDF that opens in the browser, and is kept nowhere on the way: it may hold a name."""
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"},
    )
