"""Forms of samples: drawing one, a finding, and the answer to it."""

from typing import Any

from django import forms
from django.utils import timezone

from consent.grondslagen.models import Grondslag
from consent.samples.models import MOST, Source, Verdict
from frontend.werkplek.toezicht.incident_forms import choices_of, chosen, partners_to_choose


class DrawForm(forms.Form):
    source = forms.ChoiceField(label="Waaruit trek je?", choices=Source.choices, widget=forms.RadioSelect)
    since = forms.DateField(label="Vanaf")
    until = forms.DateField(label="Tot en met")
    size = forms.IntegerField(label="Hoeveel?", min_value=1, max_value=MOST, initial=10)
    grondslag = forms.ChoiceField(label="Alleen op deze grondslag", required=False)
    partner = forms.ChoiceField(label="Alleen met deze ketenpartner", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = dict(Grondslag.objects.order_by("code").values_list("code", "naam"))
        self.partners = dict(partners_to_choose())
        bases = {code: f"{code}: {naam}" for code, naam in codes.items()}
        self.fields["grondslag"].choices = choices_of(bases, "Alle")  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["partner"].choices = choices_of(self.partners, "Alle")  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["until"].initial = timezone.localdate

    def asked(self) -> dict[str, Any]:
        """What the service wants to know."""
        told = self.cleaned_data
        return {**told, "partner": chosen(told["partner"], self.partners)}


class FindingForm(forms.Form):
    verdict = forms.ChoiceField(
        label="Wat vind je?", choices=Verdict.choices, widget=forms.RadioSelect,
        error_messages={"required": "Kies wat je vindt."},
    )  # fmt: skip
    text = forms.CharField(
        label="Waarom?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Een zin is genoeg. De regiehouder en de jongere kunnen dit lezen.",
        error_messages={"required": "Schrijf in een zin op wat je vond."},
    )  # fmt: skip


class ReplyForm(forms.Form):
    text = forms.CharField(
        label="Jouw antwoord", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De FG en de jongere kunnen dit lezen.", error_messages={"required": "Schrijf je antwoord op."},
    )  # fmt: skip
