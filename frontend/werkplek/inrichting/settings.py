"""The page with what holds for the whole tenant."""

from django import forms
from django.contrib import messages
from django.forms import modelform_factory
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.rights import Role
from accounts.web import staff_required
from cases.settings.models import AgeBound, Settings
from cases.settings.services import change_settings, settings_now
from frontend.http import UserRequest
from frontend.werkplek.acts import VersionedForm, posted, try_act
from frontend.werkplek.nav import page

SettingsForm = modelform_factory(
    Settings,
    form=VersionedForm,
    fields=["doorstroompunt_until", "agreements", "servicedocument"],
    widgets={"doorstroompunt_until": forms.RadioSelect, "agreements": forms.Textarea(attrs={"rows": 8})},
)


@staff_required(Role.FUNCTIONEEL_BEHEERDER)
@require_http_methods(["GET", "POST"])
def change(request: UserRequest) -> HttpResponse:
    now = settings_now()
    form = SettingsForm(posted(request), initial={name: getattr(now, name) for name in SettingsForm.base_fields})
    form.fields["doorstroompunt_until"].choices = AgeBound.choices  # type: ignore[attr-defined]  # a ChoiceField; one holds
    if form.is_bound and form.is_valid():
        try_act(form, lambda: change_settings(by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "De instellingen zijn bewaard.")
            return redirect("werkplek:settings")
    context = {"form": form, "title": "Instellingen", "edition": None}
    status = 422 if form.errors else 200
    return page(request, "werkplek/inrichting/settings.html", context, current="inrichting", status=status)
