"""Closing a case because nobody could be reached."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.closing.services import close_without_contact, running_in
from cases.protocols.steps import Progress
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, VersionForm, back_to, done, form_page, posted
from frontend.werkplek.cases_access import require_case

CLOSE = FormPage(
    title="Afsluiten zonder contact",
    tab="contact",
    intro="Je stopt met zoeken. De jongere kan altijd zelf bellen, en komt terug op de lijst van de wijkronde.",
    button="Dossier afsluiten",
    danger=True,
    rubrieken=[Rubriek.CONTACTMOMENTEN],
    template="werkplek/close_unreached.html",
)
LONG = forms.Textarea(attrs={"rows": 4})


class GiveUpForm(VersionForm):
    """`progress` is where the case stands in its protocol: the page shows which proofs are there."""

    inspanning = forms.CharField(
        label="Wat is er gedaan om contact te krijgen?",
        required=False,
        max_length=3000,
        widget=LONG,
        help_text="De inspanning: hoe vaak, op welke momenten, met wie overlegd?",
    )
    opbrengst = forms.CharField(
        label="Wat zou verder proberen de jongere opleveren?",
        required=False,
        max_length=3000,
        widget=LONG,
        help_text="De verwachte opbrengst: weegt die op tegen wat het vraagt?",
    )

    progress: Progress | None = None


@staff_required()
@require_http_methods(["GET", "POST"])
def close(request: UserRequest, case_id: UUID) -> HttpResponse:
    """With the proofs of the protocol at once; else with both sides weighed (B155)."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    form = GiveUpForm(posted(request), initial={"version": case.version})
    form.progress = running_in(case)
    if done(case, form, close_without_contact, case=case, by=request.user):
        return back_to(request, case, "overzicht", "Dossier afgesloten.")
    return form_page(request, case, form, CLOSE)
