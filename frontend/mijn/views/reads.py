"""Who looked: the reading log of the own case."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.web import citizen_required
from cases.dossier.models import Case
from consent.nood.telling import told_reads
from frontend.http import UserRequest
from frontend.mijn.page import show
from frontend.mijn.reads import lines_of, per_day

PER_PAGE = 30


@citizen_required
@require_safe
def reads(request: UserRequest) -> HttpResponse:
    """The gezagsdrager of a jongere under 16 may look too; from 16 only the jongere (UAVG artikel 5, vierde lid)."""
    if not Case.objects.with_log_for(request.user).exists():
        raise Http404
    page = Paginator(lines_of(told_reads(request.user)), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "days": per_day(page.object_list, employer=request.tenant.full_name)}
    return show(request, "mijn/reads.html", context)
