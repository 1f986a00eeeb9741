"""Forms for school, absence, work, income and housing."""

from typing import Any

from django import forms

from cases.jongeren.models import Jongere
from cases.leefsituatie.models import WerkInkomen, Woonsituatie
from cases.school.models import Diploma, Inschrijving, Verzuim


class InschrijvingForm(forms.ModelForm):
    brin = forms.CharField(
        label="BRIN",
        required=False,
        max_length=4,
        help_text="Code van de school, zoals 25LX",
        widget=forms.TextInput(attrs={"class": "jr-width--short"}),
    )

    class Meta:
        model = Inschrijving
        fields = ("school", "opleiding", "niveau", "leerjaar", "brin", "begon_op", "eindigde_op")
        help_texts = {"eindigde_op": "Leeg laten als de jongere er nog op school zit."}

    def clean_brin(self) -> str:
        return str(self.cleaned_data["brin"]).upper()


class DiplomaForm(forms.ModelForm):
    class Meta:
        model = Diploma
        fields = ("niveau", "opleiding", "school", "behaald_op")


class VerzuimForm(forms.ModelForm):
    class Meta:
        model = Verzuim
        fields = ("soort", "begon_op", "eindigde_op", "uren", "inschrijving", "toelichting")
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 3})}
        labels = {"inschrijving": "Bij welke opleiding?", "uren": "Aantal uren"}
        help_texts = {
            "eindigde_op": "Leeg laten als het verzuim nog duurt.",
            "toelichting": "Alleen wat nodig is. Een toelichting deel je nooit met ketenpartners.",
        }

    def __init__(self, *args: Any, jongere: Jongere, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inschrijving"].queryset = jongere.inschrijvingen.all()  # type: ignore[attr-defined]  # a ModelChoiceField


class WerkForm(forms.ModelForm):
    class Meta:
        model = WerkInkomen
        fields = ("status", "werkgever", "uren_per_week", "inkomensbron", "since", "until")
        labels = {"status": "Hoe is het met werk?", "uren_per_week": "Uren per week"}
        help_texts = {"until": "Leeg laten als dit nu zo is. De vorige situatie eindigt dan vanzelf."}


class WonenForm(forms.ModelForm):
    class Meta:
        model = Woonsituatie
        fields = ("vorm", "since", "until", "toelichting")
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"until": "Leeg laten als dit nu zo is. De vorige situatie eindigt dan vanzelf."}
