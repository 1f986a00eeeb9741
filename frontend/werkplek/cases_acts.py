"""Opening a dossier for a jongere, changing it, and closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.birthdays import to_choose
from cases.dossier.lists import Lijst
from cases.dossier.models import Case
from cases.dossier.services import change_case, close_case, open_case
from cases.dossier.tasks import ClosingReason
from cases.jongeren.models import Jongere
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, try_act, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.cases_forms import ChangeCaseForm, CloseCaseForm, OpenCaseForm
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import page

CHANGE = FormPage(title="Dossier wijzigen", tab="overzicht", rubrieken=[Rubriek.CASUS])
CLOSE = FormPage(
    title="Dossier afsluiten",
    tab="overzicht",
    intro="Het plan stopt en niemand kan meer meekijken. Het dossier blijft te lezen. "
    "Een afgesloten dossier gaat niet meer open: je begint dan een nieuw dossier.",
    button="Dossier afsluiten",
    danger=True,
)


@staff_required(Role.REGIEHOUDER)
@require_http_methods(["GET", "POST"])
def start(request: UserRequest, jongere_id: UUID) -> HttpResponse:
    """Open a case for a jongere who has none. Who has one already belongs to its regiehouder."""
    jongere = get_object_or_404(Jongere, pk=jongere_id)
    for running in jongere.cases.open():
        return to_running(request, running)
    here = {"regiehouder": request.user.pk, "verantwoordelijke_gemeente": jongere.gemeente}
    form = OpenCaseForm(posted(request), initial=here, tenant=request.tenant)
    if form.is_bound and form.is_valid():
        try_act(form, lambda: open_case(jongere=jongere, by=request.user, **form.cleaned_data))
    if form.is_bound and not form.errors:
        messages.success(request, f"Dossier van {jongere.naam} geopend.")
        mine = form.cleaned_data["regiehouder"] == request.user
        return redirect("werkplek:started", jongere.pk) if mine else redirect("werkplek:home")
    log_list(request, Lijst.GEZOCHT, Rows([jongere], [Rubriek.PERSONALIA]))
    context = {"jongere": jongere, "form": form}
    return page(request, "werkplek/case_open.html", context, status=422 if form.errors else 200)


@staff_required()
@require_http_methods(["GET"])
def started(request: UserRequest, jongere_id: UUID) -> HttpResponse:
    """To the case that was just opened."""
    visible = Case.objects.for_user(request.user, Right.VIEW_CASE).open()
    return redirect("werkplek:case", get_object_or_404(visible, jongere=jongere_id).pk)


@staff_required()
@require_http_methods(["GET", "POST"])
def change(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    known = case.verantwoordelijke_gemeente
    start_with = values_of(case, ChangeCaseForm) | {"version": case.version}
    form = ChangeCaseForm(posted(request), initial=start_with, tenant=request.tenant, known=known)
    if done(case, form, change_case, case=case, by=request.user):
        return back_to(request, case, "overzicht", "Dossier gewijzigd.")
    return form_page(request, case, form, CHANGE)


@staff_required()
@require_http_methods(["GET", "POST"])
def close(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    if request.POST.get("reason") == ClosingReason.ONBEREIKBAAR:
        return redirect("werkplek:close-unreached", case.pk)
    if request.POST.get("reason") == ClosingReason.LEEFTIJD and to_choose(case):
        return redirect("werkplek:leeftijd-afscheid", case.pk)
    form = CloseCaseForm(posted(request), initial={"version": case.version})
    if done(case, form, close_case, case=case, by=request.user):
        return back_to(request, case, "overzicht", "Dossier afgesloten.")
    return form_page(request, case, form, CLOSE)


def to_running(request: UserRequest, running: Case) -> HttpResponse:
    """To the case that runs, for who may see it; to others it does not exist."""
    if not Case.objects.for_user(request.user, Right.VIEW_CASE).filter(pk=running.pk).exists():
        raise Http404
    return redirect("werkplek:case", running.pk)
