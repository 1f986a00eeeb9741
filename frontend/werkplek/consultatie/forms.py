"""Forms for a question to a consultatieteam, its advice, what is done with it, and the team itself."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from cases.consultatie.models import Advies, Consultatie, Keuze, Opvolging, Wijze
from cases.consultatie.services import teams_to_ask, troubled
from cases.dossier.models import Case
from frontend.werkplek.acts import VersionForm
from frontend.werkplek.team_forms import colleagues

LONG = {"rows": 5}
USUAL = timedelta(days=14)


class AskForm(forms.ModelForm):
    domains = forms.MultipleChoiceField(
        label="Op welke gebieden is het moeilijk?",
        help_text="Gebieden met een laatste score van 3 of lager. Kies er ten minste twee.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste twee gebieden."},
    )

    class Meta:
        model = Consultatie
        fields = ("team", "domains", "vraag", "wijze", "jongere_weet_het", "until")
        labels = {
            "team": "Aan welk team?",
            "wijze": "Hoe leest het team mee?",
            "jongere_weet_het": "De jongere weet dat ik het team iets vraag",
        }
        widgets = {"wijze": forms.RadioSelect, "vraag": forms.Textarea(attrs=LONG)}
        help_texts = {
            "vraag": "Schrijf waarom je het team nodig hebt, en niets over gezondheid of strafrecht.",
            "jongere_weet_het": "Met toegang moet de jongere dit weten. De jongere ziet het ook in Mijn.",
            "until": "Toegang stopt vanzelf op deze dag, of eerder: zodra het advies er is.",
        }
        error_messages = {"wijze": {"required": "Kies hoe het team meeleest."}, "team": {"required": "Kies een team."}}

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"until": timezone.localdate() + USUAL})
        super().__init__(*args, **kwargs)
        self.fields["domains"].choices = [  # type: ignore[attr-defined]  # a MultipleChoiceField
            (score.domain, f"{score.about.label}: score {score.value}, {date_format(score.scored_on, 'j F Y')}")
            for score in troubled(case)
        ]
        self.fields["team"].queryset = teams_to_ask()  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["wijze"].choices = Wijze.choices  # type: ignore[attr-defined]  # without an empty one

    def _post_clean(self) -> None:
        """The service judges the row as a whole: here it has no case yet."""


class AdviesForm(forms.ModelForm):
    class Meta:
        model = Advies
        fields = ("text",)
        labels = {"text": "Jullie advies"}
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}
        help_texts = {"text": "Je kunt dit later niet wijzigen. De jongere kan het lezen."}


class OpvolgingForm(forms.ModelForm):
    class Meta:
        model = Opvolging
        fields = ("keuze", "text")
        labels = {"keuze": "Wat doen jullie met het advies?"}
        widgets = {"keuze": forms.RadioSelect, "text": forms.Textarea(attrs=LONG)}
        error_messages = {"keuze": {"required": "Kies wat jullie met het advies doen."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keuze"].choices = Keuze.choices  # type: ignore[attr-defined]  # without an empty one


class TeamForm(forms.Form):
    naam = forms.CharField(label="Hoe heet het team?", max_length=80)
    leden = forms.ModelMultipleChoiceField(
        colleagues(),
        label="Wie zitten erin?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Zet ten minste één collega in het team."},
    )


class ChangeTeamForm(TeamForm, VersionForm):
    pass
