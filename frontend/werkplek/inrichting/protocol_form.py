"""The editor of a protocol: rows for its steps, with empty ones below, so that it also works without JavaScript."""

from typing import Any

from django import forms

from cases.contact.models import Channel, Party, Result
from cases.content.bodies import read
from cases.content.models import ContentKind, Edition
from cases.content.services import in_force
from cases.protocols.body import LONGEST_HINT, LONGEST_NAME, MOST_STEPS, Only, Protocol, Since, Unit, What
from frontend.werkplek.inrichting.edition_form import EditionForm

SHORT, MEDIUM = {"class": "jr-width--short"}, {"class": "jr-width--medium"}
ANNOUNCED = [("", "Maakt niet uit"), ("True", "Aangekondigd"), ("False", "Onaangekondigd")]
EMPTY_ROWS, ROWS_OF_A_NEW_ONE = 2, 6


def letters() -> list[tuple[str, str]]:
    return [("", "Geen"), *((edition.code, edition.naam) for edition in in_force(ContentKind.BRIEF))]


class StepForm(forms.Form):
    """One step. Its place follows from its number, so that a row can be moved without dragging."""

    place = forms.IntegerField(label="Volgorde", min_value=1, required=False, widget=forms.NumberInput(attrs=SHORT))
    naam = forms.CharField(label="Wat gebeurt er?", max_length=LONGEST_NAME, required=False)
    what = forms.ChoiceField(label="Soort stap", choices=What.choices, widget=forms.Select(attrs=MEDIUM))
    days = forms.IntegerField(label="Binnen", min_value=0, initial=5, widget=forms.NumberInput(attrs=SHORT))
    unit = forms.ChoiceField(label="Dagen", choices=Unit.choices, widget=forms.Select(attrs=MEDIUM))
    since = forms.ChoiceField(
        label="Vanaf", choices=Since.choices, initial=Since.VORIGE, widget=forms.Select(attrs=MEDIUM)
    )
    only = forms.ChoiceField(label="Wanneer nodig?", required=False, choices=[("", "Altijd"), *Only.choices])
    letter = forms.ChoiceField(label="Welke brief?", required=False, choices=letters)
    party = forms.ChoiceField(label="Contact met", choices=Party.choices, widget=forms.Select(attrs=MEDIUM))
    channels = forms.MultipleChoiceField(
        label="Hoe?", required=False, choices=Channel.choices, widget=forms.CheckboxSelectMultiple
    )
    announced = forms.TypedChoiceField(
        label="Huisbezoek aangekondigd?",
        required=False,
        choices=ANNOUNCED,
        coerce=lambda value: value == "True",
        empty_value=None,
    )
    results = forms.MultipleChoiceField(
        label="Welke uitkomst telt als gedaan?",
        required=False,
        choices=Result.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets gekozen? Dan telt elke poging.",
    )
    hint = forms.CharField(label="Toelichting", max_length=LONGEST_HINT, required=False)
    drop = forms.BooleanField(label="Deze stap weghalen", required=False)

    FIRST = ("place", "naam", "what", "days", "unit", "since")

    @property
    def is_used(self) -> bool:
        """A row without a name that was not filled in otherwise is one of the empty ones below."""
        told = self.cleaned_data
        return not told.get("drop") and bool(told.get("naam") or told.get("channels") or told.get("letter"))

    def first(self) -> list[Any]:
        return [self[name] for name in self.FIRST]

    def more(self) -> list[Any]:
        return [self[name] for name in self.fields if name not in self.FIRST]


StepFormSet = forms.formset_factory(StepForm, extra=EMPTY_ROWS, max_num=MOST_STEPS, absolute_max=MOST_STEPS + 5)


class ProtocolForm(EditionForm):
    noun = Protocol
    shown_in = "werkplek/inrichting/shown/protocol.html"
    template = "werkplek/inrichting/edit_protocol.html"

    about = forms.CharField(
        label="Waar is dit protocol voor?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    visits = forms.IntegerField(label="Aantal huisbezoeken", min_value=0, required=False, initial=0)
    other_time = forms.BooleanField(label="Minstens één herhaald huisbezoek op een ander moment", required=False)
    closing_letter = forms.ChoiceField(label="Afsluitende brief", required=False, choices=letters)
    weeks = forms.IntegerField(
        label="Hoeveel weken proberen?", min_value=0, required=False, initial=0, help_text="0 is zonder einde."
    )

    FIRST = ("naam", "note", "about")

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, is_new=is_new, **kwargs)
        self.steps = StepFormSet(self.data if self.is_bound else None, initial=self.initial.get("steps"), prefix="stap")
        self.steps.extra = ROWS_OF_A_NEW_ONE if is_new else EMPTY_ROWS

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        found = read(edition).to_json()
        gate = found["gate"]
        steps = [step | {"place": number} for number, step in enumerate(found["steps"], start=1)]
        known = {"about": found["about"], "steps": steps, "closing_letter": gate["letter"]}
        return super().initial_of(edition) | known | {name: gate[name] for name in ("visits", "other_time", "weeks")}

    def clean(self) -> dict[str, Any]:
        """The rows are checked first; a row that is wrong is named by its place."""
        if not self.steps.is_valid():
            for number, row in enumerate(self.steps.forms, start=1):
                for field, sentences in row.errors.items():
                    self.add_error(None, f"Stap {number}, {str(row.fields[field].label).lower()}: {sentences[0]}")
            for sentence in self.steps.non_form_errors():
                self.add_error(None, sentence)
        return super().clean()

    def body(self) -> dict[str, Any]:
        told = self.cleaned_data
        gate = {name: told.get(name) for name in ("visits", "other_time", "weeks")}
        return {
            "about": told.get("about"),
            "steps": [row.cleaned_data for row in self.in_order()],
            "gate": gate | {"letter": told.get("closing_letter")},
        }

    def in_order(self) -> list[StepForm]:
        """By the number that somebody gave; rows without one come last, as they stand."""
        used = [row for row in self.steps.forms if row.is_used]
        return sorted(used, key=lambda row: row.cleaned_data.get("place") or MOST_STEPS + 1)

    def first(self) -> list[Any]:
        return [self[name] for name in self.FIRST if name in self.fields]

    def gate(self) -> list[Any]:
        return [self[name] for name in self.fields if name not in self.FIRST]
