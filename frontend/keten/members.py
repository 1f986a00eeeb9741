"""Who reads for this organisation: its beheerder invites colleagues, and may end somebody's access."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.members.models import PartnerMember, PartnerMemberQuerySet, PartnerRole
from accounts.web import partner_required
from cases.refusals import Refused
from frontend.http import UserRequest
from frontend.keten.members_forms import MemberForm
from frontend.keten.memberships import end_membership, give_password_link, invite, is_newcomer, require_newcomer
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
    members = colleagues_of(request).order_by("user__naam").prefetch_related("user__external_identities")
    newcomers = {member.pk for member in members if is_newcomer(member)}
    return show(request, "keten/members.html", {"members": members, "newcomers": newcomers})


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


@partner_required
@require_http_methods(["GET", "POST"])
def member_new(request: UserRequest) -> HttpResponse:
    """Add a colleague, and show once where they choose a password."""
    colleagues_of(request)
    form = MemberForm(request.POST or None)
    if form.is_valid():
        try:
            return welcome(request, invite(by=request.partner_member, **form.cleaned_data))
        except Refused as refusal:
            form.add_error("email", str(refusal))
    return show(request, "keten/member_new.html", {"form": form}, status=422 if form.errors else 200)


@partner_required
@require_POST
def member_link(request: UserRequest, member_id: UUID) -> HttpResponse:
    """A new address to choose a password, for a newcomer who lost the first or came too late."""
    member = get_object_or_404(colleagues_of(request), pk=member_id)
    try:
        return show_link(request, require_newcomer(member))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("keten:members")


def welcome(request: UserRequest, member: PartnerMember) -> HttpResponse:
    """A newcomer gets a link; somebody who comes back still has a way in of their own."""
    if not is_newcomer(member):
        messages.success(request, f"{member.naam} kan weer inloggen, op dezelfde manier als eerder.")
        return redirect("keten:members")
    return show_link(request, member)


def show_link(request: UserRequest, member: PartnerMember) -> HttpResponse:
    """Shown in the answer itself and kept nowhere: whoever has this address can choose the password."""
    me = request.partner_member
    link = give_password_link(member=member, by=request.user, role=me.role, request=request)
    return show(request, "keten/member_link.html", {"member": member, "link": link})
