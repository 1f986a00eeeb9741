"""Forms for the people on a case: colleagues, betrokkenen and a handover."""

from typing import Any

from django import forms

from accounts.models import User
from accounts.rights import Right, Role
from cases.dossier.models import Betrokkene, Case
from frontend.werkplek.acts import VersionForm
from frontend.werkplek.cases_forms import regiehouders

MORE_RIGHTS = [
    (Right.CHANGE_CASE.value, "Mag ook bijwerken"),
    (Right.SHARE_CASE.value, "Mag ook gegevens delen met ketenpartners"),
]


def colleagues() -> Any:
    return User.objects.with_role(*Role).order_by("naam")


class ColleagueForm(forms.Form):
    colleague = forms.ModelChoiceField(colleagues(), label="Collega")
    rights = forms.MultipleChoiceField(
        label="Wat mag deze collega, behalve lezen?",
        choices=MORE_RIGHTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = colleagues().exclude(pk=case.regiehouder_id)
        self.fields["colleague"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_rights(self) -> list[str]:
        """Reading always comes with it: without any right there is no colleague."""
        return [Right.VIEW_CASE.value, *self.cleaned_data["rights"]]


class ProcesregieForm(VersionForm):
    colleague = forms.ModelChoiceField(colleagues(), label="Wie heeft de procesregie?")


class HandoverForm(forms.Form):
    receiver = forms.ModelChoiceField(regiehouders(), label="Aan wie draag je over?")
    reason = forms.CharField(
        label="Waarom draag je dit dossier over?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom je overdraagt."},
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = regiehouders().exclude(pk=case.regiehouder_id)
        self.fields["receiver"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label="Waarom neem je dit dossier niet over?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom je het niet overneemt."},
    )


class BetrokkeneForm(forms.ModelForm):
    class Meta:
        model = Betrokkene
        fields = ("naam", "rol", "organisatie", "telefoon", "email", "since", "until")
        labels = {"rol": "Rol"}
        help_texts = {
            "rol": "Bijvoorbeeld: mentor, tante, jobcoach. Schrijf niet op wat iemand weet of doet.",
            "until": "Leeg laten als deze persoon nog betrokken is.",
        }
