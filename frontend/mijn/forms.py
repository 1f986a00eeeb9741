"""Choosing ja or nee per field, and signing exactly what was shown."""

from collections.abc import Iterable
from typing import Any

from django import forms

from consent.items import ITEMS
from frontend.look.forms import Card
from frontend.mijn.answers import label_of

YES, NO = "ja", "nee"
STALE = "Deze pagina klopt niet meer. Ga terug naar de vraag en kies opnieuw."
YES_OR_NO = [(YES, "Ja"), (NO, "Nee")]


def name_of(code: str) -> str:
    """The name of a form field for a catalogue code: without a dot, which an id may not hold."""
    field = ITEMS.get(code)
    return field.column if field else code.replace(".", "__")


class ChoicesForm(forms.Form):
    """Ja or nee for each field that was asked; nothing is ticked beforehand (law 11)."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    page = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, codes: Iterable[str], special: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = list(codes)
        self.special = [code for code in self.codes if code in set(special)]
        for code in self.codes:
            self.fields[name_of(code)] = forms.ChoiceField(
                label=label_of(code), choices=YES_OR_NO, widget=forms.RadioSelect,
                error_messages={"required": "Kies ja of nee.", "invalid_choice": "Kies ja of nee."},
            )  # fmt: skip

    @property
    def ordinary_fields(self) -> list[forms.BoundField]:
        return [self[name_of(code)] for code in self.codes if code not in self.special]

    @property
    def special_fields(self) -> list[forms.BoundField]:
        return [self[name_of(code)] for code in self.special]

    @property
    def yes(self) -> list[str]:
        return [code for code in self.codes if self.cleaned_data[name_of(code)] == YES]

    @property
    def no(self) -> list[str]:
        return [code for code in self.codes if code not in self.yes]


class SignForm(forms.Form):
    """Carries what the page showed, so that what is signed is what was read."""

    yes = forms.MultipleChoiceField(
        widget=forms.MultipleHiddenInput,
        error_messages={"required": "Kies eerst ja of nee.", "invalid_choice": STALE},
    )
    text_sha256 = forms.CharField(widget=forms.HiddenInput, error_messages={"required": STALE})
    seen = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": STALE, "invalid": STALE})

    def __init__(
        self, *args: Any, codes: Iterable[str], special: Iterable[str], partner: str, asks: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["yes"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]  # a choice field
        self.special = set(special)
        if self.special:
            verb = "vertellen" if asks else "weten"
            self.fields["sure"] = sure_field(f"Weet je zeker dat {partner} dit mag {verb}?")

    @property
    def signed(self) -> list[str]:
        """The codes of which the signature says ja; without the second ja the special ones are a nee."""
        codes: list[str] = self.cleaned_data["yes"]
        if self.cleaned_data.get("sure") == YES:
            return codes
        return [code for code in codes if code not in self.special]


def sure_field(label: str) -> forms.ChoiceField:
    """The second, explicit ja that special categories ask for (AVG 9(2)(a))."""
    return forms.ChoiceField(
        label=label,
        choices=[(YES, Card("Ja, dat mag")), (NO, Card("Nee, toch niet"))],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee.", "invalid_choice": "Kies ja of nee."},
    )
