"""Agreeing who has the casusregie, and that the jongere knows it (B124)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.rights import Right
from accounts.web import staff_required
from cases.catalogue.field import Rubriek
from cases.regie.models import Bij, RegieAfspraak
from cases.regie.services import agree_regie, regie_of
from frontend.http import UserRequest
from frontend.werkplek.acts import FormPage, back_to, done, form_page, posted, values_of
from frontend.werkplek.cases_access import require_case

ABOUT = FormPage(
    title="Afspraak over de regie",
    tab="team",
    rubrieken=[Rubriek.BETROKKENEN],
    intro="Casusregie kan bij jou liggen, of bij wie de beste band met de jongere heeft. Jij houdt de procesregie: je"
    " bewaakt dat er echt regie is.",
)


class RegieForm(forms.ModelForm):
    class Meta:
        model = RegieAfspraak
        fields = ("bij", "naam", "sinds", "aangenomen_op", "verteld_op", "text")
        labels = {"bij": "Bij wie ligt de casusregie?"}
        widgets = {"bij": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "naam": "Alleen als het iemand anders is dan de regiehouder.",
            "aangenomen_op": "Laat leeg zolang de ander nog geen ja zei.",
            "verteld_op": "Laat leeg zolang de jongere het nog niet weet.",
        }
        error_messages = {"bij": {"required": "Kies bij wie de casusregie ligt."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bij"].choices = Bij.choices  # type: ignore[attr-defined]  # without an empty one


@staff_required()
@require_http_methods(["GET", "POST"])
def agree(request: UserRequest, case_id: UUID) -> HttpResponse:
    """The form begins with what held, because often one day is added to it."""
    case = require_case(request, case_id, Right.CHANGE_CASE)
    held = regie_of(case)
    form = RegieForm(posted(request), initial=values_of(held, RegieForm) if held else {})
    if done(case, form, agree_regie, case=case, by=request.user):
        return back_to(request, case, "team", "Afspraak over de regie bewaard.")
    return form_page(request, case, form, ABOUT)
