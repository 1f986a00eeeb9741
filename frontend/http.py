"""The request as our views know it, and the answers that they share."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
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


def json_to_keep(content: dict[str, Any], name: str) -> HttpResponse:
    """JSON as a file to keep; nothing on the way keeps it."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return JsonResponse(content, headers=headers, json_dumps_params={"ensure_ascii": False, "indent": 1})
