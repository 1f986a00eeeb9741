"""Asking for help on the phone, and seeing what became of it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.web import citizen_required
from cases.joining.asking import ask_for_help
from cases.jongeren.bsn import holds_bsn
from cases.refusals import Refused
from cases.signals.models import Melding, Status
from frontend.http import UserRequest
from frontend.mijn.page import show

# What a jongere reads of the status: what we do, in words of every day.
IN_WORDS = {
    Status.GEREGISTREERD: "We hebben je vraag. Binnen vijf werkdagen hoor je van ons.",
    Status.IN_BEHANDELING: "We zijn ermee bezig.",
    Status.AFGESLOTEN: "We hebben dit afgerond.",
    Status.INGETROKKEN: "Deze vraag is ingetrokken.",
    Status.TER_KENNISGEVING: "We hebben het gelezen.",
}


class AskForm(forms.Form):
    reden = forms.CharField(
        label="Waar kunnen we je mee helpen?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Een paar woorden is genoeg.",
        error_messages={"required": "Schrijf op waar je hulp bij wilt."},
    )
    telefoon = forms.CharField(
        label="Op welk nummer bellen we je?",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )

    def clean_reden(self) -> str:
        told = str(self.cleaned_data["reden"])
        if holds_bsn(told):
            raise forms.ValidationError("Haal je BSN hier weg. Dat hebben we niet nodig.")
        return told


@citizen_required
@require_http_methods(["GET", "POST"])
def ask(request: UserRequest) -> HttpResponse:
    """For the jongere, with or without a case. A parent calls: this is about oneself."""
    me = getattr(request.user, "jongere", None)
    if me is None:
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None, initial={"telefoon": me.telefoon})
    if form.is_bound and form.is_valid():
        try:
            ask_for_help(by=request.user, **form.cleaned_data)
            messages.success(request, "We hebben je vraag. Goed dat je het vraagt.")
            return redirect("mijn:ask")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    asked = [(row, IN_WORDS[Status(row.status)]) for row in Melding.objects.sent_by(request.user)[:20]]
    return show(request, "mijn/ask.html", {"form": form, "asked": asked}, status=422 if form.errors else 200)
