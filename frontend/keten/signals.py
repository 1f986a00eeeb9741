"""Reporting a concern to a gemeente or regio, and seeing that it was received."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from accounts.web import partner_required
from cases.refusals import Refused
from frontend.http import UserRequest
from frontend.keten.page import show
from frontend.keten.signal_form import SignalForm
from partners.services import places_of
from sharing.reading import NotShared
from sharing.signals import own_signals, send

PER_PAGE = 25
CLOSED = "Met deze gemeente werken jullie niet (meer) samen."


@partner_required
@require_GET
def sent(request: UserRequest) -> HttpResponse:
    """What we sent, and what was told back. Nothing else."""
    found = Paginator(own_signals(request.partner_member), PER_PAGE).get_page(request.GET.get("page"))
    return show(request, "keten/signals.html", {"page": found})


@partner_required
@require_http_methods(["GET", "POST"])
def new(request: UserRequest) -> HttpResponse:
    member = request.partner_member
    posted = request.POST if request.method == "POST" else None
    form = SignalForm(posted, places=places_of(member.ketenpartner_id))
    if form.is_bound and form.is_valid():
        try:
            send(member, form.schema, form.told | {"melder_functie": member.functie})
            messages.success(request, "Je melding is ontvangen.")
            return redirect("keten:signals")
        except NotShared:
            form.add_error("gemeente", CLOSED)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "keten/signal_new.html", {"form": form}, status=422 if form.errors else 200)
