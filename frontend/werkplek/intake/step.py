"""One question of an intake: what is known, what others said, and room for an answer. Each is saved by itself."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.bijzonder.models import SpecialAnswer
from cases.bijzonder.services import answer_special, look_at, may_write, standing
from cases.catalogue.field import Rubriek
from cases.dossier.models import Case
from cases.intake.body import Question
from cases.intake.kinds import Source
from cases.intake.known import KNOWN
from cases.intake.models import Answer, Intake
from cases.intake.services import earlier_answers, form_of, save_answer
from frontend.http import UserRequest
from frontend.werkplek.acts import TABS, done, posted
from frontend.werkplek.cases_access import HEAD, log_reading, require_case, role_on
from frontend.werkplek.intake.forms import AnswerForm, SpecialForm, ToldForm
from frontend.werkplek.nav import page

OVERVIEW = "overzicht"


@staff_required()
@require_http_methods(["GET", "POST"])
def step(request: UserRequest, case_id: UUID, pk: UUID, code: str) -> HttpResponse:
    """`?bron=` says who tells it; without it the jongere does."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    intake = get_object_or_404(case.intakes.select_related("form", "case__jongere"), pk=pk)
    question, source = form_of(intake).find(code), source_of(request)
    if question is None:
        raise Http404
    shown = known_about(request, case, question)  # before the content: no log, no data
    if question.special:
        return special_step(request, intake, question, source)
    answers = list(intake.answers.filter(question=code).select_related("by"))
    form = AnswerForm(posted(request), question=question, source=source, initial=initial_of(answers, source, case))
    if done(case, form, save_answer, intake=intake, question=question, source=source.value, by=request.user):
        return onward(request, intake, question)
    said = [(answer, question.in_words(answer.short)) for answer in answers if answer.source != source]
    earlier = earlier_of(request, intake, question)
    return step_page(request, intake, question, source, form, {"said": said, "known": shown, "earlier": earlier})


def special_step(request: UserRequest, intake: Intake, question: Question, source: Source) -> HttpResponse:
    """Without an instemming there is no field to fill in: what may not be kept, is not asked for."""
    case = intake.case
    open_to_write = may_write(case)
    answers = look_at(intake=intake, question=question, by=request.user, role=role_on(request.user, case))
    form = SpecialForm(posted(request), question=question, source=source, initial=initial_of(answers, source, case))
    if done(case, form, answer_special, intake=intake, question=question, source=source.value, by=request.user):
        return onward(request, intake, question)
    said = [(answer, "") for answer in answers if answer.source != source]
    more = {"said": said, "closed": not open_to_write, "instemming": standing(case)}
    return step_page(request, intake, question, source, form, more)


def step_page(
    request: UserRequest, intake: Intake, question: Question, source: Source, form: ToldForm, more: dict[str, Any]
) -> HttpResponse:
    questions = form_of(intake).questions
    context = {
        "case": intake.case,
        "intake": intake,
        "question": question,
        "number": questions.index(question) + 1,
        "questions": questions,
        "next": form_of(intake).after(question),
        "form": form,
        "sources": [(one, one == source) for one in Source],
        **more,
    }
    return page(request, "werkplek/intake/step.html", context, status=422 if form.errors else 200)


def source_of(request: UserRequest) -> Source:
    told = request.GET.get("bron", Source.JONGERE.value)
    if told not in Source.values:
        raise Http404
    return Source(told)


def initial_of(answers: list[Answer] | list[SpecialAnswer], source: Source, case: Case) -> dict[str, Any]:
    """What this person said before, or an empty form with version 0."""
    for answer in answers:
        if answer.source == source:
            short = answer.short if isinstance(answer, Answer) else ""
            return {"version": answer.version, "text": answer.text, "source_name": answer.source_name, "chosen": short}
    return {"version": 0}


def known_about(request: UserRequest, case: Case, question: Question) -> list[dict[str, Any]]:
    """What the dossier knows of this, with the way to put it right (B56). Reading it is written down first."""
    kinds = [(kind, KNOWN[kind]) for kind in question.shows]
    log_reading(request, case, (*HEAD, Rubriek.INTAKE, *(known.rubriek for _, known in kinds)))
    found = (
        {"label": kind.label, "lines": list(known.lines(case)), "url": reverse(TABS[known.tab], args=[case.pk])}
        for kind, known in kinds
    )
    return [one for one in found if one["lines"]]


def earlier_of(request: UserRequest, intake: Intake, question: Question) -> list[tuple[Answer, str]]:
    """What was said before to the same question, in cases that this user may read (E8)."""
    cases = Case.objects.for_user(request.user, Right.VIEW_CASE)
    answers = earlier_answers(intake=intake, question=question, cases=cases)
    for case in {answer.intake.case for answer in answers} - {intake.case}:
        log_reading(request, case, [Rubriek.INTAKE])
    return [(answer, question.in_words(answer.short)) for answer in answers]


def onward(request: UserRequest, intake: Intake, question: Question) -> HttpResponse:
    """To the next question, or back to the whole when asked or after the last."""
    follows = form_of(intake).after(question)
    if follows is None or request.POST.get("naar") == OVERVIEW:
        messages.success(request, "Bewaard.")
        return redirect("werkplek:intake-show", intake.case_id, intake.pk)
    return redirect("werkplek:intake-step", intake.case_id, intake.pk, follows.code)
