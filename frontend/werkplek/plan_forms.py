"""Forms for the plan, its goals and its actions."""

from django import forms
from django.utils import timezone

from cases.plan.models import Action, Goal
from frontend.werkplek.acts import VersionForm


def droom_field() -> forms.CharField:
    return forms.CharField(
        label="Wat wil de jongere zelf?",
        help_text="In de eigen woorden van de jongere, bijvoorbeeld: ik wil op mezelf wonen.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op wat de jongere zelf wil."},
    )


class PlanForm(forms.Form):
    droom = droom_field()
    started_on = forms.DateField(label="Begonnen op", initial=timezone.localdate)


class ChangePlanForm(VersionForm):
    droom = droom_field()


class GoalForm(forms.ModelForm):
    class Meta:
        model = Goal
        fields = ("need", "text", "richting", "due_on")
        labels = {
            "need": "Waar gaat dit doel over?",
            "text": "Doel",
            "due_on": "Klaar op",
            "richting": "Waar leidt het naar?",
        }
        help_texts = {
            "text": "Kort, en zo dat je kunt zien of het gelukt is.",
            "richting": "Leeg laten als het doel nergens van dit naar leidt, zoals rust of geld op orde.",
        }
        widgets = {"need": forms.Select(attrs={"class": "jr-width--medium"})}


class ActionForm(forms.ModelForm):
    class Meta:
        model = Action
        fields = ("text", "owner_kind", "owner_name", "aanpak", "due_on")
        labels = {"text": "Wat spreken jullie af?", "owner_kind": "Wie doet dit?", "owner_name": "Naam van de partner"}
        help_texts = {"owner_name": "Alleen als een ketenpartner dit doet."}
        widgets = {"owner_kind": forms.RadioSelect}
        error_messages = {"owner_kind": {"required": "Kies wie dit doet."}}
