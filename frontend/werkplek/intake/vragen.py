"""What the jongere asks, what was seen, whom we talked with first, and who was asked what."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.inlichting import services as inlichting
from cases.vraag import services
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.intake.forms import AskForm, InformationForm, ObservatieForm, TalkForm, VraagForm, WeighForm

TALK_INTRO = (
    "Wie eerst hoort wat anderen vinden, kijkt gekleurd. Praat daarom eerst open met de jongere. Een intake waar de"
    " jongere bij was telt ook."
)


def about(title: str, intro: str = "") -> FormPage:
    return FormPage(title=title, tab="intake", intro=intro, rubrieken=[Rubriek.INTAKE])


@staff_required()
@require_http_methods(["GET", "POST"])
def put_vraag(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = VraagForm(posted(request))
    if done(case, form, services.put_vraag, case=case, by=request.user):
        return back_to(request, case, "intake", "Vraag van de jongere bewaard.")
    return form_page(request, case, form, about("Vraag van de jongere"))


@staff_required()
@require_http_methods(["GET", "POST"])
def record_observatie(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = ObservatieForm(posted(request), initial={"seen_by": request.user.naam})
    if done(case, form, services.record_observatie, case=case, by=request.user):
        return back_to(request, case, "intake", "Observatie bewaard.")
    return form_page(request, case, form, about("Nieuwe observatie"))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct_observatie(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    observatie = get_object_or_404(case.observaties, pk=pk)
    form = ObservatieForm(posted(request), initial=values_of(observatie, ObservatieForm))
    if done(case, form, services.correct_observatie, observatie=observatie, by=request.user):
        return back_to(request, case, "intake", "Observatie gewijzigd.")
    return form_page(request, case, form, about("Observatie wijzigen"))


@staff_required()
@require_http_methods(["GET", "POST"])
def record_talk(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = TalkForm(posted(request))
    if done(case, form, inlichting.record_talk, case=case, by=request.user):
        return back_to(request, case, "intake", "Open gesprek vastgelegd.")
    return form_page(request, case, form, about("Open gesprek met de jongere", TALK_INTRO))


@staff_required()
@require_http_methods(["GET", "POST"])
def ask(request: UserRequest, case_id: UUID) -> HttpResponse:
    """The page says who was asked already, before somebody is asked twice (B113)."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    names = list(dict.fromkeys(case.information_requests.values_list("organisatie", flat=True)))
    intro = f"Al gevraagd: {', '.join(names)}." if names else "Er is nog niemand gevraagd."
    form = AskForm(posted(request))
    if done(case, form, inlichting.ask_information, case=case, by=request.user):
        return back_to(request, case, "intake", "Vraag om informatie bewaard.")
    return form_page(request, case, form, about("Informatie vragen", intro))


@staff_required()
@require_http_methods(["GET", "POST"])
def answer(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    """Write down what came back. What was asked by this platform is answered by the ketenpartner itself."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    asked = get_object_or_404(case.information_requests.filter(asking=None), pk=pk)
    initial = {"answer": asked.answer} | ({"answered_on": asked.answered_on} if asked.answered_on else {})
    form = InformationForm(posted(request), initial=initial)
    if done(case, form, inlichting.record_answer, request=asked, by=request.user):
        return back_to(request, case, "intake", "Antwoord bewaard.")
    return form_page(request, case, form, about(f"Antwoord van {asked.organisatie}", asked.what))


@staff_required()
@require_http_methods(["GET", "POST"])
def weigh(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    asked = get_object_or_404(case.information_requests, pk=pk)
    form = WeighForm(posted(request), initial={"weighing": asked.weighing})
    if done(case, form, inlichting.weigh_information, request=asked, by=request.user):
        return back_to(request, case, "intake", "Gewogen.")
    return form_page(request, case, form, about(f"Weeg wat {asked.organisatie} zegt", asked.answer))
