"""The end of the four denkstappen: look back, decide to share or not, and the decision as it stands."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rights import Right
from accounts.web import staff_required
from cases.refusals import Refused
from cases.versions import ChangedByOther
from consent.afwegingen import rules
from consent.afwegingen.models import Afweging
from consent.afwegingen.services import decide, decide_not_to_share
from frontend.http import UserRequest
from frontend.werkplek.acts import posted
from frontend.werkplek.delen.doors import require_afweging, sharing_page
from frontend.werkplek.delen.forms import Text, go_on_from
from frontend.werkplek.delen.shares import row_of
from frontend.werkplek.delen.wizard import STEPS, around, step_url
from sharing.corrections import notices_of
from sharing.deletion import ended_of, is_overdue

CHANGED = "Iemand anders heeft deze afweging intussen gewijzigd. Hieronder staat wat er nu is. Lees het en besluit dan."


class DecideForm(forms.Form):
    """The last look before sharing."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    gecontroleerd = forms.BooleanField(
        label="Ik heb gecontroleerd dat alleen de nodige gegevens worden gedeeld.",
        error_messages={"required": "Controleer eerst of alleen de nodige gegevens worden gedeeld."},
    )


def decide_form(request: UserRequest, afweging: Afweging) -> DecideForm:
    form = DecideForm(posted(request), initial={"version": afweging.version})
    if afweging.asks:
        form.fields["gecontroleerd"].label = "Ik heb gecontroleerd dat ik alleen vraag wat nodig is."
    return form


class NotShareForm(forms.Form):
    """Not sharing is a decision too, and says why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = Text(label="Waarom doe je het niet?", error_messages={"required": "Schrijf op waarom."})


@staff_required()
@require_http_methods(["GET", "POST"])
def close(request: UserRequest, pk: UUID) -> HttpResponse:
    """Everything on one page; then the decision, when nothing is missing."""
    afweging = require_afweging(request, pk)
    if afweging.is_decided:
        return redirect("werkplek:delen-afweging", pk)
    form = decide_form(request, afweging)
    if form.is_bound and form.is_valid():
        try:
            decided = decide(afweging=afweging, by=request.user, version=form.cleaned_data["version"])
        except ChangedByOther:
            form.add_error(None, CHANGED)
            go_on_from(form, afweging.version)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, what_follows(decided))
            return redirect("werkplek:delen-afweging", pk)
    return closing_page(request, afweging, form)


def closing_page(request: UserRequest, afweging: Afweging, form: forms.Form) -> HttpResponse:
    gaps = rules.missing(afweging)
    context = around(afweging, "afronden") | {
        "form": form,
        "missing": [(one.label, step_url(afweging, one.key), gaps[one.key]) for one in STEPS if one.key in gaps],
        "warnings": rules.warnings(afweging),
        "second_reader": rules.needs_second_reader(afweging, afweging.shared_codes()),
        "signing": rules.signing(afweging) if afweging.asks_machtiging else None,
        "urls": {one.key: step_url(afweging, one.key) for one in STEPS},
    }
    return sharing_page(request, "close.html", afweging.case, context, status=422 if form.errors else 200)


def what_follows(decided: Afweging) -> str:
    """What happens next, for the person who decided."""
    if decided.second_reader_required:
        return "Je besluit is vastgelegd. Eerst leest een collega mee."
    if decided.machtiging_kind:
        return "Je besluit is vastgelegd. Er is nu gevraagd om te tekenen. Tot die tijd leest niemand iets."
    if decided.asks:
        return f"Je vraag staat klaar voor {decided.ketenpartner_naam}."
    return f"Je besluit is vastgelegd. {decided.ketenpartner_naam} kan de gegevens nu lezen."


@staff_required()
@require_http_methods(["GET", "POST"])
def not_share(request: UserRequest, pk: UUID) -> HttpResponse:
    """Decide that nothing is shared. That needs no complete steps, only a reason."""
    afweging = require_afweging(request, pk)
    if afweging.is_decided:
        return redirect("werkplek:delen-afweging", pk)
    form = NotShareForm(posted(request), initial={"version": afweging.version})
    if form.is_bound and form.is_valid():
        try:
            decide_not_to_share(afweging=afweging, by=request.user, **form.cleaned_data)
        except ChangedByOther:
            form.add_error(None, CHANGED)
            go_on_from(form, afweging.version)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Vastgelegd: je {'vraagt het' if afweging.asks else 'deelt'} niet.")
            return redirect("werkplek:delen", afweging.case_id)
    status = 422 if form.errors else 200
    return sharing_page(request, "not_share.html", afweging.case, {"afweging": afweging, "form": form}, status=status)


@staff_required()
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """A decision as it was taken. Nobody changes it any more; a draft opens where it was left."""
    afweging = require_afweging(request, pk, Right.VIEW_CASE)
    if not afweging.is_decided:
        gaps = rules.missing(afweging)
        first = next((one.key for one in STEPS if one.key in gaps), "")
        return redirect(step_url(afweging, first)) if first else redirect("werkplek:delen-afronden", pk)
    context = {
        "afweging": afweging, "row": row_of(afweging), "corrections": notices_of(afweging),
        "ended": ended_of(afweging.pk), "overdue": is_overdue(afweging.pk),
    }  # fmt: skip
    answered = [answer.code for answer in afweging.answers.all()]
    return sharing_page(request, "decided.html", afweging.case, context, read=answered)
