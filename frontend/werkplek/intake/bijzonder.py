"""What stands apart (WEB 9.2.7): a page of its own, for who works on the case. Every look is a line in the log."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.bijzonder import services
from cases.catalogue.field import Rubriek
from cases.intake.services import form_of
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, try_act
from frontend.werkplek.cases_access import HEAD, log_reading, may_change, require_case, role_on
from frontend.werkplek.cases_beside import beside, tabs
from frontend.werkplek.intake.analysis_forms import InstemmingForm, MeldcodeForm, WithdrawForm
from frontend.werkplek.nav import page

AGREE = FormPage(
    title="De jongere stemt in met ondersteuning",
    tab="bijzonder",
    intro="Zegt de jongere ja tegen ondersteuning? Dan mag je opschrijven wat over gezondheid of strafrecht nodig is om"
    " te helpen. Dit is geen toestemming om iets te delen. Zegt de jongere nee, dan gaat de hulp gewoon door.",
    rubrieken=[Rubriek.INTAKE],
)
WITHDRAW = FormPage(
    title="De jongere trekt de instemming in",
    tab="bijzonder",
    intro="Vanaf nu leest niemand meer wat hier apart staat. Het wordt gewist. De hulp gaat gewoon door.",
    button="Instemming intrekken",
    danger=True,
    rubrieken=[Rubriek.INTAKE],
)
MELDCODE = FormPage(
    title="Stap van de Meldcode vastleggen",
    tab="bijzonder",
    intro="Alleen dat de stap is gezet, en wanneer. Schrijf nergens in dit dossier op wat Veilig Thuis adviseert.",
    rubrieken=[Rubriek.INTAKE],
)


@staff_required()
@require_safe
def show(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    log_reading(request, case, (*HEAD, Rubriek.INTAKE))
    answers, steps = services.look(case=case, by=request.user, role=role_on(request.user, case))
    asked = [(answer, form_of(answer.intake).find(answer.question)) for answer in answers if answer.text]
    context = {
        "case": case,
        "tabs": tabs(case, "intake"),
        "may_change": may_change(request, case),
        "answers": asked,
        "steps": steps,
        "instemming": services.standing(case),
        "earlier": case.instemmingen.exclude(ending=None).select_related("by", "ending__by"),
        "needs_instemming": services.needs_instemming(case),
        **beside(case),
    }
    return page(request, "werkplek/intake/bijzonder.html", context)


@staff_required()
@require_http_methods(["GET", "POST"])
def agree(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = InstemmingForm(posted(request))
    if done(case, form, services.record_instemming, case=case, by=request.user):
        return back_to(request, case, "bijzonder", "Instemming vastgelegd.")
    return form_page(request, case, form, AGREE)


@staff_required()
@require_http_methods(["GET", "POST"])
def withdraw(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Also in a closed case: taking back is always possible (law 11)."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = WithdrawForm(posted(request))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try_act(form, lambda: services.withdraw_instemming(case=case, by=request.user, **told))
        if not form.errors:
            return back_to(request, case, "bijzonder", "Instemming ingetrokken.")
    return form_page(request, case, form, WITHDRAW)


@staff_required()
@require_http_methods(["GET", "POST"])
def log_meldcode(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = MeldcodeForm(posted(request))
    if done(case, form, services.log_meldcode, case=case, by=request.user):
        return back_to(request, case, "bijzonder", "Stap vastgelegd.")
    return form_page(request, case, form, MELDCODE)
