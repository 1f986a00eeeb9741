"""The editor of a translation of the question to a jongere: each part below its Dutch."""

from typing import Any

from django import forms

from cases.content.bodies import read
from cases.content.models import Edition
from consent.loket.translations import LANGUAGES, LONGEST, TO_TRANSLATE, Vertaling
from consent.machtigingen.text import TEXT_VERSION
from frontend.werkplek.inrichting.edition_form import EditionForm


class VertalingForm(EditionForm):
    """What stands between braces is filled in, and stays as it is. A new Dutch text asks for a new translation."""

    noun = Vertaling
    shown_in = "werkplek/inrichting/shown/vertaling.html"
    language = forms.ChoiceField(label="Welke taal?", choices=[(one.code, one.naam) for one in LANGUAGES.values()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, dutch in TO_TRANSLATE.items():
            self.fields[name] = forms.CharField(
                label=dutch, max_length=LONGEST, widget=forms.Textarea({"rows": 3, "dir": "auto"})
            )
        self.order_fields(["naam", "language", *TO_TRANSLATE, "note"])

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        found: Vertaling = read(edition)
        return super().initial_of(edition) | {"language": found.language} | found.parts

    def body(self) -> dict[str, Any]:
        parts = {name: self.cleaned_data[name] for name in TO_TRANSLATE}
        return {"language": self.cleaned_data["language"], "text_version": TEXT_VERSION, "parts": parts}
