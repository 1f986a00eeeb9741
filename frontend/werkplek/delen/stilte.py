"""“Ouder niet informeren” over this one decision: with a reason, and back again (domain.md §1.4, rule 5)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from consent.afwegingen.models import Afweging
from consent.stiltes.models import Stilte
from consent.stiltes.services import keep_from, parents_of, tell_again
from frontend.http import UserRequest
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.delen.doors import require_afweging, sharing_page

WHY = forms.Textarea(attrs={"rows": 3})


class ParentChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.naam} ({obj.get_relatie_display().lower()})"


class StilteForm(forms.Form):
    reason = forms.CharField(
        label="Waarom mag deze ouder dit niet weten?", max_length=500, widget=WHY,
        help_text="Bijvoorbeeld: de jongere is daardoor niet veilig. De jongere kan dit lezen.",
        error_messages={"required": "Schrijf op waarom deze ouder dit niet mag weten."},
    )  # fmt: skip

    def __init__(self, *args: Any, afweging: Afweging, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = afweging.case.jongere.gezagsdragers.filter(pk__in=[person.pk for person in parents_of(afweging)])
        chosen = ParentChoice(
            known, label="Wie hoort hier niets van?", widget=forms.RadioSelect, empty_label=None,
            error_messages={"required": "Kies een ouder."},
        )  # fmt: skip
        self.fields = {"gezagsdrager": chosen, **self.fields}


class TellForm(forms.Form):
    reason = forms.CharField(
        label="Waarom mag deze ouder het weer weten?", max_length=500, widget=WHY,
        error_messages={"required": "Schrijf op waarom dit niet meer nodig is."},
    )  # fmt: skip


@staff_required()
@require_http_methods(["GET", "POST"])
def keep(request: UserRequest, pk: UUID) -> HttpResponse:
    """This parent sees nothing of this decision: not in Mijn, in mails, on paper or in the log."""
    afweging = require_afweging(request, pk)
    form = StilteForm(posted(request), afweging=afweging)
    if form.is_bound and form.is_valid():
        try_act(form, lambda: keep_from(afweging=afweging, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, f"{form.cleaned_data['gezagsdrager'].naam} ziet hier niets meer van.")
            return redirect("werkplek:delen-afweging", pk)
    return stilte_page(request, afweging, form, parents=parents_of(afweging))


@staff_required()
@require_http_methods(["GET", "POST"])
def tell(request: UserRequest, pk: UUID) -> HttpResponse:
    stilte = get_object_or_404(Stilte.objects.for_user(request.user, Right.SHARE_CASE).standing(), pk=pk)
    afweging = require_afweging(request, stilte.afweging_id)
    form = TellForm(posted(request))
    if form.is_bound and form.is_valid():
        try_act(form, lambda: tell_again(stilte=stilte, by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, f"{stilte.gezagsdrager.naam} mag hier weer van zien wat de wet toestaat.")
            return redirect("werkplek:delen-afweging", afweging.pk)
    return stilte_page(request, afweging, form, stilte=stilte)


def stilte_page(request: UserRequest, afweging: Afweging, form: forms.Form, **more: Any) -> HttpResponse:
    context = {"afweging": afweging, "form": form} | more
    return sharing_page(request, "stilte.html", afweging.case, context, status=422 if form.errors else 200)
