"""A short form for a signal: who, what you see, what you did, what you ask. No BSN and no diagnosis."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.jongeren.bsn import holds_bsn
from frontend.look.forms import BirthDateInput
from partners.services import Place

ROWS_4 = forms.Textarea(attrs={"rows": 4})
PHONE = forms.TextInput(attrs={"class": "jr-width--medium", "type": "tel"})
LONGEST = 2000


class SignalForm(forms.Form):
    gemeente = forms.ChoiceField(label="Aan welke gemeente of regio?", widget=forms.RadioSelect)
    voornaam = forms.CharField(label="Voornaam van de jongere", max_length=100)
    tussenvoegsel = forms.CharField(
        label="Tussenvoegsel", max_length=30, required=False, widget=forms.TextInput(attrs={"class": "jr-width--short"})
    )
    achternaam = forms.CharField(label="Achternaam van de jongere", max_length=200)
    geboortedatum = forms.DateField(
        label="Geboortedatum", required=False, widget=BirthDateInput, help_text="Weet je die niet? Laat het dan leeg."
    )
    reden = forms.CharField(
        label="Wat zie of hoor je?",
        max_length=LONGEST,
        widget=ROWS_4,
        help_text="Beschrijf wat je ziet, zoals: komt drie weken niet, neemt de telefoon niet op. Geen diagnose en geen"
        " BSN. De jongere kan dit lezen.",
    )
    gedaan = forms.CharField(label="Wat heb je zelf al gedaan?", max_length=LONGEST, required=False, widget=ROWS_4)
    vraag = forms.CharField(label="Wat vraag je van de gemeente?", max_length=LONGEST, widget=ROWS_4)
    melder_telefoon = forms.CharField(label="Jouw telefoonnummer", max_length=30, required=False, widget=PHONE)
    melder_email = forms.EmailField(label="Jouw e-mailadres", required=False)

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(place.schema, place.naam[:1].upper() + place.naam[1:]) for place in places]
        self.fields["gemeente"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if len(choices) == 1:
            self.fields["gemeente"].initial = choices[0][0]

    def clean_geboortedatum(self) -> Any:
        born = self.cleaned_data["geboortedatum"]
        if born and born > timezone.localdate():
            raise forms.ValidationError("De geboortedatum ligt in de toekomst.")
        return born

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for name in ("reden", "gedaan", "vraag"):
            if holds_bsn(str(told.get(name, ""))):
                self.add_error(name, "Hier staat een BSN in. Haal dat weg: wij hebben het niet nodig.")
        if not (told.get("melder_telefoon") or told.get("melder_email")):
            self.add_error("melder_telefoon", "Vul je telefoonnummer of je e-mailadres in, dan kunnen we je bereiken.")
        return told

    @property
    def schema(self) -> str:
        return str(self.cleaned_data["gemeente"])

    @property
    def told(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "gemeente"}
