"""The doelgroep of a case: what follows from the dossier and why, and putting it right."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.doelgroepen.derive import derived_doelgroep_of, doelgroep_of
from cases.doelgroepen.services import correct_doelgroep, follow_dossier
from cases.doelgroepen.why import reasons
from cases.dossier.tasks import Doelgroep
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, at_once, back_to, done, form_page, posted
from frontend.werkplek.cases_access import require_case

ABOUT = FormPage(
    title="Doelgroep",
    tab="overzicht",
    rubrieken=[Rubriek.CASUS, Rubriek.ONDERWIJS, Rubriek.VERZUIM, Rubriek.WERK],
    template="werkplek/doelgroep.html",
    button="Corrigeren",
)


class CorrectionForm(forms.Form):
    doelgroep = forms.ChoiceField(label="Welke doelgroep klopt wel?", choices=Doelgroep.choices)
    reason = forms.CharField(
        label="Waarom?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom deze doelgroep klopt."},
    )


@staff_required()
@require_http_methods(["GET", "POST"])
def correct(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = CorrectionForm(posted(request))
    if done(case, form, correct_doelgroep, case=case, by=request.user):
        return back_to(request, case, "overzicht", "De doelgroep is gecorrigeerd.")
    derived = derived_doelgroep_of(case)
    more = {
        "now": doelgroep_of(case),
        "reasons": reasons(case, derived),
        "derived": derived,
        "correction": case.doelgroep_corrections.select_related("by").filter(taken_back_at=None).first(),
    }
    return form_page(request, case, form, ABOUT, more)


@staff_required()
@require_POST
def follow(request: UserRequest, case_id: UUID) -> HttpResponse:
    """Back to what follows from the dossier."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    told = "De doelgroep volgt weer uit het dossier."
    return at_once(request, case, "overzicht", told, follow_dossier, case=case, by=request.user)
