"""One melding: what was told, about whom it is, and what became of it."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.joining.services import said_about
from cases.jongeren.bsn import masked
from cases.oordeel.models import Oordeel
from cases.oordeel.services import asked_of
from cases.signals.models import Melding
from frontend.http import UserRequest
from frontend.werkplek.meldingen.doors import require_melding
from frontend.werkplek.nav import page


@staff_required()
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    melding = require_melding(request, pk)
    oordeel = getattr(melding, "oordeel", None)
    context = {
        "melding": melding,
        "verzuim": getattr(melding, "verzuimmelding", None),
        "oordeel": oordeel,
        "parts": parts_of(melding, oordeel) if oordeel else [],
        "bsn_masked": masked(melding.bsn),
        "joinings": said_about(melding),
        "replies": melding.replies.select_related("by"),
        "changes": melding.status_changes.select_related("by"),
        "may_act": may_act(request, melding),
    }
    return page(request, "werkplek/meldingen/show.html", context, current="meldingen")


def parts_of(melding: Melding, oordeel: Oordeel) -> list[tuple[str, str]]:
    """The parts that apply to this melding, in words."""
    shown = {"basis": oordeel.get_basis_display()}
    return [
        (str(Oordeel._meta.get_field(name).verbose_name), shown.get(name, getattr(oordeel, name)))  # type: ignore[union-attr]  # a field of its own
        for name in asked_of(melding)
    ]


def may_act(request: UserRequest, melding: Melding) -> bool:
    """Whether the page shows buttons: in a case for who may change that case, else for who divides the work."""
    allowed = Melding.objects.for_user(request.user, Right.CHANGE_CASE)
    return allowed.filter(pk=melding.pk).exists()
