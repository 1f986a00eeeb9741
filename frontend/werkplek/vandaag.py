"""What is due: agreements that are late or nearly, shares that end, jongeren whom nobody spoke for a while."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.contact.models import Contactmoment
from cases.dossier.models import Case, Handover
from cases.plan.models import Action, OwnerKind
from consent.open import OpenShare
from frontend.http import UserRequest
from frontend.werkplek.caseload import last_contact
from frontend.werkplek.nav import page

AHEAD, SHARES_END_WITHIN, SILENCE = timedelta(days=7), timedelta(days=30), timedelta(days=28)
MOST = 50


@staff_required(Role.REGIEHOUDER)
@require_safe
def today(request: UserRequest) -> HttpResponse:
    """The day list of a regiehouder, over the cases that this user leads or works in."""
    mine = Case.objects.for_user(request.user, Right.CHANGE_CASE).open()
    day = timezone.localdate()
    shares = OpenShare.objects.filter(case__in=mine, valid_until__lte=day + SHARES_END_WITHIN)
    context = {
        "offers": Handover.objects.offered_to(request.user).select_related("case__jongere", "giver"),
        "actions": due_actions(mine)[:MOST],
        "shares": shares.select_related("afweging", "case__jongere").order_by("valid_until")[:MOST],
        "silent": silent(mine)[:MOST],
        "today": day,
    }
    return page(request, "werkplek/vandaag.html", context, current="vandaag")


def due_actions(cases: QuerySet[Case]) -> QuerySet[Action]:
    """What the regiehouder promised, and is due within a week or late."""
    own = Action.objects.undone().filter(owner_kind=OwnerKind.REGIEHOUDER, goal__plan__ended_on=None)
    due = own.filter(goal__plan__case__in=cases, due_on__lte=timezone.localdate() + AHEAD)
    return due.select_related("goal__plan__case__jongere").order_by("due_on")


def silent(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases in which nobody was reached for four weeks, so that nobody drops out of sight (A5)."""
    since = timezone.now() - SILENCE
    recent = Contactmoment.objects.filter(case=OuterRef("pk"), at__gte=since).reached()
    quiet = cases.filter(~Exists(recent), opened_at__lt=since).select_related("jongere")
    return quiet.annotate(last_contact=last_contact()).order_by("opened_at")
