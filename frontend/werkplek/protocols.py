"""Following a protocol in a case: beginning, marking a step by hand, changing to another one, and stopping."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.content.bodies import read
from cases.dossier.models import Case
from cases.protocols.body import What
from cases.protocols.models import MarkKind, ProtocolRun
from cases.protocols.services import change_protocol, end_protocol, mark_step, start_protocol
from cases.protocols.steps import StepState, progress_of
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.protocols_forms import ChangeForm, EndForm, MarkForm, StartForm

READ = [Rubriek.CONTACTMOMENTEN]
START = FormPage(title="Protocol volgen", tab="contact", button="Beginnen", rubrieken=READ)
CHANGE = FormPage(title="Wisselen van protocol", tab="contact", button="Wisselen", rubrieken=READ)
END = FormPage(title="Protocol stoppen", tab="contact", button="Stoppen", rubrieken=READ)


@staff_required()
@require_http_methods(["GET", "POST"])
def start(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = StartForm(posted(request))
    if done(case, form, start_protocol, case=case, by=request.user):
        return back_to(request, case, "contact", "Het protocol loopt.")
    return form_page(request, case, form, START)


@staff_required()
@require_http_methods(["GET", "POST"])
def mark(request: UserRequest, case_id: UUID, pk: UUID, step: int) -> HttpResponse:
    """Tick a step off, skip it, move it or open it again; ?soort= says which of these somebody asked for."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    run = get_object_or_404(case.protocol_runs.select_related("edition"), pk=pk)
    found = read(run.edition).step(str(step))
    if found is None:
        raise Http404
    form = MarkForm(posted(request), initial={"kind": request.GET.get("soort", MarkKind.GEDAAN)})
    if done(case, form, mark_step, run=run, step=found.code, by=request.user):
        return back_to(request, case, "contact", "De stap is bijgewerkt.")
    about = FormPage(title=found.naam, tab="contact", intro=found.hint, rubrieken=READ)
    return form_page(request, case, form, about)


@staff_required()
@require_http_methods(["GET", "POST"])
def change(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    run = get_object_or_404(case.protocol_runs, pk=pk)
    form = ChangeForm(posted(request))
    if done(case, form, change_protocol, run=run, by=request.user):
        return back_to(request, case, "contact", "Het nieuwe protocol loopt.")
    return form_page(request, case, form, CHANGE)


@staff_required()
@require_http_methods(["GET", "POST"])
def end(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    run = get_object_or_404(case.protocol_runs, pk=pk)
    form = EndForm(posted(request))
    if done(case, form, end_protocol, run=run, by=request.user):
        return back_to(request, case, "contact", "Het protocol is gestopt.")
    return form_page(request, case, form, END)


def followed(case: Case) -> dict[str, Any]:
    """What the Contact tab shows of the protocol: where it stands, and the address of what to do now."""
    run = case.protocol_runs.running().select_related("edition", "case__jongere").first()
    progress = progress_of(run) if run else None
    return {
        "progress": progress,
        "do_next": next_url(case, run, progress.next) if run and progress and progress.next else "",
        "earlier_runs": case.protocol_runs.exclude(ended_on=None).select_related("edition", "ended_by"),
    }


def next_url(case: Case, run: ProtocolRun, ahead: StepState) -> str:
    """The form for this step, filled in as far as the step knows."""
    step = ahead.step
    if step.what == What.BRIEF:
        return f"{reverse('werkplek:letter-send', args=[case.pk])}?{urlencode({'brief': step.letter})}"
    if step.what == What.CONTACT:
        known = {"kanaal": step.channels[0], "met": step.party.value}
        return f"{reverse('werkplek:contact-record', args=[case.pk])}?{urlencode(known)}"
    return reverse("werkplek:protocol-mark", args=[case.pk, run.pk, int(step.code)])
