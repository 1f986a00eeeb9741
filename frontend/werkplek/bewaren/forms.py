"""Narrowing what is due, settling a term, and holding back."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from cases.dossier.tasks import Task
from consent.retention.kinds import CountsFrom, RecordKind
from consent.retention.models import DueQuerySet, RetentionRule
from consent.retention.rounds import MOST

PER_PAGE = 50
AHEAD = {"": "Nu", "365": "Binnen een jaar"}


class DueFilter(forms.Form):
    """What is chosen narrows."""

    soort = forms.ChoiceField(label="Wat", required=False, choices=[("", "Alles"), *RecordKind.choices])
    tot = forms.ChoiceField(label="Wanneer", required=False, choices=list(AHEAD.items()))

    # As many as fit in one round, so that its lines can be picked on one page.
    per = forms.ChoiceField(
        label="Op één pagina", required=False, choices=[("", f"{PER_PAGE} regels"), (str(MOST), f"{MOST} regels")]
    )

    @property
    def per_page(self) -> int:
        return int(self.cleaned_data.get("per") or PER_PAGE) if self.is_valid() else PER_PAGE

    def found(self, due: DueQuerySet) -> DueQuerySet:
        if not self.is_valid():
            return due.none()
        last = timezone.localdate() + timedelta(days=int(self.cleaned_data["tot"] or 0))
        due = due.filter(due_on__lte=last)
        return due.filter(kind=self.cleaned_data["soort"]) if self.cleaned_data["soort"] else due


class RuleForm(forms.Form):
    """The next version of a term."""

    months = forms.IntegerField(
        label="Hoeveel maanden bewaren?", min_value=1, max_value=1200, help_text="Twee jaar is 24 maanden."
    )
    counts_from = forms.ChoiceField(label="Vanaf wanneer telt dat?", widget=forms.RadioSelect)
    valid_from = forms.DateField(label="Vanaf welke dag geldt deze termijn?")
    reviewed_by_jurist = forms.CharField(
        label="Welke jurist stelde dit vast?", max_length=200, help_text="Naam en functie.",
        error_messages={"required": "Schrijf op welke jurist dit vaststelde."},
    )  # fmt: skip

    def __init__(self, *args: Any, rule: RetentionRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, one.label) for one in offered(rule)]
        self.fields["counts_from"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


def offered(rule: RetentionRule) -> list[CountsFrom]:
    """From which days a term of this kind can count: the law says it for health and criminal matters."""
    if rule.kind != RecordKind.DOSSIER:
        return [CountsFrom(rule.counts_from)]
    special = [CountsFrom.WET_927] if rule.task == Task.DOORSTROOMPUNT else []
    return [CountsFrom.AFSLUITING, CountsFrom.WIJZIGING, *special]


class HoldForm(forms.Form):
    """Which dossier, why, and until when."""

    reference = forms.CharField(
        label="Kenmerk van het dossier", max_length=20, help_text="Met de letters ervoor, zoals NO-2026-00012."
    )
    reason = forms.CharField(
        label="Waarom mag dit niet weg?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: er loopt een rechtszaak. Noem geen namen.",
        error_messages={"required": "Schrijf op waarom."},
    )  # fmt: skip
    until = forms.DateField(label="Tot en met welke dag?", required=False, help_text="Leeg: tot iemand de stop opheft.")

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError("Deze dag is al voorbij.")
        return until


class LiftForm(forms.Form):
    reason = forms.CharField(
        label="Waarom mag het weer?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom."},
    )  # fmt: skip
