"""The tab "Intake en analyse": where the conversation, the questions and the analysis stand."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.analysis.bigfive import big_five
from cases.analysis.services import newest_of, open_points
from cases.bijzonder.services import is_kept
from cases.catalogue.field import Rubriek
from cases.inlichting.services import talked_first
from frontend.http import UserRequest
from frontend.werkplek.cases import tab_page
from frontend.werkplek.cases_access import require_case

READ = (Rubriek.INTAKE, Rubriek.ONDERWIJS, Rubriek.WERK, Rubriek.WONEN)


@staff_required()
@require_safe
def show(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.VIEW_CASE)
    return tab_page(request, case, "intake", READ, lambda: {
        "intakes": case.intakes.select_related("by", "form"),
        "running": case.intakes.unfinished().exists(),
        "vragen": case.ondersteuningsvragen.latest_of_each(),
        "earlier_vragen": case.ondersteuningsvragen.select_related("by"),
        "observaties": case.observaties.select_related("by"),
        "requests": case.information_requests.select_related("by", "asking"),
        "talks": case.open_talks.select_related("by"),
        "talked_first": talked_first(case),
        "oorzaken": case.schooloorzaken.select_related("by"),
        "analysis": newest_of(case),
        "earlier_analyses": case.analyses.select_related("by")[1:],
        "open_points": open_points(case),
        "big_five": big_five(case),
        "steunfiguren": case.jongere.steunfiguren.all(),
        "is_kept": is_kept(case),
    })  # fmt: skip
