"""Forms for an overleg, what is agreed in it, and what is reported back."""

from django import forms

from cases.overleg.models import Overleg, OverlegAfspraak, Terugkoppeling
from frontend.werkplek.acts import VersionedForm

LONG = {"rows": 4}


class OverlegForm(forms.ModelForm):
    class Meta:
        model = Overleg
        fields = ("soort", "op", "deelnemers", "jongere_weet_het", "besproken")
        labels = {"soort": "Wat voor overleg?", "jongere_weet_het": "De jongere weet dat we overleggen"}
        widgets = {"besproken": forms.Textarea(attrs=LONG)}
        help_texts = {
            "op": "Een dag die nog komt, mag ook: dan staat het overleg bij Vandaag.",
            "deelnemers": "Namen en organisaties. Zij lezen hier niet mee.",
            "besproken": "Alleen wat nodig is. De jongere kan dit lezen.",
        }


class CorrectOverlegForm(OverlegForm, VersionedForm):
    pass


class AfspraakForm(forms.ModelForm):
    class Meta:
        model = OverlegAfspraak
        fields = ("text", "owner_kind", "owner_name", "due_on")
        labels = {"text": "Wat is er afgesproken?", "owner_kind": "Wie doet dit?", "owner_name": "Naam van de partner"}
        help_texts = {
            "text": "Je kunt een afspraak later niet wijzigen. Wat ervan komt, schrijf je op als terugkoppeling.",
            "owner_name": "Alleen als een ketenpartner dit doet.",
        }
        widgets = {"owner_kind": forms.RadioSelect}
        error_messages = {"owner_kind": {"required": "Kies wie dit doet."}}


class TerugkoppelingForm(forms.ModelForm):
    class Meta:
        model = Terugkoppeling
        fields = ("uitkomst", "text", "van", "verder_op")
        widgets = {"uitkomst": forms.RadioSelect, "text": forms.Textarea(attrs=LONG)}
        labels = {"text": "Wat hoorde je?", "van": "Van wie?"}
        help_texts = {"verder_op": "Alleen als het nog loopt."}
        error_messages = {"uitkomst": {"required": "Kies hoe het ermee staat."}}
