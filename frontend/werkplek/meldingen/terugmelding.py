"""Answering the register: make a batch of what changed, and fetch it as a file."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

import audit
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from cases.refusals import Refused
from cases.verzuimloket.answering import as_csv, make_terugmelding
from cases.verzuimloket.models import SENDERS, Terugmelding
from frontend.http import UserRequest
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import page

PER_PAGE = 25


@staff_required(*SENDERS)
@require_http_methods(["GET", "POST"])
def batches(request: UserRequest) -> HttpResponse:
    """Earlier batches; a POST makes the next one."""
    if request.method == "POST":
        try:
            made = make_terugmelding(by=request.user)
            messages.success(request, f"Terugmelding gemaakt. Aantal regels: {made.lines.count()}.")
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("werkplek:terugmelding")
    earlier = Terugmelding.objects.for_user(request.user).select_related("by").annotate(count=Count("lines"))
    earlier = earlier.order_by("-at", "id")  # because a query that groups forgets the order of its model
    context = {"page": Paginator(earlier, PER_PAGE).get_page(request.GET.get("page"))}
    return page(request, "werkplek/meldingen/terugmelding.html", context, current="meldingen")


@staff_required(*SENDERS)
@require_safe
def fetch(request: UserRequest, pk: UUID) -> HttpResponse:
    """The file itself. That it was fetched is written down, and of whom it tells the absences."""
    batch = get_object_or_404(Terugmelding.objects.for_user(request.user), pk=pk)
    told = batch.lines.select_related("verzuimmelding__melding__case")
    audit.record("terugmelding.fetched", by=request.user, about=batch)
    log_list(request, Lijst.TERUGMELDING, Rows([line.verzuimmelding.melding.case for line in told], [Rubriek.VERZUIM]))
    name = f"terugmelding-{batch.at:%Y%m%d-%H%M}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse("\ufeff" + as_csv(batch), content_type="text/csv; charset=utf-8", headers=headers)
