"""The first page: what is asked of me, my plan, who reads along, and who helps me."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.web import citizen_required
from cases.drops.models import DropSignal
from cases.jongeren.models import Jongere
from cases.leeftijd.models import Leeftijdskeuze
from cases.ownscores.models import ScoreQuestion
from cases.plan.models import OwnerKind
from cases.regie.services import regie_of
from cases.vraag.models import Ondersteuningsvraag
from frontend.http import UserRequest
from frontend.mijn.answers import questions_of
from frontend.mijn.nood import in_nood
from frontend.mijn.outgoing import outgoing_to
from frontend.mijn.page import case_of, show
from frontend.mijn.shares import shares_of


@citizen_required
@require_safe
def home(request: UserRequest) -> HttpResponse:
    questions = questions_of(request.user)
    me: Jongere | None = getattr(request.user, "jongere", None)
    context = {
        "first_name": (me.roepnaam or me.voornamen) if me else request.user.naam,
        "is_jongere": me is not None,
        "open_questions": [asked for asked in questions if asked.is_open],
        "answered": [asked for asked in questions if asked.answered and asked.still],
        "readers": [share for share in shares_of(request.user) if share.open],
        "nood": [one for one in in_nood(request.user) if one.is_open],
        "outgoing": [one for one in outgoing_to(request.user) if one.waiting],
        "case": case_of(request.user),
        "score_question": ScoreQuestion.objects.for_citizen(request.user).open().first(),
        "leeftijdskeuzes": Leeftijdskeuze.objects.for_citizen(request.user).select_related("by", "letter__edition"),
        "signals": DropSignal.objects.for_citizen(request.user).open().count(),
    }
    return show(request, "mijn/home.html", context | (plan_of(me) if me else {}))


def plan_of(jongere: Jongere) -> dict[str, Any]:
    """The plan that runs, with its goals, and what the jongere does; a gezagsdrager never sees it."""
    plan = jongere.plans.active().prefetch_related("goals__actions").first()
    actions = [action for goal in plan.goals.all() for action in goal.actions.all()] if plan else []
    mine = [action for action in actions if action.owner_kind == OwnerKind.JONGERE]
    case = jongere.cases.open().select_related("regiehouder").first()
    return {
        "regie": regie_of(case) if case else None,
        "my_vragen": Ondersteuningsvraag.objects.for_user(jongere.user),
        "plan": plan,
        "my_actions": sorted(mine, key=lambda action: (bool(action.done_on), action.due_on or date.max)),
    }
