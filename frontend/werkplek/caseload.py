"""The caseload: the cases that this user may see, to search, filter and sort."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.caseload import sorted_by, with_columns
from cases.dossier.lists import Lijst
from cases.dossier.models import Case, Handover
from frontend.http import UserRequest, wants_part
from frontend.werkplek.caseload_forms import CaseloadFilter
from frontend.werkplek.first_pages import FirstPages
from frontend.werkplek.lists import Rows, log_list, offered
from frontend.werkplek.nav import does_casework, page

SHOWN = (
    Rubriek.PERSONALIA, Rubriek.CONTACT, Rubriek.ONDERWIJS, Rubriek.ZRM, Rubriek.CONTACTMOMENTEN, Rubriek.CASUS,
)  # fmt: skip


@staff_required()
@require_safe
def home(request: UserRequest) -> HttpResponse:
    """Where staff land after logging in: their caseload, or what they can do here without one."""
    visible = Case.objects.for_user(request.user, Right.VIEW_CASE)
    if not does_casework(request.user) and not visible.exists():
        return page(request, "werkplek/start.html", {"roles": request.user.roles})
    form = CaseloadFilter(request.GET, cases=visible, user=request.user)
    found = form.apply(visible, request.user)
    sort = request.GET.get("sort", "naam")
    cases = FirstPages(with_columns(sorted_by(found, sort))).get_page(request.GET.get("page"))
    context = {"form": form, "page": cases, "sort": sort}
    if wants_part(request):
        log_list(request, Lijst.DOSSIERS, Rows(cases, SHOWN))
        return render(request, "werkplek/caseload.html#caseload", context)
    offers = Handover.objects.offered_to(request.user).select_related("case__jongere", "giver")
    log_list(request, Lijst.DOSSIERS, Rows(cases, SHOWN), offered(offers))
    return page(request, "werkplek/caseload.html", context | {"offers": offers})
