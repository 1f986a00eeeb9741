"""Forms for the analysis, causes at the school, steunfiguren, and what stands apart."""

from typing import Any

from django import forms

from cases.analysis.models import Analysis, Schooloorzaak, Steunfiguur
from cases.bijzonder.models import Instemming, InstemmingEnding, MeldcodeStep
from frontend.werkplek.acts import VersionedForm
from frontend.werkplek.intake.forms import area
from frontend.werkplek.intake.words import WarnsOfDiagnosis


class AnalysisForm(WarnsOfDiagnosis, VersionedForm):
    """The four points of the routekaart; each may stay open, and the gate to plannen then says so."""

    watched = ("reasons", "to_do", "earlier_actions", "earlier_help")

    class Meta:
        model = Analysis
        fields = ("reasons", "to_do", "earlier_actions", "earlier_help")
        widgets = {name: area() for name in fields}
        labels = {
            "reasons": "Waarom is er verzuim of uitval?",
            "to_do": "Wat moet er gebeuren om terug te komen op school, aan het werk, of bij zorg?",
            "earlier_actions": "Wat is er al gedaan, en wat deed dat?",
            "earlier_help": "Welke hulp was er al, en wat deed die?",
        }
        help_texts = {"reasons": "Ook redenen die niet bij de jongere liggen, zoals de school of thuis."}


class OorzaakForm(WarnsOfDiagnosis, forms.ModelForm):
    class Meta:
        model = Schooloorzaak
        fields = ("school", "text", "told_on", "told_to")
        widgets = {"text": area()}
        labels = {
            "text": "Wat ligt er aan de school?",
            "told_on": "Terug naar school gemeld op",
            "told_to": "Met wie heb je het besproken?",
        }
        help_texts = {"text": "Bijvoorbeeld: lesuitval, wisselende mentoren, geen stageplek."}
        error_messages = {"text": {"required": "Schrijf op wat er aan de school ligt."}}


class SteunfiguurForm(forms.ModelForm):
    class Meta:
        model = Steunfiguur
        fields = ("naam", "relatie", "telefoon", "since", "until")
        labels = {"relatie": "Wie is dat voor de jongere?", "telefoon": "Telefoon"}
        help_texts = {"naam": "Een volwassene die blijft, ook als de hulp stopt. De jongere kiest wie."}
        error_messages = {"relatie": {"required": "Vul in wie dit voor de jongere is."}}


HOW_REQUIRED: dict[str, Any] = {"how": {"required": "Kies hoe de jongere dit zei."}}


class InstemmingForm(forms.ModelForm):
    class Meta:
        model = Instemming
        fields = ("how", "given_on")
        widgets = {"how": forms.RadioSelect}
        labels = {"how": "Hoe zei de jongere dit?", "given_on": "Wanneer?"}
        error_messages = HOW_REQUIRED


class WithdrawForm(forms.ModelForm):
    class Meta:
        model = InstemmingEnding
        fields = ("how", "withdrawn_on")
        widgets = {"how": forms.RadioSelect}
        labels = {"how": "Hoe zei de jongere dit?", "withdrawn_on": "Wanneer?"}
        error_messages = HOW_REQUIRED


class MeldcodeForm(forms.ModelForm):
    class Meta:
        model = MeldcodeStep
        fields = ("step", "done_on")
        widgets = {"step": forms.RadioSelect}
        labels = {"step": "Welke stap is gezet?", "done_on": "Wanneer?"}
        error_messages = {"step": {"required": "Kies welke stap is gezet."}}
