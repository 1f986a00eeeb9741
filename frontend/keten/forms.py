"""What a partner may ask of the list: words, an order, one gemeente, a page."""

from typing import Any

from django import forms

from partners.services import Place
from sharing.reading_many import SORTS, Wish

SORT_CHOICES = [(minus + key, key) for key in SORTS for minus in ("", "-")]


class ListForm(forms.Form):
    zoek = forms.CharField(label="Zoek op naam of kenmerk", max_length=100, required=False)
    gemeente = forms.ChoiceField(required=False)
    sort = forms.ChoiceField(choices=SORT_CHOICES, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(place.schema, place.naam[:1].upper() + place.naam[1:]) for place in places]
        choices = [("", "Alle gemeenten"), *known]
        self.fields["gemeente"] = forms.ChoiceField(label="Gemeente of regio", choices=choices, required=False)
        if len(places) < 2:
            del self.fields["gemeente"]

    @property
    def wish(self) -> Wish:
        """What was asked as far as it makes sense; the rest counts as not asked."""
        self.is_valid()
        asked = self.cleaned_data
        return Wish(asked.get("zoek", ""), asked.get("sort") or Wish.sort, asked.get("gemeente", ""))
