"""The second reader's queue, for the FG: which decision waits for whom, and how long."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

import audit
from accounts.rights import Right, Role
from accounts.web import staff_required
from consent.afwegingen.models import Afweging
from frontend.http import UserRequest
from frontend.werkplek.nav import page

PER_PAGE = 50
LONG = timedelta(days=7)


@staff_required(Role.FG)
@require_safe
def queue(request: UserRequest) -> HttpResponse:
    """Who waits longest comes first. By kenmerk, without a name: to read along is another page."""
    waiting = Afweging.objects.for_user(request.user, Right.VIEW_CASE).awaiting_second_reader()
    found = waiting.select_related("case__regiehouder", "decided_by").order_by("decided_at")
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    audit.record("readers.overseen", by=request.user, role=str(Role.FG.label))
    now = timezone.now()
    rows = [(row, (now - row.decided_at).days, now - row.decided_at > LONG) for row in shown if row.decided_at]
    return page(request, "werkplek/toezicht/meelezers.html", {"page": shown, "rows": rows}, current="toezicht")
