"""The wijkronde: rounds along who is out of sight, with a mark for each jongere that somebody looked for."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import audit
from accounts.rights import Role
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.dossier.caseload import every_wijk
from cases.dossier.lists import Lijst
from cases.refusals import Refused
from cases.wijkronde.models import WALKERS, LookOutcome, Wijkronde
from cases.wijkronde.out_of_sight import due_again, list_of, out_of_sight
from cases.wijkronde.services import end_ronde, look_for, start_ronde
from frontend.http import UserRequest
from frontend.werkplek.acts import posted, try_act
from frontend.werkplek.lists import Rows, log_list
from frontend.werkplek.nav import page

PER_PAGE = 50
SHOWN, WALKS_ALONG = (Rubriek.PERSONALIA, Rubriek.CONTACT, Rubriek.CASUS), "collega in de wijkronde"


class RondeForm(forms.Form):
    naam = forms.CharField(label="Hoe heet de ronde?", max_length=80, help_text="Bijvoorbeeld: Voorjaar 2027, Oost")
    wijk = forms.ChoiceField(label="Welke wijk?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(wijk, wijk) for wijk in every_wijk()]
        self.fields["wijk"].choices = [("", "Alle wijken"), *known]  # type: ignore[attr-defined]  # a ChoiceField


class LookForm(forms.Form):
    outcome = forms.ChoiceField(
        choices=LookOutcome.choices,
        error_messages={"required": "Kies wat je hebt gevonden.", "invalid_choice": "Kies wat je hebt gevonden."},
    )

    def __init__(self, *args: Any, ronde: Wijkronde, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gone = "Deze jongere staat niet meer op de lijst."
        self.fields["jongere"] = forms.ModelChoiceField(
            out_of_sight(ronde.wijk), error_messages={"required": gone, "invalid_choice": gone}
        )


@staff_required(*WALKERS)
@require_http_methods(["GET", "POST"])
def index(request: UserRequest) -> HttpResponse:
    """Rounds so far, whether the next is due, and a form to begin one."""
    form = RondeForm(posted(request))
    made: list[Wijkronde] = []
    if form.is_bound and form.is_valid():
        try_act(form, lambda: made.append(start_ronde(by=request.user, **form.cleaned_data)))
    if made:
        return redirect("werkplek:wijkronde", made[0].pk)
    rondes = Wijkronde.objects.for_user(request.user).select_related("by")
    context = {
        "form": form,
        "page": Paginator(rondes, PER_PAGE).get_page(request.GET.get("page")),
        "due": due_again(rondes.first()),
        "last": rondes.first(),
        "number": out_of_sight().count(),
    }
    return page(request, "werkplek/wijkrondes.html", context, current="wijkronde", status=422 if form.errors else 200)


@staff_required(*WALKERS)
@require_safe
def show(request: UserRequest, pk: UUID) -> HttpResponse:
    """The list of one round. It names people, none of whom has an open case: each of them has a line in the log."""
    ronde = require_ronde(request, pk)
    jongeren = Paginator(list_of(ronde), PER_PAGE).get_page(request.GET.get("page"))
    audit.record("wijkronde.viewed", by=request.user, about=ronde)
    log_list(request, Lijst.WIJKRONDE, Rows(jongeren, SHOWN, WALKS_ALONG))
    context = {
        "ronde": ronde,
        "page": jongeren,
        "outcomes": LookOutcome,
        "may_open": request.user.has_role(Role.REGIEHOUDER),
    }
    return page(request, "werkplek/wijkronde.html", context, current="wijkronde")


@staff_required(*WALKERS)
@require_POST
def look(request: UserRequest, pk: UUID) -> HttpResponse:
    """What somebody found about one jongere of the list."""
    ronde = require_ronde(request, pk)
    form = LookForm(request.POST, ronde=ronde)
    if form.is_valid():
        try_act(form, lambda: look_for(ronde=ronde, by=request.user, **form.cleaned_data))
    if form.errors:
        messages.error(request, " ".join(str(sentence) for found in form.errors.values() for sentence in found))
    else:
        outcome = LookOutcome(form.cleaned_data["outcome"])
        messages.success(request, f"{form.cleaned_data['jongere'].naam}: {outcome.label.lower()}.")
    return redirect("werkplek:wijkronde", ronde.pk)


@staff_required(*WALKERS)
@require_POST
def end(request: UserRequest, pk: UUID) -> HttpResponse:
    ronde = require_ronde(request, pk)
    try:
        end_ronde(ronde=ronde, by=request.user)
        messages.success(request, "De ronde is klaar.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("werkplek:wijkrondes")


def require_ronde(request: UserRequest, pk: UUID) -> Wijkronde:
    return get_object_or_404(Wijkronde.objects.for_user(request.user), pk=pk)
