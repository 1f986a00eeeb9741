"""Scoring: one form for the domains that matter now. No domain is compulsory (AP, 15-2-2018)."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from cases.zrm.domains import DOMAINS, LEVELS
from cases.zrm.models import Score

NOT_NOW = ("", "Niet nu")
WRONG_SCORE = "Kies een score van 1 tot en met 5."
CHOICES = [NOT_NOW, *((str(level), str(level)) for level in LEVELS)]


class ScoresForm(forms.Form):
    """Per domain a score and why it matters here; what is not scored is not written down."""

    scored_on = forms.DateField(label="Over welke dag gaan deze scores?", initial=timezone.localdate)

    def __init__(self, *args: Any, before: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before
        for code, domain in DOMAINS.items():
            self.fields[value_of(code)] = forms.TypedChoiceField(
                label=domain.label,
                choices=CHOICES,
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect(attrs={"class": "jr-segments"}),
                error_messages={"invalid_choice": WRONG_SCORE},
            )
            self.fields[reason_of(code)] = forms.CharField(
                label=f"Waarom deze score? ({domain.label})", required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for code in DOMAINS:
            if given.get(value_of(code)) and not str(given.get(reason_of(code), "")).strip():
                self.add_error(reason_of(code), "Schrijf op waarom je dit gebied scoort.")
        if not self.errors and not any(given.get(value_of(code)) for code in DOMAINS):
            raise forms.ValidationError("Geef ten minste één gebied een score.")
        return given

    def given(self) -> Iterator[tuple[str, int, str]]:
        """Domain, score and reason of what was scored."""
        for code in DOMAINS:
            if self.cleaned_data[value_of(code)]:
                yield code, self.cleaned_data[value_of(code)], self.cleaned_data[reason_of(code)]

    def triples(self) -> Iterator[tuple[BoundField, BoundField, int | None]]:
        """Per domain the score, the reason, and what it was last time: shown, and never filled in beforehand."""
        for code in DOMAINS:
            yield self[value_of(code)], self[reason_of(code)], self.before.get(code)


class ScoreForm(forms.ModelForm):
    """Putting one score right."""

    value = forms.TypedChoiceField(
        label="Score",
        choices=CHOICES[1:],
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "jr-segments"}),
        error_messages={"invalid_choice": WRONG_SCORE, "required": WRONG_SCORE},
    )

    class Meta:
        model = Score
        fields = ("value", "reason", "scored_on")
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}


def value_of(code: str) -> str:
    return f"{code}_score"


def reason_of(code: str) -> str:
    return f"{code}_waarom"
