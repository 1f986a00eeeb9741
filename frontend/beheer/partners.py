"""Ketenpartners: who they are, with whom they work, and who reads for them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.members.models import PartnerMember
from accounts.web import operator_required
from frontend.beheer.acts import end_samenwerking, keep
from frontend.beheer.forms import KetenpartnerForm, SamenwerkingForm, SearchForm
from frontend.beheer.page import show
from frontend.http import UserRequest
from partners.models import Ketenpartner, Samenwerking


@operator_required
@require_GET
def partner_list(request: UserRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    form.is_valid()
    partners = Ketenpartner.objects.annotate(
        works_with=Count("samenwerkingen", filter=Q(samenwerkingen__in=Samenwerking.objects.open()))
    ).order_by("naam")
    for word in form.cleaned_data.get("zoek", "").split():
        columns = ("naam", "plaats", "oin", "kvk", "brin")
        partners = partners.filter(Q(*((f"{column}__icontains", word) for column in columns), _connector=Q.OR))
    page = Paginator(partners, 50).get_page(request.GET.get("page"))
    return show(request, "beheer/partners.html", {"form": form, "page": page})


@operator_required
@require_GET
def partner(request: UserRequest, partner_id: UUID) -> HttpResponse:
    found = get_object_or_404(Ketenpartner, pk=partner_id)
    context = {
        "partner": found,
        "samenwerkingen": found.samenwerkingen.select_related("tenant").order_by("-ended_at", "tenant__naam"),
        "members": PartnerMember.objects.active().filter(ketenpartner=found).select_related("user"),
        "today": timezone.localdate(),
    }
    return show(request, "beheer/partner.html", context)


@operator_required
@require_http_methods(["GET", "POST"])
def partner_form(request: UserRequest, partner_id: UUID | None = None) -> HttpResponse:
    """Add a ketenpartner, or change what is known of one."""
    known = get_object_or_404(Ketenpartner, pk=partner_id) if partner_id else None
    form = KetenpartnerForm(request.POST or None, instance=known)
    if form.is_valid():
        row = keep(form, action="ketenpartner.changed" if known else "ketenpartner.added", by=request.user)
        messages.success(request, f"{row.naam} is bewaard.")
        return redirect("beheer:partner", row.pk)
    context = {
        "form": form,
        "title": "Gegevens wijzigen" if known else "Ketenpartner toevoegen",
        "partner": known,
    }
    return show(request, "beheer/form.html", context, status=422 if form.errors else 200)


@operator_required
@require_http_methods(["GET", "POST"])
def samenwerking_form(request: UserRequest, partner_id: UUID) -> HttpResponse:
    """Let this partner work with a gemeente or regio. Only then can a regiehouder there share with it."""
    found = get_object_or_404(Ketenpartner, pk=partner_id)
    form = SamenwerkingForm(request.POST or None, ketenpartner=found, initial={"starts_on": timezone.localdate()})
    if form.is_valid():
        row = keep(form, action="samenwerking.added", by=request.user)
        messages.success(request, f"{found.naam} werkt nu samen met {row.tenant.full_name}.")
        return redirect("beheer:partner", found.pk)
    context = {"form": form, "title": "Samenwerking toevoegen", "partner": found}
    return show(request, "beheer/form.html", context, status=422 if form.errors else 200)


@operator_required
@require_http_methods(["GET", "POST"])
def samenwerking_end(request: UserRequest, samenwerking_id: UUID) -> HttpResponse:
    """Ask once more, then close everything of this tenant for this partner."""
    running = Samenwerking.objects.filter(ended_at=None).select_related("tenant", "ketenpartner")
    samenwerking = get_object_or_404(running, pk=samenwerking_id)
    if request.method == "GET":
        return show(request, "beheer/samenwerking_end.html", {"samenwerking": samenwerking})
    end_samenwerking(samenwerking=samenwerking, by=request.user)
    messages.success(request, f"De samenwerking met {samenwerking.tenant.full_name} is gestopt.")
    return redirect("beheer:partner", samenwerking.ketenpartner_id)
