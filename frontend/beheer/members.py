"""People who read for a ketenpartner: added and ended by the operator."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.members.models import PartnerMember, PartnerMemberQuerySet
from accounts.web import operator_required
from frontend.beheer.acts import ROLE, add_member
from frontend.beheer.forms import OperatorMemberForm
from frontend.beheer.page import show
from frontend.http import UserRequest
from frontend.keten.memberships import end_membership, give_password_link
from partners.models import Ketenpartner


@operator_required
@require_http_methods(["GET", "POST"])
def member_form(request: UserRequest, partner_id: UUID) -> HttpResponse:
    """Add somebody, and show once where they choose a password."""
    found = get_object_or_404(Ketenpartner, pk=partner_id)
    form = OperatorMemberForm(request.POST or None)
    if form.is_valid():
        return show_link(request, add_member(ketenpartner=found, by=request.user, **form.cleaned_data))
    context = {"form": form, "title": "Medewerker toevoegen", "partner": found}
    return show(request, "beheer/form.html", context, status=422 if form.errors else 200)


@operator_required
@require_POST
def member_link(request: UserRequest, member_id: UUID) -> HttpResponse:
    """A new address to choose a password, for who lost the first."""
    return show_link(request, get_object_or_404(active_members(), pk=member_id))


@operator_required
@require_http_methods(["GET", "POST"])
def member_end(request: UserRequest, member_id: UUID) -> HttpResponse:
    """Ask once more, then end the access of this person."""
    member = get_object_or_404(active_members(), pk=member_id)
    if request.method == "GET":
        return show(request, "beheer/member_end.html", {"member": member})
    end_membership(member=member, by=request.user, role=ROLE)
    messages.success(request, f"{member.naam} kan niet meer inloggen voor {member.organisation}.")
    return redirect("beheer:partner", member.ketenpartner_id)


def active_members() -> PartnerMemberQuerySet:
    return PartnerMember.objects.active().select_related("user", "ketenpartner")


def show_link(request: UserRequest, member: PartnerMember) -> HttpResponse:
    """Shown in the answer itself and kept nowhere: whoever has this address can choose the password."""
    link = give_password_link(member=member, by=request.user, role=ROLE, request=request)
    return show(request, "beheer/member_link.html", {"member": member, "link": link})
