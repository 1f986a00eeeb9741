"""Filtering the matrix. Every field is optional, and a value that we do not know filters nothing."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.boundfield import BoundField

from accounts.models import User
from cases.doelgroepen.derive import in_doelgroep
from cases.doelgroepen.own import filter_choices
from cases.dossier.caseload import from_18, under_18, wijken
from cases.dossier.models import Case, views_all
from cases.labels.services import every_label
from cases.matrix.rows import BAND_LABELS, at_school, led_by, scored_between, scored_on, with_label
from cases.zrm.instruments import Instrument

AGES = {"onder18": under_18, "vanaf18": from_18}
MORE = ("wijk", "school", "regiehouder", "label", "doelgroep", "leeftijd")


class MatrixFilter(forms.Form):
    gebied = forms.ChoiceField(label="Gebied", required=False)
    band = forms.ChoiceField(label="Score", required=False, choices=[("", "Alle"), *BAND_LABELS.items()])
    wijk = forms.ChoiceField(label="Wijk", required=False)
    school = forms.CharField(label="School", required=False, max_length=100)
    regiehouder = forms.CharField(label="Regiehouder", required=False, max_length=100)
    label = forms.ModelChoiceField(label="Label", required=False, queryset=every_label(), empty_label="Alle")
    doelgroep = forms.ChoiceField(label="Doelgroep", required=False, choices=filter_choices)
    leeftijd = forms.ChoiceField(
        label="Leeftijd",
        required=False,
        choices=[("", "Alle"), ("onder18", "Tot 18 (leerplicht)"), ("vanaf18", "18 of ouder")],
    )

    def __init__(self, data: Any, *, cases: QuerySet[Case], user: User, instrument: Instrument) -> None:
        super().__init__(data)
        self.codes = instrument.codes
        domains = [(domain.code, domain.label) for domain in instrument.domains]
        self.choose("gebied", domains)
        self.choose("wijk", [(wijk, wijk) for wijk in wijken(cases, user)])
        if not views_all(user):
            del self.fields["regiehouder"]

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", "Alle"), *choices]  # type: ignore[attr-defined]  # a ChoiceField

    def apply(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        """The open cases that fit what was asked."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        found = cases.filter(closed_at=None)
        if "band" in asked:
            found = scored_between(found, asked["band"], [asked["gebied"]] if "gebied" in asked else self.codes)
        elif "gebied" in asked:
            found = scored_on(found, asked["gebied"])
        if "wijk" in asked:
            found = found.filter(jongere__wijk=asked["wijk"])
        if "regiehouder" in asked:
            found = led_by(found, asked["regiehouder"])
        if "doelgroep" in asked:
            found = in_doelgroep(found, asked["doelgroep"])
        if "school" in asked:
            found = at_school(found, asked["school"])
        if "label" in asked:
            found = with_label(found, asked["label"])
        return AGES[asked["leeftijd"]](found) if "leeftijd" in asked else found

    def first(self) -> list[BoundField]:
        return [self["gebied"], self["band"]]

    def more(self) -> list[BoundField]:
        return [self[name] for name in MORE if name in self.fields]

    @property
    def uses_more(self) -> bool:
        return any(self.cleaned_data.get(name) for name in MORE)

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values())
