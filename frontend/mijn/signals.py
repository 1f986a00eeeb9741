"""The signals about me: where they came from, what was made of them, and how I see it (C6)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.web import citizen_required
from cases.dossier.models import Case
from cases.refusals import Refused
from cases.samenkijken.services import say_view
from cases.samenkijken.signals import signals_of
from frontend.http import UserRequest
from frontend.look.signals import VisieForm, one_of
from frontend.mijn.page import show


@citizen_required
@require_safe
def signals(request: UserRequest) -> HttpResponse:
    """The same words as the regiehouder sees when we look together."""
    case = require_own_case(request)
    return show(request, "mijn/signals.html", {"case": case, "signals": signals_of(case, with_drops=True)})


@citizen_required
@require_http_methods(["GET", "POST"])
def say(request: UserRequest, pk: UUID) -> HttpResponse:
    """How I see one of them; I may say something as often as I want."""
    case = require_own_case(request)
    signal = one_of(signals_of(case, with_drops=True), pk)
    form = VisieForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            say_view(case=case, signal=signal, by=request.user, **form.cleaned_data)
            messages.success(request, "Dank je wel. Je regiehouder kan dit lezen.")
            return redirect("mijn:signals")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context: dict[str, Any] = {"case": case, "form": form, "signal": signal}
    return show(request, "mijn/signal.html", context, status=422 if form.errors else 200)


def require_own_case(request: UserRequest) -> Case:
    """My case, the open one first; a gezagsdrager has none here: what is told about a child is the child's."""
    own = Case.objects.for_citizen(request.user).filter(jongere__user=request.user)
    newest = own.order_by(F("closed_at").desc(nulls_first=True), "-opened_at").values("pk")[:1]
    return get_object_or_404(own.select_related("jongere", "regiehouder"), pk__in=newest)
