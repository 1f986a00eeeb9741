"""What may no longer be used, and saying that it is deleted."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from accounts.web import partner_required
from cases.refusals import Refused
from frontend.http import UserRequest
from frontend.keten.page import show
from partners.services import stopped_with
from sharing.reading import NotShared
from sharing.reading_many import confirm, corrections, notices, see_correction


@partner_required
@require_GET
def notice_list(request: UserRequest) -> HttpResponse:
    """First what still has to be deleted, then what was."""
    member = request.partner_member
    found = notices(member)
    context = {
        "waiting": [notice for notice in found if notice.closed.open_codes],
        "still": [notice for notice in found if notice.closed.still_codes],
        "confirmed": [n for n in found if not n.closed.open_codes and not n.closed.stands_still],
        "corrected": corrections(member),
        "stopped": stopped_with(member.ketenpartner_id),
    }
    return show(request, "keten/notices.html", context)


@partner_required
@require_POST
def confirm_deleted(request: UserRequest, schema: str, share_id: UUID) -> HttpResponse:
    """We deleted this."""
    try:
        notice = confirm(request.partner_member, share_id, schema=schema)
    except NotShared:
        raise Http404 from None
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Bedankt. De regiehouder ziet dat jullie {notice.closed.reference} hebben gewist.")
    return redirect("keten:notices")


@partner_required
@require_POST
def correction_seen(request: UserRequest, schema: str, notice_id: UUID) -> HttpResponse:
    """We read that something was corrected."""
    try:
        see_correction(request.partner_member, notice_id, schema=schema)
    except NotShared:
        raise Http404 from None
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Bedankt. De regiehouder ziet dat jullie dit hebben gelezen.")
    return redirect("keten:notices")
