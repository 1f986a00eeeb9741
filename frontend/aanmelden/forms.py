"""As few questions as possible, and never the BSN: who cannot be reached cannot be helped, and no more is needed."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.jongeren.ages import age_on
from cases.jongeren.bsn import holds_bsn
from frontend.look.forms import BirthDateInput

YOUNGEST, OLDEST = 5, 40


class AskForm(forms.Form):
    """`website` is no question: it is out of sight, and only a program fills it in."""

    voornaam = forms.CharField(label="Wat is je voornaam?", max_length=100)
    achternaam = forms.CharField(label="Wat is je achternaam?", max_length=200)
    geboortedatum = forms.DateField(label="Wanneer ben je geboren?", widget=BirthDateInput)
    telefoon = forms.CharField(
        label="Wat is je telefoonnummer?", max_length=30, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    email = forms.EmailField(label="Of je e-mailadres?", required=False)
    reden = forms.CharField(
        label="Waar kunnen we je mee helpen?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Een paar woorden is genoeg. Je hoeft niet alles te vertellen.",
    )
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def clean_geboortedatum(self) -> Any:
        born = self.cleaned_data["geboortedatum"]
        if not YOUNGEST <= age_on(born) <= OLDEST or born > timezone.localdate():
            raise forms.ValidationError("Kijk je geboortedatum nog eens na.")
        return born

    def clean_reden(self) -> str:
        told = str(self.cleaned_data["reden"])
        if holds_bsn(told):
            raise forms.ValidationError("Haal je BSN hier weg. Dat hebben we niet nodig.")
        return told

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not (told.get("telefoon") or told.get("email")):
            self.add_error("telefoon", "Vul je telefoonnummer of je e-mailadres in. Dan kunnen we je bereiken.")
        return told

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.cleaned_data["website"])

    @property
    def told(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "website"}
