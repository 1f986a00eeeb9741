"""One act by one form: checked, done through a service, and answered with the form again or with the page behind it.

Nothing that was typed is lost: what is refused comes back with the sentence of the refusal and status 422.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.refusals import NotValid, Refused
from cases.versions import ChangedByOther, Versioned
from frontend.http import UserRequest
from frontend.werkplek.cases_access import HEAD, log_reading, may_change
from frontend.werkplek.cases_beside import beside, tabs
from frontend.werkplek.nav import page

# A BSN is never filled in beforehand, nor shown beside another: it is masked until someone asks for it.
NEVER_SHOWN = {"bsn", "leden", "version"}
TABS = {
    "overzicht": "werkplek:case",
    "zrm": "werkplek:zrm",
    "contact": "werkplek:contact",
    "intake": "werkplek:intake",
    "bijzonder": "werkplek:bijzonder",
    "plan": "werkplek:plan",
    "school": "werkplek:school",
    "team": "werkplek:team",
}


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """What stands around a form on a page of a case: its title, its button, and the tab it belongs to."""

    title: str
    tab: str
    intro: str = ""
    button: str = "Opslaan"
    danger: bool = False
    rubrieken: Sequence[str] = ()
    template: str = "werkplek/case_form.html"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field that somebody else changed, or that differs from what was typed."""

    label: str
    now: str
    typed: str


class ShowsConflict(forms.BaseForm):
    """A form that can put the row as it is now beside what was typed."""

    differences: Sequence[Difference] = ()

    def show_conflict(self, current: Versioned) -> None:
        """From here on saving again is a choice, and not an accident."""
        self.differences = list(differences(self, current))
        self.data = {**self.data.dict(), "version": str(current.version)}  # type: ignore[attr-defined]  # a QueryDict


class VersionForm(ShowsConflict, forms.Form):
    """A form that knows which version of its row it was opened with."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class VersionedForm(ShowsConflict, forms.ModelForm):
    """The same, with the fields of a model."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def posted(request: UserRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def values_of(row: models.Model, form: type[forms.ModelForm]) -> dict[str, Any]:
    """What a correction starts with: the row as it is."""
    names = (name for name in form.base_fields if hasattr(row, name) and name != "bsn")
    return {name: getattr(row, name) for name in names}


def done(within: Case, form: forms.BaseForm, act: Callable[..., Any], /, **known: Any) -> bool:
    """Do this act with what the form says. False when nothing was sent yet, or when the act is refused: then the
    form knows why."""
    if form.is_bound and form.is_valid():
        try_act(form, lambda: (require_open(within), act(**known, **form.cleaned_data)))
        return not form.errors
    return False


def try_act(form: forms.BaseForm, act: Callable[[], Any]) -> None:
    """Do it, or put the refusal on the form."""
    try:
        act()
    except NotValid as refusal:
        show_errors(form, refusal)
    except ChangedByOther as refusal:
        form.add_error(None, str(refusal))
        if isinstance(form, ShowsConflict) and isinstance(refusal.current, Versioned):
            form.show_conflict(refusal.current)
    except Refused as refusal:
        form.add_error(None, str(refusal))


def form_page(
    request: UserRequest, case: Case, form: forms.BaseForm, about: FormPage, more: dict[str, Any] | None = None
) -> HttpResponse:
    """A form under the head of its case, with `more` beside it; 422 when something is wrong with it."""
    if form.errors:
        case.refresh_from_db()  # a refused act may have left its values on the row
    log_reading(request, case, (*HEAD, *about.rubrieken))
    context = {
        "case": case,
        "form": form,
        "about": about,
        "back": reverse(TABS[about.tab], args=[case.pk]),
        "tabs": tabs(case, about.tab),
        "may_change": may_change(request, case),
        **beside(case),
        **(more or {}),
    }
    return page(request, about.template, context, status=422 if form.errors else 200)


def back_to(request: UserRequest, case: Case, tab: str, told: str) -> HttpResponse:
    """To the tab where the change is seen, with a sentence that it was done."""
    messages.success(request, told)
    return redirect(TABS[tab], case.pk)


def at_once(
    request: UserRequest, case: Case, tab: str, told: str, act: Callable[..., Any], /, **known: Any
) -> HttpResponse:
    """Do an act that is one button without a form; a refusal is told on the page that it came from."""
    try:
        require_open(case)
        act(**known)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(TABS[tab], case.pk)
    return back_to(request, case, tab, told)


def show_errors(form: forms.BaseForm, refusal: NotValid) -> None:
    for name, sentences in refusal.errors.items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)


def differences(form: forms.BaseForm, current: models.Model) -> list[Difference]:
    """The fields in which the row differs from what was typed, in words."""
    shown = ((name, typed) for name, typed in form.cleaned_data.items() if name not in NEVER_SHOWN)
    return [
        Difference(
            label=str(form[name].label),
            now=in_words(form, name, getattr(current, name)),
            typed=in_words(form, name, typed),
        )
        for name, typed in shown
        if hasattr(current, name) and getattr(current, name) != typed
    ]


def in_words(form: forms.BaseForm, name: str, value: Any) -> str:
    """A value as the form shows it: the label of a choice, or the text itself."""
    labels = dict(getattr(form.fields[name], "choices", ()))
    return str(labels.get(value, value if value not in (None, "") else "niet ingevuld"))
