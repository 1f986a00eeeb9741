"""Forms for schools, their contact persons, startgesprekken and spreekuren, and for talks about one jongere."""

from typing import Any

from django import forms

from cases.jongeren.models import Jongere
from cases.scholen.models import Contactpersoon, School, Spreekuur, Startgesprek
from cases.schoolgesprekken.models import Schoolgesprek
from frontend.werkplek.acts import VersionedForm, VersionForm

LONG = {"rows": 4}
NO_HEALTH = "Alleen wat nodig is voor de afspraak. Niets over gezondheid of thuis."


class SchoolForm(forms.ModelForm):
    brin = forms.CharField(
        label="BRIN",
        required=False,
        max_length=4,
        help_text="Code van de school, zoals 25LX. Zo vindt een dossier deze school.",
        widget=forms.TextInput(attrs={"class": "jr-width--short"}),
    )

    class Meta:
        model = School
        fields: tuple[str, ...] = ("naam", "brin")
        labels = {"naam": "Naam van de school"}

    def clean_brin(self) -> str:
        return str(self.cleaned_data["brin"]).upper()


class ChangeSchoolForm(SchoolForm, VersionedForm):
    class Meta(SchoolForm.Meta):
        fields = ("naam", "brin", "stopped_on")
        help_texts = {"stopped_on": "Leeg laten zolang jullie samenwerken."}


class ContactpersoonForm(forms.ModelForm):
    class Meta:
        model = Contactpersoon
        fields: tuple[str, ...] = ("naam", "functie", "domein", "telefoon", "email", "bereikbaar")
        help_texts = {
            "domein": "Bijvoorbeeld: Zorg en Welzijn. Leeg laten als het de hele school is.",
            "bereikbaar": "Bijvoorbeeld: maandag tot en met donderdag, liefst bellen voor 10 uur.",
        }


class ChangeContactpersoonForm(ContactpersoonForm, VersionedForm):
    class Meta(ContactpersoonForm.Meta):
        fields = (*ContactpersoonForm.Meta.fields, "until")
        help_texts = ContactpersoonForm.Meta.help_texts | {"until": "Leeg laten zolang dit de contactpersoon is."}


class PlanStartgesprekForm(forms.Form):
    planned_on = forms.DateField(label="Wanneer?", error_messages={"required": "Kies een dag."})


class StartgesprekForm(VersionedForm):
    class Meta:
        model = Startgesprek
        fields = ("planned_on", "held_on", "met_wie", "terugblik", "afspraken")
        widgets = {"terugblik": forms.Textarea(attrs=LONG), "afspraken": forms.Textarea(attrs=LONG)}
        help_texts = {
            "held_on": "Leeg laten zolang het gesprek nog komt.",
            "terugblik": "Hoe ging de samenwerking vorig jaar, en wat leverde zij op? Schrijf niets over één jongere.",
            "afspraken": "Wat verwachten jullie van elkaar? Ook over melden van verzuim, en bellen voor uitschrijven.",
        }


class SpreekuurForm(forms.ModelForm):
    class Meta:
        model = Spreekuur
        fields = ("planned_on", "with_leerplicht")
        labels = {"planned_on": "Wanneer?", "with_leerplicht": "Samen met leerplicht"}


class WriteSpreekuurForm(VersionedForm):
    class Meta:
        model = Spreekuur
        fields = ("planned_on", "held_on", "gesproken", "with_leerplicht")
        labels = {"with_leerplicht": "Samen met leerplicht"}
        widgets = {"gesproken": forms.NumberInput(attrs={"class": "jr-width--short"})}
        help_texts = {
            "held_on": "Leeg laten zolang het spreekuur nog komt.",
            "gesproken": "Alleen het aantal. Wat je met een jongere bespreekt, schrijf je in het dossier.",
        }


class SchoolgesprekForm(forms.ModelForm):
    class Meta:
        model = Schoolgesprek
        fields = ("about", "inschrijving", "planned_on", "held_on", "met_wie", "afspraken")
        labels = {"inschrijving": "Met welke school?", "planned_on": "Wanneer?"}
        widgets = {"about": forms.RadioSelect, "afspraken": forms.Textarea(attrs=LONG)}
        help_texts = {"held_on": "Leeg laten zolang het gesprek nog komt.", "afspraken": NO_HEALTH}
        error_messages = {
            "about": {"required": "Kies waar het gesprek over gaat."},
            "inschrijving": {"required": "Kies een school. Staat die er niet bij? Leg eerst de inschrijving vast."},
        }

    def __init__(self, *args: Any, jongere: Jongere, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inschrijving"].queryset = jongere.inschrijvingen.all()  # type: ignore[attr-defined]  # a ModelChoiceField


class WriteSchoolgesprekForm(VersionedForm):
    class Meta:
        model = Schoolgesprek
        fields = ("about", "planned_on", "held_on", "met_wie", "afspraken")
        labels = {"planned_on": "Wanneer?"}
        widgets = SchoolgesprekForm.Meta.widgets
        help_texts = SchoolgesprekForm.Meta.help_texts


class CallOffForm(VersionForm):
    cancel_reason = forms.CharField(
        label="Waarom gaat het niet door?",
        max_length=300,
        error_messages={"required": "Schrijf op waarom het niet doorgaat."},
    )
