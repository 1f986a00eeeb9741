"""The form for an instrument: its domains as rows, its five levels, and celcriteria under the tenant's own licence."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from cases.categories import Category
from cases.content.bodies import ContentRefused, read
from cases.content.models import Edition
from cases.zrm.domains import LEVELS
from cases.zrm.instruments import CATEGORIES, MOST, Instrument, labels_of_domains, next_code
from frontend.werkplek.inrichting.edition_form import EditionForm

EMPTY_ROWS = 4
PARTS = ("label", "category", "support", "plain", "hint")
CATEGORY_CHOICES = [(category.value, category.label) for category in CATEGORIES]
CRITERIA_HELP = "Eén per regel: gebied; score; tekst. Alleen als jullie zelf een licentie hebben op deze teksten."


class InstrumentForm(EditionForm):
    """The codes of domains stand in the version that is changed, not in the form: an old score keeps its domain."""

    noun = Instrument
    shown_in = "werkplek/inrichting/shown/instrument.html"
    template = "werkplek/inrichting/instrument_edit.html"
    source = forms.CharField(label="Waar komt dit instrument vandaan?", required=False, max_length=300)
    licence = forms.CharField(label="Licentie voor celcriteria", required=False, max_length=300)
    criteria = forms.CharField(
        label="Celcriteria", required=False, widget=forms.Textarea(attrs={"rows": 6}), help_text=CRITERIA_HELP
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes: list[str] = self.initial.get("codes", [])
        self.matrix: str = self.initial.get("matrix", "")
        self.rows = len(self.codes) if self.matrix else min(MOST, len(self.codes) + EMPTY_ROWS)
        for level, label in LEVELS.items():
            self.fields[f"level_{level}"] = forms.CharField(label=f"Score {level}", max_length=60, initial=label)
        for row in range(self.rows):
            self.add_row(row)

    def add_row(self, row: int) -> None:
        fixed = bool(self.matrix)
        self.fields[f"label_{row}"] = forms.CharField(label="Gebied", required=False, max_length=120, disabled=fixed)
        self.fields[f"category_{row}"] = forms.ChoiceField(
            label="Soort gegeven", choices=CATEGORY_CHOICES, initial=Category.GEWOON, required=False, disabled=fixed
        )
        self.fields[f"support_{row}"] = forms.CharField(
            label="Heeft ondersteuning nodig bij", required=False, max_length=120, disabled=fixed
        )
        self.fields[f"plain_{row}"] = forms.CharField(
            label="Zo vraag je het de jongere", required=False, max_length=120, disabled=fixed
        )
        self.fields[f"hint_{row}"] = forms.CharField(label="Uitleg", required=False, max_length=500, disabled=fixed)

    @classmethod
    def initial_of(cls, edition: Edition) -> dict[str, Any]:
        found: Instrument = read(edition)
        start = super().initial_of(edition) | {"codes": found.codes, "matrix": found.matrix}
        start |= {"source": found.source, "licence": found.licence}
        start |= {f"level_{level}": label for level, label in found.levels.items()}
        for row, domain in enumerate(found.domains):
            start |= {f"{part}_{row}": getattr(domain, part) for part in PARTS}
        labels = {domain.code: domain.label for domain in found.domains}
        lines = [
            f"{labels[code]}; {level}; {text}"
            for code, cells in found.criteria.items()
            for level, text in cells.items()
        ]
        return start | {"criteria": "\n".join(lines)}

    def groups(self) -> Iterator[list[BoundField]]:
        """Per domain its fields."""
        for row in range(self.rows):
            yield [self[f"{part}_{row}"] for part in PARTS]

    def levels(self) -> list[BoundField]:
        return [self[f"level_{level}"] for level in LEVELS]

    def body(self) -> dict[str, Any]:
        told = self.cleaned_data
        domains = list(self.told_domains())
        return {
            "domains": domains,
            "levels": {str(level): told[f"level_{level}"] for level in LEVELS},
            "source": told["source"],
            "matrix": self.matrix,
            "licence": told["licence"],
            "criteria": criteria_of(told["criteria"], {domain["label"].lower(): domain["code"] for domain in domains}),
        }

    def told_domains(self) -> Iterator[dict[str, str]]:
        taken = set(self.codes) | labels_of_domains().keys()
        for row in range(self.rows):
            said = {part: str(self.cleaned_data[f"{part}_{row}"]).strip() for part in PARTS}
            if not said["label"]:
                continue
            code = self.codes[row] if row < len(self.codes) else next_code(taken)
            taken.add(code)
            yield said | {"code": code}


def criteria_of(text: str, codes: dict[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        label, level, criterion = ([part.strip() for part in line.split(";", 2)] + ["", ""])[:3]
        if label.lower() not in codes or level not in map(str, LEVELS) or not criterion:
            raise ContentRefused(f"Celcriteria, regel {number}: schrijf gebied; score 1 tot en met 5; tekst.")
        found.setdefault(codes[label.lower()], {})[level] = criterion
    return found
