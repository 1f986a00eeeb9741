"""Acts on a decision that stands: stop, and weigh again."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from accounts.web import staff_required
from cases.refusals import Refused
from consent.afwegingen.services import end as end_share
from consent.afwegingen.services import start_again
from consent.machtigingen.again import ask_again
from consent.machtigingen.models import Signer
from frontend.http import UserRequest
from frontend.werkplek.acts import posted
from frontend.werkplek.delen.doors import require_afweging, sharing_page
from sharing.deletion import write_down_deletion


class EndForm(forms.Form):
    """Stopping needs a reason and nothing else."""

    reason = forms.CharField(
        label="Waarom stop je?", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom je stopt."},
    )  # fmt: skip


@staff_required()
@require_http_methods(["GET", "POST"])
def end(request: UserRequest, pk: UUID) -> HttpResponse:
    """Stop sharing now; the partner's next request shows nothing."""
    afweging = require_afweging(request, pk)
    form = EndForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            end_share(afweging=afweging, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            sees = "ziet de vraag niet meer" if afweging.asks else "leest niets meer"
            messages.success(request, f"Gestopt. {afweging.ketenpartner_naam} {sees}.")
            return redirect("werkplek:delen", afweging.case_id)
    context = {"afweging": afweging, "form": form}
    return sharing_page(request, "end.html", afweging.case, context, status=422 if form.errors else 200)


@staff_required()
@require_POST
def again(request: UserRequest, pk: UUID) -> HttpResponse:
    """Begin a new afweging from this one; this one stands until the new one is decided."""
    afweging = require_afweging(request, pk)
    try:
        fresh = start_again(afweging=afweging, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("werkplek:delen", afweging.case_id)
    return redirect("werkplek:delen-stap", fresh.pk, "gesprek")


@staff_required()
@require_POST
def ask_once_more(request: UserRequest, pk: UUID) -> HttpResponse:
    """Put the same decision to whoever must sign now; until then nobody reads anything."""
    afweging = require_afweging(request, pk)
    try:
        asked = ask_again(afweging=afweging, by=request.user)
        who = " en ".join(str(Signer(one).label) for one in asked.required_signers)
        messages.success(request, f"Er is opnieuw gevraagd: {who} moet tekenen. Tot die tijd is er niets open.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("werkplek:delen-afweging", pk)


@staff_required()
@require_POST
def deleted(request: UserRequest, pk: UUID) -> HttpResponse:
    """The partner said by phone or mail that all of it is gone."""
    afweging = require_afweging(request, pk)
    try:
        write_down_deletion(share_id=afweging.pk, by=request.user)
        messages.success(request, "Opgeschreven dat alles gewist is. De jongere ziet dat ook.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("werkplek:delen-afweging", pk)
