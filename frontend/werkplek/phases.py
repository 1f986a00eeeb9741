"""The phase of a case: where it is, what is missing for the next, and how it came here."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.aandachtspunten.finding import points_for
from cases.catalogue.field import Rubriek
from cases.dossier.models import Case
from cases.dossier.tasks import Phase
from cases.phases.gates import missing
from cases.phases.services import ORDER, deviate, earlier, following, go_back, move_on
from cases.settings.services import settings_now
from cases.verzuimprotocol.finding import verzuimprotocollen_for
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, VersionForm, back_to, done, form_page
from frontend.werkplek.cases_access import require_case

ABOUT = FormPage(
    title="Fase", tab="overzicht", rubrieken=[Rubriek.CASUS], template="werkplek/phase.html", button="Verder"
)
WHY = {"required": "Schrijf op waarom. Dat is later terug te lezen."}


class MoveOnForm(VersionForm):
    """Only the version: the gate does the rest."""


class MovingForm(VersionForm):
    """To another phase than the next one, or without what is asked for: with a reason."""

    motivation = forms.CharField(label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}), error_messages=WHY)

    def __init__(self, *args: object, phases: list[Phase], label: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # what a form takes
        choices = [(phase.value, phase.label) for phase in phases]
        self.fields = {"to": forms.ChoiceField(label=label, choices=choices)} | self.fields


@staff_required()
@require_safe
def show(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.VIEW_CASE)
    return phase_page(request, case)


@staff_required()
@require_POST
def on(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    return moved(request, case, move_on, {"forward": MoveOnForm(request.POST)})


@staff_required()
@require_POST
def off(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Deviating from the routekaart."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    return moved(request, case, deviate, {"aside": deviating(case, request.POST)})


@staff_required()
@require_POST
def back(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    return moved(request, case, go_back, {"backward": returning(case, request.POST)})


def moved(
    request: UserRequest, case: Case, act: Callable[..., object], forms_sent: dict[str, forms.Form]
) -> HttpResponse:
    (form,) = forms_sent.values()
    if done(case, form, act, case=case, by=request.user):
        case.refresh_from_db()
        return back_to(request, case, "overzicht", f"Dit dossier is nu in de fase {case.get_phase_display().lower()}.")
    return phase_page(request, case, **forms_sent)


def deviating(case: Case, sent: object = None) -> MovingForm:
    later = ORDER[ORDER.index(Phase(case.phase)) + 1 :]
    return MovingForm(
        sent, phases=later, label="Naar welke fase?", prefix="afwijken", initial={"version": case.version}
    )


def returning(case: Case, sent: object = None) -> MovingForm:
    before = list(reversed(earlier(case.phase)))
    return MovingForm(sent, phases=before, label="Terug naar", prefix="terug", initial={"version": case.version})


def phase_page(request: UserRequest, case: Case, **sent: forms.Form) -> HttpResponse:
    """The page with its three ways to move; one of them was perhaps sent and refused."""
    to = following(case.phase)
    ways = {
        "forward": MoveOnForm(initial={"version": case.version}),
        "aside": deviating(case),
        "backward": returning(case),
    } | sent
    more = ways | {
        "next": to,
        "missing": missing(case, to) if to else [],
        "phases": [phase.label for phase in ORDER],
        "place": ORDER.index(Phase(case.phase)) + 1,
        "points": points_for(case),
        "verzuimprotocollen": verzuimprotocollen_for(case),
        "agreements": settings_now().agreements,
        "history": case.phase_steps.select_related("by"),
    }
    (refused,) = sent.values() or (ways["forward"],)
    return form_page(request, case, refused, ABOUT, more)
