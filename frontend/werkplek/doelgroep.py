"""The doelgroepen of a case: what follows from the dossier and why, putting it right, and those of the tenant."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.doelgroepen.derive import derived_doelgroepen_of, doelgroepen_of, put_by_hand
from cases.doelgroepen.models import WHY
from cases.doelgroepen.own import own_doelgroepen
from cases.doelgroepen.services import assign_doelgroep, correct_doelgroep, end_doelgroep, follow_dossier
from cases.doelgroepen.why import reasons
from cases.dossier.models import Case
from cases.dossier.tasks import Doelgroep
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, at_once, back_to, done, form_page, posted
from frontend.werkplek.cases_access import require_case

READ = [Rubriek.CASUS, Rubriek.ONDERWIJS, Rubriek.VERZUIM, Rubriek.WERK]
ABOUT = FormPage(
    title="Doelgroep", tab="overzicht", rubrieken=READ, template="werkplek/doelgroep.html", button="Corrigeren"
)
ASSIGN = FormPage(title="Bij een eigen doelgroep zetten", tab="overzicht", rubrieken=READ)


class WhyForm(forms.Form):
    reason = forms.CharField(
        label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": WHY}
    )


class CorrectionForm(WhyForm):
    doelgroep = forms.ChoiceField(label="Welke doelgroep klopt wel?", choices=Doelgroep.choices)
    beside = forms.MultipleChoiceField(
        label="Hoort er ook bij",
        required=False,
        choices=Doelgroep.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Iemand kan in meer doelgroepen tegelijk zitten.",
    )
    field_order = ("doelgroep", "beside", "reason")


class AssignForm(WhyForm):
    doelgroep = forms.ChoiceField(label="Welke doelgroep?", choices=own_doelgroepen)
    field_order = ("doelgroep", "reason")


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = CorrectionForm(posted(request))
    if done(case, form, correct_doelgroep, case=case, by=request.user):
        return back_to(request, case, "overzicht", "De doelgroep is gecorrigeerd.")
    return form_page(request, case, form, ABOUT, told_of(case))


@staff_required()
@require_POST
def follow(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Back to what follows from the dossier."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    told = "De doelgroep volgt weer uit het dossier."
    return at_once(request, case, "overzicht", told, follow_dossier, case=case, by=request.user)


@staff_required()
@require_http_methods(["GET", "POST"])
def assign(request: UserRequest, case_id: UUID) -> HttpResponse:
    """B26b: one that the tenant added itself."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = AssignForm(posted(request))
    if done(case, form, assign_doelgroep, case=case, by=request.user):
        return back_to(request, case, "overzicht", "Dit dossier hoort nu ook bij deze doelgroep.")
    return form_page(request, case, form, ASSIGN)


@staff_required()
@require_POST
def end(request: UserRequest, case_id: UUID, pk: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    assignment = get_object_or_404(case.doelgroep_assignments, pk=pk)
    told = "Dit dossier hoort niet meer bij deze doelgroep."
    return at_once(request, case, "overzicht", told, end_doelgroep, assignment=assignment, by=request.user)


def told_of(case: Case) -> dict[str, Any]:
    """What holds now, and what it rests on."""
    derived = derived_doelgroepen_of(case)
    return {
        "now": list(doelgroepen_of(case).values()),
        "reasons": reasons(case, derived),
        "derived": [doelgroep.label for doelgroep in derived],
        "correction": case.doelgroep_corrections.select_related("by").filter(taken_back_at=None).first(),
        "assignments": put_by_hand(case),
        "has_own": bool(own_doelgroepen()),
    }
