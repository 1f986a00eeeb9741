"""Who reads for this organisation; a beheerder may end somebody's access."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from accounts.members.models import PartnerMember, PartnerMemberQuerySet, PartnerRole
from accounts.web import partner_required
from cases.refusals import Refused
from frontend.http import UserRequest
from frontend.keten.memberships import end_membership
from frontend.keten.page import show


def colleagues_of(request: UserRequest) -> PartnerMemberQuerySet:
    """The active members of the own organisation, for its beheerder only; to others this page does not exist."""
    me = request.partner_member
    if me.role != PartnerRole.BEHEERDER:
        raise Http404
    return PartnerMember.objects.active().filter(ketenpartner_id=me.ketenpartner_id).select_related("user")


@partner_required
@require_GET
def member_list(request: UserRequest) -> HttpResponse:
    return show(request, "keten/members.html", {"members": colleagues_of(request).order_by("user__naam")})


@partner_required
@require_http_methods(["GET", "POST"])
def member_end(request: UserRequest, member_id: UUID) -> HttpResponse:
    """Ask once more, then end the access of this colleague."""
    member = get_object_or_404(colleagues_of(request), pk=member_id)
    if request.method == "GET":
        return show(request, "keten/member_end.html", {"member": member})
    try:
        end_membership(member=member, by=request.user, role=request.partner_member.role)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{member.naam} kan niet meer inloggen voor {member.organisation}.")
    return redirect("keten:members")
