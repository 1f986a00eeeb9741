"""Scoring domains of the Zelfredzaamheid-Matrix, and putting a score right."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.models import Case
from cases.zrm.services import correct_score, score
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.zrm_forms import ScoreForm, ScoresForm

NEW = FormPage(
    title="Zelfredzaamheid scoren",
    tab="zrm",
    intro="Scoor alleen de gebieden die er nu toe doen. De rest sla je over.",
    rubrieken=[Rubriek.ZRM],
    template="werkplek/zrm_form.html",
)
CORRECT = FormPage(
    title="Score wijzigen",
    tab="zrm",
    intro="Alleen om een vergissing te herstellen. Gaat het nu beter of slechter? Geef dan een nieuwe score.",
    rubrieken=[Rubriek.ZRM],
)


@staff_required()
@require_http_methods(["GET", "POST"])
def record(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Several domains in one go: all of them are kept, or none."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    before = dict(case.scores.latest_per_domain().values_list("domain", "value"))
    form = ScoresForm(posted(request), before=before)
    if done(case, form, score_all, case=case, form=form, by=request.user):
        return back_to(request, case, "zrm", "Scores bewaard.")
    return form_page(request, case, form, NEW)


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    given = get_object_or_404(case.scores, pk=pk)
    form = ScoreForm(posted(request), initial=values_of(given, ScoreForm))
    if done(case, form, correct_score, score=given, by=request.user):
        return back_to(request, case, "zrm", "Score gewijzigd.")
    return form_page(request, case, form, replace(CORRECT, title=f"Score wijzigen: {given.about.label}"))


@transaction.atomic
def score_all(*, case: Case, form: ScoresForm, by: User, scored_on: date, **_: Any) -> None:
    for domain, value, reason in form.given():
        score(case=case, domain=domain, value=value, reason=reason, by=by, scored_on=scored_on)
