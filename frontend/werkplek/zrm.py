"""Scoring domains of an instrument in a conversation, following a jongere with it, and putting a score right."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.content.models import Edition
from cases.dossier.models import Case
from cases.zrm.instruments import content_of, instruments_in_use
from cases.zrm.models import Score
from cases.zrm.services import correct_score, end_process, score, start_process
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.zrm_forms import EndProcessForm, ProcessForm, ScoreForm, ScoresForm, seen_of

NEW = FormPage(
    title="Gesprek over hoe het gaat",
    tab="zrm",
    intro="Een leidraad voor het gesprek, geen checklist. Scoor alleen de gebieden die er nu toe doen.",
    rubrieken=[Rubriek.ZRM],
    template="werkplek/zrm_form.html",
)
CORRECT = FormPage(
    title="Score wijzigen",
    tab="zrm",
    intro="Alleen om een vergissing te herstellen. Gaat het nu beter of slechter? Geef dan een nieuwe score.",
    rubrieken=[Rubriek.ZRM],
)
START = FormPage(title="Werkproces beginnen", tab="zrm", button="Beginnen")
END = FormPage(title="Werkproces stoppen", tab="zrm", intro="De scores blijven staan.", button="Stoppen")


@staff_required()
@require_http_methods(["GET", "POST"])
def record(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Several domains in one go: all of them are kept, or none. `?instrument=` is the code of the one to use."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    edition = require_instrument(request, case)
    form = conversation(request, case, edition)
    if done(case, form, score_all, case=case, instrument=edition, form=form, by=request.user):
        return back_to(request, case, "zrm", "Scores bewaard.")
    return form_page(request, case, form, replace(NEW, intro=f"{edition.naam}. {NEW.intro}"))


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    given = get_object_or_404(case.scores.select_related("instrument"), pk=pk)
    form = ScoreForm(posted(request), initial=values_of(given, ScoreForm))
    if done(case, form, correct_score, score=given, by=request.user):
        return back_to(request, case, "zrm", "Score gewijzigd.")
    return form_page(request, case, form, replace(CORRECT, title=f"Score wijzigen: {given.about.label}"))


@staff_required()
@require_http_methods(["GET", "POST"])
def start(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Begin the werkproces on purpose (A13): from then on measuring again falls due."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    edition = require_instrument(request, case)
    form = ProcessForm(posted(request))
    if done(case, form, start_process, case=case, instrument=edition, by=request.user):
        return back_to(request, case, "zrm", "Het werkproces is begonnen.")
    return form_page(request, case, form, replace(START, intro=f"Je volgt deze jongere met: {edition.naam}."))


@staff_required()
@require_http_methods(["GET", "POST"])
def end(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    process = get_object_or_404(case.score_processes, pk=pk)
    form = EndProcessForm(posted(request))
    if done(case, form, end_process, process=process, by=request.user):
        return back_to(request, case, "zrm", "Het werkproces is gestopt.")
    return form_page(request, case, form, END)


def require_instrument(request: UserRequest, case: Case) -> Edition:
    """The instrument that was chosen, else that of the process that runs, else the first in use."""
    usable = instruments_in_use()
    if running := case.score_processes.running().select_related("instrument").first():
        usable = [running.instrument, *(one for one in usable if one.code != running.instrument.code)]
    wanted = request.GET.get("instrument")
    chosen = [edition for edition in usable if not wanted or edition.code == wanted]
    if not chosen:
        raise Http404
    return chosen[0]


def conversation(request: UserRequest, case: Case, edition: Edition) -> ScoresForm:
    """The form, with the last score of the coach and of the jongere beside every empty new one (A10)."""
    codes = content_of(edition).codes
    scores = case.scores.filter(domain__in=codes).latest_per_domain().select_related("by")
    own = case.own_scores.filter(domain__in=codes).latest_per_domain()
    before: dict[str, Score] = {given.domain: given for given in scores}
    return ScoresForm(
        posted(request),
        instrument=content_of(edition),
        before=before,
        own={given.domain: given for given in own},
        initial={"seen": seen_of(before)},
    )


@transaction.atomic
def score_all(*, case: Case, instrument: Edition, form: ScoresForm, by: User, scored_on: date, **_: Any) -> None:
    for domain, (value, reason) in form.given().items():
        score(case=case, instrument=instrument, domain=domain, value=value, reason=reason, by=by, scored_on=scored_on)
