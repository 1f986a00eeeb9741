"""A nee that was said at the counter, by telephone or on paper: written down as such, as easy as online."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.web import staff_required
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.refusals import Refused
from consent.items import ITEMS
from consent.loket.models import Identity
from consent.machtigingen.models import Channel, Machtiging
from consent.machtigingen.services import Written, given_codes, refuse, speakers, withdraw
from frontend.http import UserRequest
from frontend.werkplek.acts import posted
from frontend.werkplek.delen.doors import require_afweging, sharing_page
from frontend.werkplek.delen.help_forms import LanguageHelp, choices_of

CHANNELS = [
    (Channel.LOKET.value, "Aan het loket"),
    (Channel.TELEFOON.value, "Aan de telefoon"),
    (Channel.PAPIER.value, "Op papier"),
]
BY_TELEPHONE = [
    (Identity.TERUGGEBELD.value, "Ja, ik belde terug op het nummer uit het dossier"),
    (Identity.NIET.value, "Nee, dat weet ik niet zeker"),
]


class WrittenForm(LanguageHelp):
    """Who said nee, how, and to what. Nothing is ticked beforehand, and no reason is asked for.

    Whoever calls and cannot be called back is believed: a nee closes, does no harm, and can be taken back.
    """

    wie = forms.ChoiceField(label="Wie zegt het?", widget=forms.RadioSelect)
    channel = forms.ChoiceField(label="Hoe?", choices=CHANNELS, widget=forms.RadioSelect)
    identity = forms.ChoiceField(
        label="Aan de telefoon: weet je zeker wie het was?", choices=BY_TELEPHONE, widget=forms.RadioSelect,
        required=False, help_text="Het nee geldt hoe dan ook meteen.",
    )  # fmt: skip
    velden = forms.MultipleChoiceField(
        label="Waarmee stoppen we?", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één gegeven."},
    )  # fmt: skip
    reason = forms.CharField(label="Wil je er iets bij opschrijven?", max_length=300, required=False)

    field_order = ["wie", "channel", "identity", "velden", "reason"]

    def __init__(self, data: Any = None, *, machtiging: Machtiging) -> None:
        super().__init__(data)
        self.machtiging, self.given = machtiging, given_codes(machtiging)
        people = speakers(machtiging)
        self.parents: dict[str, Gezagsdrager] = {str(one.pk): one for one in people if isinstance(one, Gezagsdrager)}
        self.fields["wie"].choices = choices_of(people)  # type: ignore[attr-defined]  # a ChoiceField
        if self.given:
            self.fields["velden"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
                (code, ITEMS[code].label) for code in self.given
            ]
        else:
            del self.fields["velden"]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        called = told.get("channel") == Channel.TELEFOON
        if called and not told.get("identity") and "identity" not in self.errors:
            self.add_error("identity", "Kies of je zeker weet wie er belde.")
        if not called:
            told["identity"] = ""
        return told

    def save(self, *, by: User) -> str:
        """Write it down; returns what was done, in words."""
        said = self.cleaned_data
        parent = self.parents.get(said["wie"])
        written = Written(by=by, channel=Channel(said["channel"]), gezagsdrager=parent, identity=said["identity"],
                          **self.help_given)  # fmt: skip
        if self.given:
            withdraw(machtiging=self.machtiging, written=written, codes=said["velden"], reason=said["reason"])
            return "Opgeschreven. De ander ziet dit vanaf nu niet meer."
        refuse(machtiging=self.machtiging, written=written, reason=said["reason"])
        return "Opgeschreven. De ander krijgt niets te zien."


@staff_required()
@require_http_methods(["GET", "POST"])
def write_down(request: UserRequest, pk: UUID) -> HttpResponse:
    """Weigeren when nothing was signed yet, intrekken per field when it was."""
    afweging = require_afweging(request, pk)
    if not hasattr(afweging, "machtiging"):
        raise Http404
    form = WrittenForm(posted(request), machtiging=afweging.machtiging)
    if form.is_bound and form.is_valid():
        try:
            done = form.save(by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("werkplek:delen", afweging.case_id)
    context = {"afweging": afweging, "form": form}
    return sharing_page(request, "written.html", afweging.case, context, status=422 if form.errors else 200)
