"""The list of meldingen: what came in, what is late, and who does it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from cases.signals.models import Melding
from cases.signals.overview import counts_of, sorted_by
from frontend.http import UserRequest, wants_part
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.meldingen.doors import READING_ROLES
from frontend.werkplek.meldingen.filters import MeldingFilter
from frontend.werkplek.nav import page

PER_PAGE = 50
SHOWN = (Rubriek.PERSONALIA, Rubriek.CASUS)


@staff_required(*READING_ROLES)
@require_safe
def meldingen(request: UserRequest) -> HttpResponse:
    """What came in. A melding that is in no case yet is in nobody's log: whose it is must still be found out."""
    visible = Melding.objects.for_user(request.user)
    form = MeldingFilter(request.GET)
    sort = request.GET.get("sort", "-ontvangen")
    found = sorted_by(form.apply(visible, request.user), sort)
    known = found.select_related("jongere", "assigned_to", "case__regiehouder", "oordeel")
    rows = Paginator(known, PER_PAGE).get_page(request.GET.get("page"))
    log_list(request, Lijst.MELDINGEN, Rows([melding.case for melding in rows], SHOWN))
    context: dict[str, Any] = {"form": form, "page": rows, "sort": sort}
    if wants_part(request):
        return render(request, "werkplek/meldingen/list.html#rows", context)
    context["counts"] = counts_of(visible, request.user)
    return page(request, "werkplek/meldingen/list.html", context, current="meldingen")
