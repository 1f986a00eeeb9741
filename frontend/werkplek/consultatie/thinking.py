"""Questions to the teams that somebody is in, and giving advice (B49)."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.consultatie.models import FORMERS, Consultatie
from cases.consultatie.services import advise
from cases.zrm.instruments import labels_of_domains
from frontend.http import UserRequest
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.cases_access import log_as
from frontend.werkplek.consultatie.forms import AdviesForm
from frontend.werkplek.nav import page

PER_PAGE = 50


@staff_required()
@require_safe
def index(request: UserRequest) -> HttpResponse:
    """What waits for an advice of a team that this user is in. Nothing here says about whom it is."""
    waiting = Consultatie.objects.for_member(request.user).select_related("team", "by").order_by("until", "pk")
    context = {
        "page": Paginator(waiting, PER_PAGE).get_page(request.GET.get("page")),
        "may_form": request.user.has_role(*FORMERS),
    }
    return page(request, "werkplek/consultatie/index.html", context, current="consultatie")


@staff_required()
@require_http_methods(["GET", "POST"])
def answer(request: UserRequest, pk: UUID) -> HttpResponse:
    """The question as it was typed; with access, the way to the case. Below it the advice."""
    found = Consultatie.objects.for_member(request.user).select_related("team", "by", "case__jongere")
    asked = get_object_or_404(found, pk=pk)
    form = AdviesForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: advise(consultatie=asked, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, f"Het advies is bij {asked.by.naam}.")
            return redirect("werkplek:consultaties")
    log_as(request.user, asked.case, f"lid van {asked.team}", [Rubriek.CASUS])
    domains = labels_of_domains()
    context = {"asked": asked, "form": form, "domains": [domains.get(code, code) for code in asked.domains]}
    status = 422 if form.errors else 200
    return page(request, "werkplek/consultatie/answer.html", context, current="consultatie", status=status)
