"""Forms for a campaign: what it is, who calls, and what came of one jongere."""

from typing import Any

from django import forms

from cases.campagne.models import Campagne, Gevolg, Wie
from cases.dossier.caseload import every_wijk
from frontend.werkplek.cases_forms import regiehouders


class CampagneForm(forms.ModelForm):
    wijk = forms.ChoiceField(label="Welke wijk?", required=False)

    class Meta:
        model = Campagne
        fields = ("naam", "doel", "wie", "wijk", "age_from", "age_to", "begint_op", "loopt_tot")
        labels = {"naam": "Hoe heet de campagne?"}
        widgets = {"wie": forms.RadioSelect}
        help_texts = {
            "naam": "Bijvoorbeeld: Zomeractie 2027",
            "doel": "In één zin. Bijvoorbeeld: iedereen één keer spreken voor september.",
            "wie": "Jongeren met een startkwalificatie doen niet mee.",
        }
        error_messages = {"wie": {"required": "Kies voor wie de campagne is."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(wijk, wijk) for wijk in every_wijk()]
        self.fields["wijk"].choices = [("", "Alle wijken"), *known]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["wie"].choices = Wie.choices  # type: ignore[attr-defined]  # without an empty one


class DivideForm(forms.Form):
    callers = forms.ModelMultipleChoiceField(
        regiehouders(),
        label="Wie bellen er?",
        help_text="Wie al een dossier heeft, houdt de eigen regiehouder. De anderen verdelen we gelijk.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één collega die belt."},
    )


class UitkomstForm(forms.Form):
    uitkomst = forms.ChoiceField(
        choices=Gevolg.choices,
        error_messages={"required": "Kies wat eruit kwam.", "invalid_choice": "Kies wat eruit kwam."},
    )
