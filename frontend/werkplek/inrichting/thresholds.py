"""The page on which a functioneel beheerder sets when something stands out."""

from django.contrib import messages
from django.forms import modelform_factory
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.rights import Role
from accounts.web import staff_required
from cases.thresholds.models import Thresholds
from cases.thresholds.services import change_thresholds, thresholds
from frontend.http import UserRequest
from frontend.werkplek.acts import VersionedForm, posted, try_act
from frontend.werkplek.nav import page

ThresholdsForm = modelform_factory(
    Thresholds,
    form=VersionedForm,
    fields=["drop_on", "drop_points", "drop_days", "rescore_days", "contact_days", "score_days", "step_days"],
)


@staff_required(Role.FUNCTIONEEL_BEHEERDER)
@require_http_methods(["GET", "POST"])
def change(request: UserRequest) -> HttpResponse:
    now = thresholds()
    form = ThresholdsForm(posted(request), initial={name: getattr(now, name) for name in ThresholdsForm.base_fields})
    if form.is_bound and form.is_valid():
        try_act(form, lambda: change_thresholds(by=request.user, **form.cleaned_data))
        if not form.errors:
            messages.success(request, "De drempels zijn bewaard.")
            return redirect("werkplek:thresholds")
    context = {"form": form, "title": "Drempels en scoredaling", "edition": None}
    status = 422 if form.errors else 200
    return page(request, "werkplek/inrichting/thresholds.html", context, current="inrichting", status=status)
