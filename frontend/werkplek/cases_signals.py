"""Looking at the signals together with the jongere, and noting how they see it (C6)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.models import Case
from cases.samenkijken.services import say_view
from cases.samenkijken.signals import signals_of
from frontend.http import UserRequest
from frontend.look.signals import VisieForm, one_of
from frontend.werkplek.acts import FormPage, done, form_page, posted
from frontend.werkplek.cases_access import HEAD, log_reading, may_change, require_case
from frontend.werkplek.cases_beside import beside, tabs
from frontend.werkplek.nav import page


@staff_required()
@require_safe
def together(request: UserRequest, case_id: UUID) -> HttpResponse:
    """All signals in words that the jongere can read along; for the regiehouder also the drops."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    log_reading(request, case, (*HEAD, Rubriek.ZRM))
    context = {
        "case": case,
        "signals": signals_of(case, with_drops=leads(request, case)),
        "leads": leads(request, case),
        "tabs": tabs(case, "overzicht"),
        "may_change": may_change(request, case),
        **beside(case),
    }
    return page(request, "werkplek/together.html", context)


@staff_required()
@require_http_methods(["GET", "POST"])
def note(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    """In the words of the jongere, written down in the conversation."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    signal = one_of(signals_of(case, with_drops=leads(request, case)), pk)
    form = VisieForm(posted(request))
    form.fields["text"].label = f"In de woorden van {case.jongere.roepnaam or case.jongere.voornamen}"
    if done(case, form, say_view, case=case, signal=signal, by=request.user):
        messages.success(request, "Opgeschreven.")
        return redirect("werkplek:together", case.pk)
    intro = "Schrijf op wat de jongere zegt, niet wat jij ervan vindt."
    about = FormPage(title=signal.title, tab="overzicht", intro=intro, rubrieken=[Rubriek.ZRM])
    return form_page(request, case, form, about)


def leads(request: UserRequest, case: Case) -> bool:
    return case.regiehouder_id == request.user.pk
