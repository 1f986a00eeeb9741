"""The intake as a whole: beginning, reading, printing, finishing, and putting right who was there and when."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.intake import services
from cases.intake.models import Intake
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, at_once, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import HEAD, log_reading, may_change, require_case
from frontend.werkplek.intake.forms import ConversationForm, StartForm
from frontend.werkplek.nav import page

START = FormPage(
    title="Intake beginnen",
    tab="intake",
    intro="Je kunt op elk moment stoppen en later verdergaan. Geen enkele vraag is verplicht: vraag alleen wat nodig"
    " is. Je kunt een gesprek ook klaarzetten voor later.",
    button="Naar de vragen",
    rubrieken=[Rubriek.INTAKE],
)
CORRECT = FormPage(title="Gegevens van het gesprek wijzigen", tab="intake", rubrieken=[Rubriek.INTAKE])


@staff_required()
@require_http_methods(["GET", "POST"])
def start(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = StartForm(posted(request), parents=case.jongere.gezagsdragers.known())
    if done(case, form, services.start_intake, case=case, by=request.user):
        intake = case.intakes.unfinished().get()
        return redirect("werkplek:intake-step", case.pk, intake.pk, services.form_of(intake).questions[0].code)
    return form_page(request, case, form, START)


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    intake = get_object_or_404(case.intakes, pk=pk)
    form = ConversationForm(posted(request), initial=values_of(intake, ConversationForm))
    if done(case, form, services.correct_intake, intake=intake, by=request.user):
        return back_to(request, case, "intake", "Gegevens van het gesprek gewijzigd.")
    return form_page(request, case, form, CORRECT)


@staff_required()
@require_safe
def show(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    """All that was said, to read or to print. What stands apart is not on this page, and so not on paper."""
    case = require_case(request, case_id, Right.VIEW_CASE)
    intake = get_object_or_404(case.intakes.select_related("by", "form", "case"), pk=pk)
    log_reading(request, case, (*HEAD, Rubriek.INTAKE))
    context = {
        "case": case,
        "intake": intake,
        "lines": lines_of(intake),
        "may_change": may_change(request, case),
    }
    return page(request, "werkplek/intake/show.html", context)


@staff_required()
@require_POST
def finish(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    intake = get_object_or_404(case.intakes, pk=pk)
    told = "Intake afgerond. Wijzigen kan nog."
    version = intake.version
    return at_once(
        request, case, "intake", told, services.finish_intake, intake=intake, version=version, by=request.user
    )


def lines_of(intake: Intake) -> list[dict[str, Any]]:
    """Every question with what was said to it, by whom."""
    answers = list(intake.answers.select_related("by"))
    return [
        {
            "question": question,
            "answers": [
                {"told": answer, "value": question.in_words(answer.short)}
                for answer in answers
                if answer.question == question.code and (answer.short or answer.text)
            ],
        }
        for question in services.form_of(intake).questions
    ]
