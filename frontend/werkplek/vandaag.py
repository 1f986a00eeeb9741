"""What is due: agreements that are late or nearly, shares that end, jongeren whom nobody spoke for a while."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.dossier.caseload import due, silent
from cases.dossier.models import Case, Handover
from consent.afwegingen.models import Afweging
from frontend.http import UserRequest
from frontend.werkplek.nav import page

SHARES_END_WITHIN = timedelta(days=30)
MOST = 50


@staff_required(Role.REGIEHOUDER)
@require_safe
def today(request: UserRequest) -> HttpResponse:
    """The day list of a regiehouder, over the cases that this user leads or works in."""
    mine = Case.objects.for_user(request.user, Right.CHANGE_CASE).open()
    day = timezone.localdate()
    afwegingen = Afweging.objects.for_user(request.user, Right.CHANGE_CASE).select_related(
        "open_share", "case__jongere"
    )
    ending = afwegingen.filter(open_share__valid_until__lte=day + SHARES_END_WITHIN)
    context = {
        "offers": Handover.objects.offered_to(request.user).select_related("case__jongere", "giver"),
        "actions": due(mine)[:MOST],
        "ending": ending.order_by("open_share__valid_until")[:MOST],
        "silent": silent(mine)[:MOST],
        "today": day,
    }
    return page(request, "werkplek/vandaag.html", context, current="vandaag")
