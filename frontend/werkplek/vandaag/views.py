"""The day of a regiehouder, and the same over the whole team for a coördinator."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.notices.models import Notice
from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.agenda import due_in
from cases.agenda.team import workload
from cases.dossier.caseload import silent
from cases.dossier.models import Case, Handover
from frontend.http import UserRequest
from frontend.werkplek.berichten.words import told
from frontend.werkplek.nav import page
from frontend.werkplek.vandaag.days import line, parts

AHEAD = timedelta(days=30)
MOST, PER_PAGE = 100, 50


@staff_required(Role.REGIEHOUDER)
@require_safe
def today(request: UserRequest) -> HttpResponse:
    """What is new, due and silent in the cases that this user leads or works in."""
    mine = Case.objects.for_user(request.user, Right.CHANGE_CASE).open()
    day = timezone.localdate()
    new = Notice.objects.filter(recipient=request.user).unseen()
    context = {
        "offers": Handover.objects.offered_to(request.user).select_related("case__jongere", "giver"),
        "news": told(request.user, list(new[:10])),
        "count_news": new.count(),
        "parts": parts(due_in(mine, until=day + AHEAD, most=MOST), day),
        "silent": silent(mine)[:MOST],
        "today": day,
    }
    return page(request, "werkplek/vandaag/today.html", context, current="vandaag")


@staff_required(Role.COORDINATOR)
@require_safe
def team(request: UserRequest) -> HttpResponse:
    """Per regiehouder how much there is, what is late and what stands still; below it all that is late (A21)."""
    every = Case.objects.for_user(request.user, Right.VIEW_CASE).open()
    day = timezone.localdate()
    found = workload(every, regiehouder=request.GET.get("regiehouder", ""))
    context = {
        "rows": found.rows,
        "chosen": found.chosen,
        "more": found.more,
        "page": Paginator([line(item, day) for item in found.items], PER_PAGE).get_page(request.GET.get("page")),
        "today": day,
    }
    return page(request, "werkplek/vandaag/team.html", context, current="team")
