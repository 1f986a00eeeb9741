"""Forms to make a letter for one jongere, or for many."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from cases.content.models import ContentKind
from cases.content.services import in_force
from cases.dossier.models import Case
from cases.letters.models import How
from frontend.werkplek.protocols_forms import EditionChoice


def letter_choice() -> EditionChoice:
    return EditionChoice(
        in_force(ContentKind.BRIEF), label="Welke brief?", error_messages={"required": "Kies een brief."}
    )


class LetterForm(forms.Form):
    how = forms.ChoiceField(label="Hoe gaat de brief?", choices=How.choices, widget=forms.RadioSelect, initial=How.POST)
    sent_on = forms.DateField(label="Datum", initial=timezone.localdate)
    extra = forms.CharField(
        label="Eigen zinnen erbij",
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Komen onder de tekst te staan. In een brief aan ouders: niets over de jongere.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"edition": letter_choice(), **self.fields}


class CaseChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.jongere.naam}, {obj.jongere.adres or 'geen adres bekend'}"


class BatchForm(forms.Form):
    sent_on = forms.DateField(label="Datum", initial=timezone.localdate)

    def __init__(self, *args: Any, cases: QuerySet[Case], shown: QuerySet[Case], **kwargs: Any) -> None:
        """`cases` may be chosen; `shown` are those among them that somebody asked to see."""
        super().__init__(*args, **kwargs)
        self.shown = list(shown)
        everybody = forms.BooleanField(
            label=f"Iedereen in deze lijst ({len(self.shown)})",
            required=False,
            help_text="Dan hoef je hieronder niemand aan te vinken.",
        )
        chosen = CaseChoice(cases, label="Voor wie?", required=False, widget=forms.CheckboxSelectMultiple)
        chosen.choices = [(case.pk, chosen.label_from_instance(case)) for case in self.shown]
        self.fields = {"edition": letter_choice(), **self.fields, "everybody": everybody, "cases": chosen}

    def clean(self) -> dict[str, Any]:
        """Who was chosen one by one, or all that the filter found."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.pop("everybody", False):
            cleaned["cases"] = self.shown
        elif not cleaned.get("cases") and "cases" not in self.errors:
            self.add_error("cases", "Kies ten minste één jongere.")
        return cleaned
