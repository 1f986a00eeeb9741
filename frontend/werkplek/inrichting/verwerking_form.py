"""The editor of one verwerking in the register."""

from typing import Any

from django import forms

from cases.content.bodies import read
from cases.content.models import Edition
from cases.dossier.tasks import Task
from cases.verwerkingen.body import LONGEST, MAY_BE_EMPTY, PARTS, Verwerking
from frontend.werkplek.inrichting.edition_form import EditionForm


class VerwerkingForm(EditionForm):
    noun = Verwerking
    shown_in = "werkplek/inrichting/shown/verwerking.html"
    task = forms.ChoiceField(label="Bij welke taak?", choices=Task.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in PARTS.items():
            self.fields[name] = forms.CharField(
                label=label, required=name not in MAY_BE_EMPTY, max_length=LONGEST, widget=forms.Textarea({"rows": 3})
            )
        self.order_fields(["naam", "task", *PARTS, "note"])

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        found: Verwerking = read(edition)
        return super().initial_of(edition) | found.to_json()

    def body(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("task", *PARTS)}
