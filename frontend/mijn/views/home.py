"""The first page: what is asked of me, my plan, who reads along, and who helps me."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.web import citizen_required
from cases.dossier.models import Case
from cases.jongeren.models import Jongere
from cases.plan.models import Action, OwnerKind, Plan
from frontend.http import UserRequest
from frontend.mijn.answers import questions_of
from frontend.mijn.page import case_of, show
from frontend.mijn.shares import shares_of


@citizen_required
@require_safe
def home(request: UserRequest) -> HttpResponse:
    questions = questions_of(request.user)
    me = Jongere.objects.filter(user=request.user).first()
    context = {
        "first_name": (me.roepnaam or me.voornamen) if me else request.user.naam,
        "is_jongere": me is not None,
        "open_questions": [asked for asked in questions if asked.is_open],
        "answered": [asked for asked in questions if asked.answered and asked.still],
        "readers": [share for share in shares_of(request.user) if share.open],
        "case": case_of(request.user),
    }
    return show(request, "mijn/home.html", context | (plan_of(request.user) if me else {}))


def plan_of(user: User) -> dict[str, Any]:
    """The plan that runs, with its goals, and what the jongere does; a gezagsdrager never sees it."""
    plan = Plan.objects.active().filter(case__in=Case.objects.of_jongere(user)).prefetch_related("goals").first()
    mine = Action.objects.filter(goal__plan=plan, owner_kind=OwnerKind.JONGERE) if plan else Action.objects.none()
    return {"plan": plan, "my_actions": mine.order_by("done_on", "due_on")}
