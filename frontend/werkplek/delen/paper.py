"""The form on paper: print it, enter what stands on it with the scan, and look at it as a second person."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.web import staff_required
from cases.refusals import Refused
from consent.items import ITEMS
from consent.loket.models import PaperForm
from consent.loket.paper import check_form, enter_form, print_form, read_form
from consent.loket.scans import content_type_of
from frontend.http import UserRequest, pdf_of
from frontend.werkplek.acts import posted
from frontend.werkplek.delen.doors import sharing_page
from frontend.werkplek.delen.help_forms import InPersonForm
from frontend.werkplek.delen.taking import choices_for, require_asked_machtiging


class EnterForm(InPersonForm):
    """What stands on the form, beside the choices. The code at its foot says to which text the hand belongs."""

    code = forms.CharField(
        label="Kenmerk onderaan het formulier", max_length=8, help_text="Acht tekens, zodat we zeker weten welke tekst."
    )
    signed_on = forms.DateField(label="Datum bij de handtekening")
    scan = forms.FileField(
        label="Scan of foto", help_text="PDF, JPG of PNG, hooguit 5 MB. Maak geen scan van een paspoort.",
        error_messages={"required": "Voeg een scan of foto van het formulier toe."},
    )  # fmt: skip
    field_order = ["wie", "identity", "code", "signed_on", "scan", "read_out", "interpreter", "interpreter_language"]


class CheckForm(forms.Form):
    """Is it right? If not, why."""

    agreed = forms.TypedChoiceField(
        label="Staat op de scan hetzelfde als hier?", choices=[("ja", "Ja"), ("nee", "Nee")], widget=forms.RadioSelect,
        coerce=lambda given: given == "ja", error_messages={"required": "Kies ja of nee."},
    )  # fmt: skip
    remark = forms.CharField(label="Wat klopt er niet?", max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("agreed") is False and not told.get("remark"):
            self.add_error("remark", "Schrijf op wat er niet klopt.")
        return told


@staff_required()
@require_safe
def blank(request: UserRequest, pk: UUID) -> HttpResponse:
    """The form to print."""
    _, machtiging = require_asked_machtiging(request, pk)
    return pdf_of(print_form(machtiging=machtiging, by=request.user), "formulier.pdf")


@staff_required()
@require_http_methods(["GET", "POST"])
def enter(request: UserRequest, pk: UUID) -> HttpResponse:
    """Enter a signed form. It waits for a colleague before it counts."""
    afweging, machtiging = require_asked_machtiging(request, pk)
    files = request.FILES if request.method == "POST" else None
    form, choices = EnterForm(posted(request), files, machtiging=machtiging), choices_for(request, machtiging)
    if form.is_bound and form.is_valid() and choices.is_valid():
        told = {name: form.cleaned_data[name] for name in ("signed_on", "code", "scan")}
        try:
            enter_form(machtiging=machtiging, written=form.written(by=request.user), yes=choices.yes, **told)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Ingevoerd. Een collega kijkt het na. Tot die tijd verandert er niets.")
            return redirect("werkplek:delen-afweging", pk)
    wrong = bool(form.errors or (choices.is_bound and choices.errors))
    context = {"afweging": afweging, "form": form, "choices": choices}
    return sharing_page(request, "paper_enter.html", afweging.case, context, status=422 if wrong else 200)


@staff_required()
@require_http_methods(["GET", "POST"])
def check(request: UserRequest, pk: UUID) -> HttpResponse:
    """The second pair of eyes: what was entered beside the scan."""
    paper = require_to_check(request, pk)
    afweging = paper.machtiging.afweging
    form = CheckForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            check_form(paper=paper, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Bedankt voor het nakijken. Het is vastgelegd.")
            return redirect("werkplek:meelezen")
    codes = paper.machtiging.field_codes
    context = {
        "afweging": afweging, "paper": paper, "form": form,
        "yes": [ITEMS[code].label for code in codes if code in paper.yes],
        "no": [ITEMS[code].label for code in codes if code not in paper.yes],
    }  # fmt: skip
    return sharing_page(request, "paper_check.html", afweging.case, context, status=422 if form.errors else 200)


@staff_required()
@require_safe
def scan(request: UserRequest, pk: UUID) -> HttpResponse:
    """The scan as a file to keep apart: it came from outside, so no browser of ours opens it as a page."""
    paper = require_to_check(request, pk)
    name = str(paper.scan.name).rsplit("/", 1)[-1]
    return HttpResponse(
        read_form(paper=paper, by=request.user),
        content_type=content_type_of(name),
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store",
                 "Content-Security-Policy": "sandbox; default-src 'none'"},
    )  # fmt: skip


def require_to_check(request: UserRequest, pk: UUID) -> PaperForm:
    return get_object_or_404(PaperForm.objects.to_check(request.user).in_full(), pk=pk)
