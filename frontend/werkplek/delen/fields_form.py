"""Step 3: each field of the catalogue, with what may be done with it, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from accounts.models import User
from cases.catalogue import Rubriek
from consent.afwegingen import rules
from consent.afwegingen.models import Afweging, AfwegingField, FieldResult
from consent.afwegingen.services import Line, weigh
from consent.items import Item, category_of, coarser_items, items_of
from consent.refusals import ForbiddenByLaw
from frontend.look.forms import Card
from frontend.werkplek.delen.forms import KeptForm, StepForm

Refusals = dict[str, ForbiddenByLaw]
NO_CHOICE = ("", "Geen keuze")


class LineForm(KeptForm):
    """One field: share, share coarser, not needed, or the jongere tells it."""

    keuze = forms.ChoiceField(label="Wat doe je hiermee?", widget=forms.RadioSelect(attrs={"class": "jr-segments"}))
    reden = forms.CharField(label="Waarom?", max_length=300)

    def __init__(self, data: Any, *, field: Item, kept: AfwegingField | None, refusals: Refusals) -> None:
        self.field, self.refusal = field, refusals.get(field.code)
        initial = {"keuze": choice_of(kept), "reden": kept.reason} if kept else {}
        super().__init__(data, prefix=field.column, initial=initial)
        self.fields["keuze"].choices = choices_for(field, refusals)  # type: ignore[attr-defined]  # a ChoiceField
        # The legend names the field, so that somebody who hears the page knows what "Nodig" is about.
        self.fields["keuze"].label = field.label
        self.fields["reden"].label = f"Waarom? ({field.label})"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("keuze") and not cleaned.get("reden", "").strip():
            self.add_error("reden", "Schrijf op waarom.")
        if cleaned.get("reden", "").strip() and not cleaned.get("keuze"):
            self.add_error("keuze", "Kies wat je hiermee doet, of haal de reden weg.")
        return cleaned

    @property
    def chosen(self) -> str:
        return str(self["keuze"].value() or "")

    @property
    def chosen_label(self) -> str:
        return next((str(label) for value, label in choices_for(self.field, {}) if value == self.chosen), "")

    def line(self) -> Line | None:
        """What to keep of this field; None when nothing was chosen, or when it is not complete."""
        if not self.is_valid() or not self.cleaned_data["keuze"]:
            return None
        outcome, _, coarser = self.cleaned_data["keuze"].partition(":")
        return Line(code=self.field.code, outcome=outcome, coarser=coarser, reason=self.cleaned_data["reden"])


@dataclass(frozen=True)
class Group:
    """The fields of one rubriek."""

    rubriek: Rubriek
    lines: list[LineForm]

    @property
    def label(self) -> str:
        return str(self.rubriek.label)

    @property
    def chosen(self) -> int:
        return sum(bool(line.chosen) for line in self.lines)

    @property
    def is_open(self) -> bool:
        """Whether the group is unfolded: something was chosen in it, or is wrong."""
        return bool(self.chosen) or any(line.errors for line in self.lines)


class FieldsForm(StepForm):
    """All fields of the catalogue. A field without a choice is a field that nobody asked for, and is not kept."""

    def __init__(self, data: Any = None, *, afweging: Afweging, lenient: bool = False) -> None:
        super().__init__(data, afweging=afweging, lenient=lenient)
        kept = {line.code: line for line in afweging.lines.all()}
        self.refusals = refusals_per_code(afweging)
        self.line_forms = [
            LineForm(data, field=field, kept=kept.get(code), refusals=self.refusals)
            for code, field in items_of(afweging.direction).items()
        ]

    def start(self, afweging: Afweging) -> dict[str, Any]:
        return {}

    def is_valid(self) -> bool:
        """Going on asks every chosen field for its reason; going back or stopping keeps what is complete."""
        lines_fit = [line.is_valid() for line in self.line_forms]
        return super().is_valid() and (self.lenient or all(lines_fit))

    @property
    def groups(self) -> list[Group]:
        groups = [
            Group(rubriek, [line for line in self.line_forms if line.field.rubriek == rubriek]) for rubriek in Rubriek
        ]
        return [group for group in groups if group.lines]

    @property
    def wrong_lines(self) -> list[LineForm]:
        return [line for line in self.line_forms if line.is_bound and line.errors]

    @property
    def is_wrong(self) -> bool:
        return super().is_wrong or bool(self.wrong_lines)

    @property
    def hard_stops(self) -> Iterable[ForbiddenByLaw]:
        """What is locked on this page, each article once."""
        return {str(refusal): refusal for refusal in self.refusals.values()}.values()

    def save(self, *, by: User) -> Afweging:
        lines = [line for line in (form.line() for form in self.line_forms) if line]
        return weigh(afweging=self.afweging, by=by, lines=lines, version=self.cleaned_data["version"])

    def remarks(self) -> list[str]:
        labels = [line.field.label for line in self.wrong_lines]
        return [f"Niet bewaard, want er ontbreekt iets: {', '.join(labels)}."] if labels else []

    def in_words(self) -> dict[str, str]:
        return {
            line.field.label: f"{line.chosen_label}: {line['reden'].value() or ''}"
            for line in self.line_forms
            if line.chosen
        }


def choice_of(kept: AfwegingField) -> str:
    return f"{kept.outcome}:{kept.shared_code}" if kept.outcome == FieldResult.COARSER else kept.outcome


def refusals_per_code(afweging: Afweging) -> Refusals:
    """Why each field or item that is locked here is locked."""
    per_category = rules.forbidden_categories(afweging)
    where: dict[str, str] = {"way": afweging.direction, "partner_kind": afweging.ketenpartner_kind}
    of = {code: category_of(code, **where) for code in items_of(afweging.direction)}
    return {code: per_category[category] for code, category in of.items() if category in per_category}


def choices_for(field: Item, refusals: Refusals) -> list[tuple[str, str]]:
    """What can be done with a field. What the law forbids is shown, locked, and names its article."""
    share = Card("Nodig", locked=article(field, refusals))
    coarser = [
        (f"{FieldResult.COARSER}:{other.code}", Card(f"Grover: {other.label.lower()}", locked=article(other, refusals)))
        for other in coarser_items(field.code)
    ]
    return [
        NO_CHOICE,
        (FieldResult.SHARE.value, share),
        *coarser,
        (FieldResult.NOT.value, "Niet nodig"),
        (FieldResult.SELF.value, "Vertelt het zelf"),
    ]


def article(field: Item, refusals: Refusals) -> str:
    refusal = refusals.get(field.code)
    return refusal.article if refusal else ""
