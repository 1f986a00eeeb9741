"""Scoring in a conversation: one form for the domains that matter now, with what was said before beside it.

No domain is compulsory (AP, 15-2-2018), and nothing is filled in beforehand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from cases.ownscores.models import OwnScore
from cases.zrm.domains import LEVELS, Domain
from cases.zrm.instruments import Instrument
from cases.zrm.models import Score

NOT_NOW = ("", "Niet nu")
WRONG_SCORE = "Kies een score van 1 tot en met 5."
WITHOUT_REASON = "Schrijf op waarom je dit gebied scoort."
CHOICES = [NOT_NOW, *((str(level), str(level)) for level in LEVELS)]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One domain in the conversation: the fields, and beside them what is known."""

    domain: Domain
    score: BoundField
    reason: BoundField
    before: Score | None
    own: OwnScore | None
    criteria: list[tuple[int, str]]


class DomainsForm(forms.Form):
    """Per domain a score and why it matters here; what is not scored is not written down."""

    def __init__(self, *args: Any, domains: list[Domain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.domains = domains
        for domain in domains:
            self.fields[value_of(domain.code)] = score_field(domain.label)
            self.fields[reason_of(domain.code)] = forms.CharField(
                label=f"Waarom deze score? ({domain.label})", required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for domain in self.domains:
            if given.get(value_of(domain.code)) and not str(given.get(reason_of(domain.code), "")).strip():
                self.add_error(reason_of(domain.code), WITHOUT_REASON)
        if not self.errors and not any(given.get(value_of(domain.code)) for domain in self.domains):
            raise forms.ValidationError("Geef ten minste één gebied een score.")
        return given

    def given(self) -> dict[str, tuple[int, str]]:
        """Per domain that was scored: the score and the reason."""
        return {
            domain.code: (self.cleaned_data[value_of(domain.code)], self.cleaned_data[reason_of(domain.code)])
            for domain in self.domains
            if self.cleaned_data[value_of(domain.code)]
        }


class ScoresForm(DomainsForm):
    """The conversation. `seen` is what was known when the page was opened, so that nobody scores past a colleague."""

    scored_on = forms.DateField(label="Over welke dag gaan deze scores?", initial=timezone.localdate)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        instrument: Instrument,
        before: Mapping[str, Score],
        own: Mapping[str, OwnScore],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, domains=list(instrument.domains), **kwargs)
        self.instrument, self.before, self.own = instrument, before, own
        self.newer: list[Score] = []

    def clean(self) -> dict[str, Any]:
        """A score that a colleague gave since this page was opened is shown first; sending again is then a choice."""
        given = super().clean()
        seen = set(str(given.get("seen") or "").split(","))
        self.newer = [
            score
            for code, score in self.before.items()
            if seen != {""} and given.get(value_of(code)) and str(score.pk) not in seen
        ]
        if self.newer:
            self.data = {**self.data.dict(), "seen": seen_of(self.before)}  # type: ignore[attr-defined]  # a QueryDict
            raise forms.ValidationError(
                "Iemand anders heeft intussen gescoord. Kijk wat er nu staat en sla daarna opnieuw op. Er is niets weg."
            )
        return given

    def lines(self) -> Iterator[Line]:
        for domain in self.domains:
            yield Line(
                domain=domain,
                score=self[value_of(domain.code)],
                reason=self[reason_of(domain.code)],
                before=self.before.get(domain.code),
                own=self.own.get(domain.code),
                criteria=sorted(self.instrument.criteria.get(domain.code, {}).items()),
            )


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


class ProcessForm(forms.Form):
    reason = forms.CharField(
        label="Waarom is dit nodig voor deze jongere?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Scoren mag alleen als het nodig is. Je kiest daarna zelf welke gebieden.",
        error_messages={"required": "Schrijf op waarom dit nodig is voor deze jongere."},
    )


class EndProcessForm(forms.Form):
    reason = forms.CharField(
        label="Waarom stopt het werkproces?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom het werkproces stopt."},
    )


def score_field(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=CHOICES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "jr-segments"}),
        error_messages={"invalid_choice": WRONG_SCORE},
    )


def seen_of(before: Mapping[str, Score]) -> str:
    """The scores that the page shows, as its hidden field holds them; a dash when there are none."""
    return ",".join(sorted(str(score.pk) for score in before.values())) or "-"


def value_of(code: str) -> str:
    return f"{code}_score"


def reason_of(code: str) -> str:
    return f"{code}_waarom"
