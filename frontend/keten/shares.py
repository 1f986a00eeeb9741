"""What is shared with us: the list over all gemeenten, and one share."""

from datetime import timedelta
from uuid import UUID

from django.core.paginator import EmptyPage
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.web import partner_required
from consent.grondslagen.data import GRONDSLAGEN
from consent.nood.models import Ground
from frontend.http import UserRequest
from frontend.keten.forms import ListForm
from frontend.keten.page import show
from partners.services import places_of, stopped_with
from sharing.reading import NotShared
from sharing.reading_many import Listing, Wish, list_shared, open_at

PER_PAGE = 50
SOON = timedelta(days=30)
GRONDSLAG_NAMES = {row["code"]: row["naam"] for row in GRONDSLAGEN} | {one.value: str(one.label) for one in Ground}


@partner_required
@require_GET
def overview(request: UserRequest) -> HttpResponse:
    """Every share that is open to this organisation now, grouped by gemeente."""
    member = request.partner_member
    form = ListForm(request.GET, places=places_of(member.ketenpartner_id))
    wish = form.wish
    context = {
        "form": form,
        "wish": wish,
        "listing": listing_of(request, wish),
        "stopped": stopped_with(member.ketenpartner_id),
        "soon": timezone.localdate() + SOON,
    }
    return show(request, "keten/overview.html", context)


@partner_required
@require_GET
def share(request: UserRequest, schema: str, share_id: UUID) -> HttpResponse:
    """One share: what was granted of this jongere, and on what terms. What is not open does not exist."""
    try:
        place, opened = open_at(request.partner_member, schema, share_id)
    except NotShared:
        raise Http404 from None
    context = {
        "place": place,
        "opened": opened,
        "grondslag": GRONDSLAG_NAMES.get(opened.share.grondslag, ""),
        "soon": timezone.localdate() + SOON,
    }
    return show(request, "keten/share.html", context)


def listing_of(request: UserRequest, wish: Wish) -> Listing:
    """The page that was asked; the first when there is no such page."""
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 8 else 1
    try:
        return list_shared(request.partner_member, wish, number=number, size=PER_PAGE)
    except EmptyPage:
        return list_shared(request.partner_member, wish, size=PER_PAGE)
