"""The caseload: the cases that this user may see, to search, filter and sort."""

from django.core.paginator import Paginator
from django.db import models
from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery, Value, When
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.contact.models import Contactmoment
from cases.dossier.models import Case, Handover
from cases.dossier.tasks import Phase
from cases.school.models import Inschrijving
from cases.zrm.models import Score
from frontend.http import UserRequest, wants_part
from frontend.werkplek.caseload_forms import CaseloadFilter
from frontend.werkplek.nav import does_casework, page

PER_PAGE = 50
ORDER_OF_PHASES = models.Case(
    *(When(phase=phase, then=Value(place)) for place, phase in enumerate(Phase.values)),
    default=Value(len(Phase.values)),
    output_field=models.IntegerField(),
)
# Per column the order upwards; a minus before the key turns it round. Ages run against dates of birth.
SORTS = {
    "naam": [Lower("jongere__achternaam").asc(), Lower("jongere__roepnaam").asc()],
    "leeftijd": [F("jongere__geboortedatum").desc()],
    "wijk": [Lower("jongere__wijk").asc()],
    "fase": [ORDER_OF_PHASES.asc()],
    "contact": [F("last_contact").asc(nulls_first=True)],
    "regiehouder": [Lower("regiehouder__naam").asc()],
}


@staff_required()
@require_safe
def home(request: UserRequest) -> HttpResponse:
    """Where staff land after logging in: their caseload, or what they can do here without one."""
    visible = Case.objects.for_user(request.user, Right.VIEW_CASE)
    if not does_casework(request.user) and not visible.exists():
        return page(request, "werkplek/start.html", {"roles": request.user.roles})
    form = CaseloadFilter(request.GET, cases=visible)
    found = form.apply(visible, request.user)
    sort = request.GET.get("sort", "naam")
    cases = Paginator(with_columns(sorted_by(found, sort)), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": cases, "sort": sort}
    if wants_part(request):
        return render(request, "werkplek/caseload.html#caseload", context)
    offers = Handover.objects.offered_to(request.user).select_related("case__jongere", "giver")
    return page(request, "werkplek/caseload.html", context | {"offers": offers})


def with_columns(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Everything that a row shows, in a number of queries that does not grow with the rows."""
    school = Inschrijving.objects.filter(jongere=OuterRef("jongere")).current().order_by("-begon_op")
    scores = Prefetch("scores", Score.objects.latest_per_domain(), to_attr="latest_scores")
    return (
        cases.annotate(school=Subquery(school.values("school")[:1]), last_contact=last_contact())
        .select_related("jongere", "regiehouder")
        .prefetch_related(scores)
    )


def last_contact() -> Subquery:
    """When somebody was last reached; an attempt that reached nobody is not contact."""
    moments = Contactmoment.objects.filter(case=OuterRef("pk")).reached().order_by("-at")
    return Subquery(moments.values("at")[:1], output_field=models.DateTimeField())


def sorted_by(cases: QuerySet[Case], sort: str) -> QuerySet[Case]:
    """Sorted by a column of the table; a key that we do not know sorts by name."""
    orders = SORTS.get(sort.removeprefix("-"), SORTS["naam"])
    if sort.startswith("-"):
        orders = [order.copy() for order in orders]
        for order in orders:
            order.reverse_ordering()
    if sort.removeprefix("-") == "contact":
        cases = cases.annotate(last_contact=last_contact())
    return cases.order_by(*orders, "pk")
