"""The day of a regiehouder: what is new, late, due and about to end."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.notices.models import Notice
from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.agenda import due_in, earliest
from cases.dossier.caseload import silent
from cases.dossier.models import Case, Handover
from cases.drops.models import DropSignal
from cases.signals.agenda import waiting
from cases.signals.models import Melding
from cases.signals.overview import counts_of
from consent.afwegingen.models import Afweging
from frontend.http import UserRequest
from frontend.werkplek.berichten.words import told
from frontend.werkplek.nav import page
from frontend.werkplek.vandaag.days import parts

AHEAD = timedelta(days=30)
MOST, MOST_SILENT = 100, 50


@staff_required(Role.REGIEHOUDER)
@require_safe
def today(request: UserRequest) -> HttpResponse:
    """What is new, due and silent in the cases that this user leads or works in, and what they took up outside it."""
    mine = Case.objects.for_user(request.user, Right.CHANGE_CASE).open()
    meldingen = Melding.objects.for_user(request.user)
    day = timezone.localdate()
    new = Notice.objects.filter(recipient=request.user).unseen()
    taken_up = waiting(meldingen.filter(case=None, assigned_to=request.user), most=MOST)
    drops = DropSignal.objects.for_regiehouder(request.user).open()
    context = {
        "offers": Handover.objects.offered_to(request.user).select_related("case__jongere", "giver"),
        "news": told(request.user, list(new[:10])),
        "count_news": new.count(),
        "parts": parts(earliest([*due_in(mine, until=day + AHEAD, most=MOST), *taken_up], MOST), day),
        "drops": drops.select_related("case__jongere")[:MOST_SILENT],
        "to_read": Afweging.objects.to_read_along(request.user).count(),
        "nobodys": counts_of(meldingen, request.user).unassigned,
        "silent": silent(mine)[:MOST_SILENT],
        "count_silent": silent(mine).count(),
        "today": day,
    }
    return page(request, "werkplek/vandaag/today.html", context, current="vandaag")
