"""The editor of a letter or card: its text with placeholders, and how it looks on paper."""

from typing import Any

from django import forms

from cases.content.bodies import read
from cases.content.models import Edition
from cases.letters.body import Brief, PaperForm, Recipient
from cases.letters.compose import preview
from cases.letters.placeholders import PERSONAL, Placeholder
from frontend.werkplek.inrichting.edition_form import EditionForm


class BriefForm(EditionForm):
    noun = Brief
    shown_in = "werkplek/inrichting/shown/letter.html"
    template = "werkplek/inrichting/edit_letter.html"

    recipient = forms.ChoiceField(label="Aan wie is de brief?", choices=Recipient.choices, widget=forms.RadioSelect)
    form = forms.ChoiceField(label="Brief of kaartje?", choices=PaperForm.choices, widget=forms.RadioSelect)
    sender = forms.CharField(label="Afzender", widget=forms.Textarea(attrs={"rows": 3}))
    subject = forms.CharField(label="Onderwerp", max_length=150)
    text = forms.CharField(
        label="Tekst",
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Een lege regel begint een nieuwe alinea. Een streepje aan het begin van de regel maakt een lijst.",
    )
    closing = forms.CharField(label="Ondertekening", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    placeholders = [(name, name in PERSONAL) for name in Placeholder]

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        found: Brief = read(edition)
        return super().initial_of(edition) | found.to_json()

    def body(self) -> dict[str, Any]:
        names = ("recipient", "form", "sender", "subject", "text", "closing")
        return {name: self.cleaned_data[name].replace("\r\n", "\n") for name in names}

    def pdf(self) -> bytes:
        """What was typed, for an invented jongere, without keeping it."""
        return preview(Brief.from_json(self.body()))
