"""The day of a regiehouder: what is new, late, due and about to end; and of the FG: what oversight asks."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.notices.models import Notice
from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.agenda import due_in, earliest
from cases.catalogue.field import Rubriek
from cases.consultatie.models import Consultatie
from cases.dossier.caseload import silent
from cases.dossier.lists import Lijst
from cases.dossier.models import Case, Handover
from cases.drops.models import DropSignal
from cases.signals.agenda import waiting
from cases.signals.models import Melding
from cases.signals.overview import counts_of
from consent.afwegingen.models import Afweging
from consent.oversight_due import due_for
from frontend.http import UserRequest
from frontend.werkplek.berichten.words import in_news, told
from frontend.werkplek.lists import Rows, log_list, offered
from frontend.werkplek.nav import page
from frontend.werkplek.vandaag.days import STILL, on_the_day, parts

AHEAD = timedelta(days=30)
FALLEN = (Rubriek.PERSONALIA, Rubriek.ZRM)
MOST, MOST_SILENT, MOST_OVERSIGHT = 100, 50, 20


@staff_required(Role.REGIEHOUDER, Role.FG)
@require_safe
def today(request: UserRequest) -> HttpResponse:
    """What is new, due and silent in the cases that this user leads or works in, and what they took up outside it."""
    news = news_for(request.user)
    if not request.user.has_role(Role.REGIEHOUDER):
        log_list(request, Lijst.VANDAAG, in_news(news["news"]))
        return page(request, "werkplek/vandaag/fg.html", news, current="vandaag")
    mine = Case.objects.for_user(request.user, Right.CHANGE_CASE).open()
    meldingen = Melding.objects.for_user(request.user)
    day = timezone.localdate()
    taken_up = waiting(meldingen.filter(case=None, assigned_to=request.user), most=MOST)
    consultaties = Consultatie.objects.for_member(request.user)
    drops = DropSignal.objects.for_regiehouder(request.user).open()
    due = earliest([*due_in(mine, until=day + AHEAD, most=MOST), *taken_up], MOST)
    offers = Handover.objects.offered_to(request.user).select_related("case__jongere", "giver")
    fallen, still = drops.select_related("case__jongere")[:MOST_SILENT], silent(mine)[:MOST_SILENT]
    log_list(
        request, Lijst.VANDAAG, *on_the_day(due), Rows(still, STILL), Rows([drop.case for drop in fallen], FALLEN),
        in_news(news["news"]), offered(offers),
    )  # fmt: skip
    context = news | {
        "offers": offers,
        "parts": parts(due, day),
        "consultaties": consultaties.select_related("team", "by").order_by("until")[:MOST_SILENT],
        "drops": fallen,
        "to_read": Afweging.objects.to_read_along(request.user).count(),
        "nobodys": counts_of(meldingen, request.user).unassigned,
        "silent": still,
        "count_silent": silent(mine).count(),
    }
    return page(request, "werkplek/vandaag/today.html", context, current="vandaag")


def news_for(user: User) -> dict[str, Any]:
    """What stands on everybody's day; and what waits for the FG, for who is one."""
    new, oversight = Notice.objects.filter(recipient=user).unseen(), due_for(user)
    return {
        "news": told(user, list(new[:10])),
        "count_news": new.count(),
        "today": timezone.localdate(),
        "is_fg": user.has_role(Role.FG),
        "oversight": oversight[:MOST_OVERSIGHT],
        "count_oversight": len(oversight),
    }
