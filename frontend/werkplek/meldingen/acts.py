"""Small acts on one melding: take it up, give it away, end it, answer the melder, establish the days."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.rights import Right
from accounts.web import staff_required
from cases.refusals import Refused
from cases.signals.models import READERS, Reply, Status
from cases.signals.services import assign, change_status, reply, take_up
from cases.verzuimloket.services import set_days
from frontend.http import UserRequest
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.meldingen.days import DaysForm
from frontend.werkplek.meldingen.doors import About, back_to, form_page, require_melding

GIVE = About(title="Melding verdelen", intro="Je collega krijgt hier een bericht van.", button="Verdelen")
END = About(title="Melding beëindigen", button="Beëindigen", danger=True)
ANSWER = About(
    title="Antwoord aan de melder",
    intro="De ketenpartner ziet alleen dit antwoord. Zet er niets in over de jongere of over anderen.",
    button="Versturen",
)
DAYS = About(title="Verzuim en opmerking", intro="Dit gaat met de volgende terugmelding naar het register.")


class GiveForm(forms.Form):
    to = forms.ModelChoiceField(
        User.objects.with_role(*READERS).order_by("naam"),
        label="Aan wie?",
        error_messages={"required": "Kies een collega."},
    )


class EndForm(forms.Form):
    status = forms.ChoiceField(
        label="Wat gebeurt er met de melding?",
        choices=[(Status.INGETROKKEN.value, "De melder trekt hem in"), (Status.AFGESLOTEN.value, "Wij sluiten hem af")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er met de melding gebeurt."},
    )
    reason = forms.CharField(label="Waarom?", max_length=300, error_messages={"required": "Schrijf op waarom."})


class AnswerForm(forms.ModelForm):
    class Meta:
        model = Reply
        fields = ("told", "sentence")
        widgets = {"told": forms.RadioSelect}
        labels = {"told": "Wat wil je laten weten?", "sentence": "Eén zin erbij"}
        help_texts = {"sentence": "Bijvoorbeeld wanneer je belt. Geen gegevens van de jongere."}


@staff_required()
@require_POST
def take_up_now(request: UserRequest, pk: UUID) -> HttpResponse:
    melding = require_melding(request, pk, Right.CHANGE_CASE)
    try:
        take_up(melding=melding, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("werkplek:melding", melding.pk)
    return back_to(request, melding, "Je hebt deze melding in behandeling.")


@staff_required()
@require_http_methods(["GET", "POST"])
def give(request: UserRequest, pk: UUID) -> HttpResponse:
    melding = require_melding(request, pk, Right.CHANGE_CASE)
    form = GiveForm(posted(request), initial={"to": melding.assigned_to_id})
    if form.is_bound and form.is_valid():
        try_act(form, lambda: assign(melding=melding, by=request.user, **form.cleaned_data))
    if form.is_bound and not form.errors:
        return back_to(request, melding, f"De melding is nu van {form.cleaned_data['to'].naam}.")
    return form_page(request, melding, form, GIVE)


@staff_required()
@require_http_methods(["GET", "POST"])
def end(request: UserRequest, pk: UUID) -> HttpResponse:
    melding = require_melding(request, pk, Right.CHANGE_CASE)
    form = EndForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: change_status(melding=melding, by=request.user, **form.cleaned_data))
    if form.is_bound and not form.errors:
        return back_to(request, melding, "Melding beëindigd.")
    return form_page(request, melding, form, END)


@staff_required()
@require_http_methods(["GET", "POST"])
def answer(request: UserRequest, pk: UUID) -> HttpResponse:
    """Only for what came from the portal of a ketenpartner: others have nowhere to read it."""
    melding = require_melding(request, pk, Right.CHANGE_CASE)
    if melding.ketenpartner_id is None:
        raise Http404
    form = AnswerForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: reply(melding=melding, by=request.user, **form.cleaned_data))
    if form.is_bound and not form.errors:
        return back_to(request, melding, "Verstuurd.")
    return form_page(request, melding, form, ANSWER)


@staff_required()
@require_http_methods(["GET", "POST"])
def days(request: UserRequest, pk: UUID) -> HttpResponse:
    melding = require_melding(request, pk, Right.CHANGE_CASE)
    if not hasattr(melding, "verzuimmelding"):
        raise Http404
    form = DaysForm(posted(request), initial=DaysForm.known(melding.verzuimmelding))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: set_days(melding=melding, by=request.user, **form.cleaned_data))
    if form.is_bound and not form.errors:
        return back_to(request, melding, "Bewaard.")
    return form_page(request, melding, form, DAYS)
