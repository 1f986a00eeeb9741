"""Labels: on a case by who works in it, and the list of the tenant by the functioneel beheerder (A17)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right, Role
from accounts.web import staff_required
from cases.dossier.models import Case
from cases.labels.models import Label
from cases.labels.services import every_label, make_label, set_labels, stop_label, use_of
from cases.refusals import Refused
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, try_act
from frontend.werkplek.cases_access import require_case
from frontend.werkplek.nav import page

ON_CASE = FormPage(
    title="Labels",
    tab="overzicht",
    intro="Labels zijn voor jullie zelf: om te zoeken en te tellen.",
)


class CaseLabelsForm(forms.Form):
    labels = forms.ModelMultipleChoiceField(
        label="Welke labels horen bij dit dossier?",
        queryset=every_label(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["labels"].queryset = every_label().for_case(case)  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
        self.initial["labels"] = [put.label_id for put in case.labels.current()]


class LabelForm(forms.Form):
    naam = forms.CharField(
        label="Nieuw label",
        max_length=40,
        help_text="Een kort woord voor een thema. Geen diagnoses en geen namen.",
        error_messages={"required": "Geef het label een naam."},
    )


@staff_required()
@require_http_methods(["GET", "POST"])
def on_case(request: UserRequest, case_id: UUID) -> HttpResponse:
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = CaseLabelsForm(posted(request), case=case)
    if done(case, form, set_labels, case=case, by=request.user):
        return back_to(request, case, "overzicht", "Labels bewaard.")
    return form_page(request, case, form, ON_CASE)


@staff_required(Role.FUNCTIONEEL_BEHEERDER)
@require_http_methods(["GET", "POST"])
def labels(request: UserRequest) -> HttpResponse:
    """The list of the tenant, with on how many open cases each stands."""
    form = LabelForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: make_label(naam=form.cleaned_data["naam"], by=request.user))
        if not form.errors:
            messages.success(request, "Label gemaakt.")
            return redirect("werkplek:labels")
    context = {"form": form, "labels": use_of(Label.objects.for_user(request.user))}
    return page(
        request, "werkplek/inrichting/labels.html", context, current="inrichting", status=422 if form.errors else 200
    )


@staff_required(Role.FUNCTIONEEL_BEHEERDER)
@require_POST
def stop(request: UserRequest, label_id: UUID) -> HttpResponse:
    try:
        stop_label(label=get_object_or_404(Label.objects.for_user(request.user), pk=label_id), by=request.user)
        messages.success(request, "Dit label kan niet meer op nieuwe dossiers.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("werkplek:labels")
