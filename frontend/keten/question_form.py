"""Per item that is asked: an answer, or why it is not given. What is left empty can be answered later."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from cases.jongeren.bsn import holds_bsn
from consent.items import ASKED, AskedItem
from sharing.questions import NothingSaid, Reply

LONGEST = 2000
PARTS = ("text", "why_not")
BSN = "Hier staat een BSN in. Haal dat weg: wij hebben het niet nodig."


class AnswerForm(forms.Form):
    def __init__(self, data: Any = None, *, items: Iterable[AskedItem]) -> None:
        super().__init__(data)
        self.items = list(items)
        for item in self.items:
            self.fields[f"{item.column}-text"] = forms.CharField(
                label="Jullie antwoord", required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
            )
            self.fields[f"{item.column}-why_not"] = forms.CharField(
                label="Geven jullie dit niet? Schrijf waarom", required=False, max_length=LONGEST
            )

    @property
    def parts(self) -> list[tuple[AskedItem, forms.BoundField, forms.BoundField]]:
        return [(item, self[f"{item.column}-text"], self[f"{item.column}-why_not"]) for item in self.items]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for name, said in list(told.items()):
            if holds_bsn(str(said)):
                self.add_error(name, BSN)
        for item, text, why_not in self.parts:
            if told.get(text.name) and told.get(why_not.name):
                self.add_error(why_not.name, f"{item.label}: geef een antwoord, of schrijf waarom niet. Niet allebei.")
        if not any(told.values()) and not self.errors:
            raise forms.ValidationError(str(NothingSaid()))
        return told

    @property
    def replies(self) -> dict[str, Reply]:
        """What was said, per item; an item about which nothing was said stays open."""
        said = self.cleaned_data
        found = {item.code: Reply(said[text.name], said[why_not.name]) for item, text, why_not in self.parts}
        return {code: reply for code, reply in found.items() if reply.text or reply.why_not}


def typed_in(data: QueryDict) -> list[tuple[AskedItem, str]]:
    """What was typed, per item, when there is no question left to check it against."""
    parts = [(item, data.get(f"{item.column}-{part}", "").strip()) for item in ASKED.values() for part in PARTS]
    return [(item, text[:LONGEST]) for item, text in parts if text]
