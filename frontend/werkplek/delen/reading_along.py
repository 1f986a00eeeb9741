"""The second reader: a colleague looks along where it is sensitive, or where the jongere objects."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Role
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.lists import Lijst
from cases.refusals import Refused
from consent.afwegingen.models import Afweging
from consent.afwegingen.services import second_read
from consent.loket.models import PaperForm
from frontend.http import UserRequest
from frontend.werkplek.acts import posted
from frontend.werkplek.delen.doors import sharing_page
from frontend.werkplek.delen.forms import Text
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import page

READS_ALONG = "collega die meeleest"
READERS = (Role.REGIEHOUDER, Role.COORDINATOR, Role.FG)


class ReadingForm(forms.Form):
    """Agree, or say why not."""

    agreed = forms.TypedChoiceField(
        label="Ben je het eens met dit besluit?", choices=[("ja", "Ja"), ("nee", "Nee")], widget=forms.RadioSelect,
        coerce=lambda given: given == "ja", error_messages={"required": "Kies ja of nee."},
    )  # fmt: skip
    remark = Text(label="Wat wil je erbij zeggen?", required=False, help_text="Bij nee: schrijf op waarom.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("agreed") is False and not cleaned.get("remark", "").strip():
            self.add_error("remark", "Schrijf op waarom je het er niet mee eens bent.")
        return cleaned


@staff_required(*READERS)
@require_safe
def waiting(request: UserRequest) -> HttpResponse:
    """The decisions that wait for this colleague, oldest first."""
    found = Afweging.objects.to_read_along(request.user).in_full().order_by("decided_at")
    forms_on_paper = PaperForm.objects.to_check(request.user).in_full().order_by("at")
    cases = [*(one.case for one in found), *(one.machtiging.afweging.case for one in forms_on_paper)]
    log_list(request, Lijst.MEELEZEN, Rows(cases, (Rubriek.PERSONALIA, Rubriek.CASUS), READS_ALONG))
    context = {"afwegingen": found, "papers": forms_on_paper}
    return page(request, "werkplek/delen/waiting.html", context, current="meelezen")


@staff_required(*READERS)
@require_http_methods(["GET", "POST"])
def read(request: UserRequest, pk: UUID) -> HttpResponse:
    """The whole afweging, and the question whether this colleague agrees."""
    afweging = get_object_or_404(Afweging.objects.to_read_along(request.user).in_full(), pk=pk)
    form = ReadingForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            second_read(afweging=afweging, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Bedankt voor het meelezen. Het is vastgelegd.")
            return redirect("werkplek:meelezen")
    context = {"afweging": afweging, "form": form}
    return sharing_page(request, "reading.html", afweging.case, context, status=422 if form.errors else 200)
