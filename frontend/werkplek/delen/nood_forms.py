"""The questions of opening in nood, short: why, for whom, which fields, how long, and whether the jongere sees it."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from cases.catalogue import FIELDS
from cases.dossier.models import Case
from consent.nood.models import MOST_DAYS_UNTOLD, MOST_FIELDS, Ground
from consent.nood.rules import may_be_chosen
from frontend.look.forms import Card
from frontend.werkplek.delen.forms import CHOICES_AS_CARDS, Text
from partners.models import Ketenpartner

HOURS = [(2, "2 uur"), (4, "4 uur"), (8, "8 uur"), (12, "12 uur"), (24, "24 uur")]
SHOWN_AT_ONCE = 3
SEES = [
    ("ja", Card("Ja, meteen", sub="Dit kies je, behalve als dat gevaarlijk is.")),
    ("nee", Card("Nee, nu nog niet", sub="Alleen als zien gevaarlijk is. Je schrijft op waarom en tot wanneer.")),
]


class NoodForm(forms.Form):
    """Nothing is chosen beforehand. The fields stand in rows of a field and why it is needed."""

    ketenpartner = forms.ModelChoiceField(
        Ketenpartner.objects.none(), label="Wie moet dit nu weten?", widget=forms.RadioSelect, empty_label=None
    )
    ground = forms.ChoiceField(label="Waarom mag dit?", choices=Ground.choices, widget=forms.RadioSelect)
    reason = Text(
        label="Wat is er aan de hand?",
        help_text="Kort: wat zag of hoorde je, en waarom kan het niet wachten? Schrijf hier nooit op wat Veilig Thuis"
        " zei of adviseerde. De jongere kan dit lezen.",
    )
    doel = forms.CharField(
        label="Wat gaat de ander doen?", max_length=200, help_text="De ander leest dit ook. Bijvoorbeeld: langsgaan."
    )
    hours = forms.TypedChoiceField(label="Hoe lang is dit nodig?", choices=HOURS, coerce=int, widget=forms.RadioSelect)
    sees = forms.ChoiceField(label="Mag de jongere dit zien?", choices=SEES, widget=forms.RadioSelect)
    untold_reason = Text(label="Waarom is zien nu gevaarlijk?", required=False, help_text="Alleen als je nee koos.")
    untold_on = forms.DateField(
        label="Vanaf welke dag mag de jongere het zien?", required=False,
        help_text=f"Alleen als je nee koos. Uiterlijk over {MOST_DAYS_UNTOLD} dagen.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, case: Case) -> None:
        super().__init__(data)
        working = Ketenpartner.objects.working_here()
        partner = self.fields["ketenpartner"]
        partner.queryset = working  # type: ignore[attr-defined]  # a ModelChoiceField
        if len(working) > CHOICES_AS_CARDS:
            partner.widget = forms.Select()
        partner.choices = [  # type: ignore[attr-defined]  # a ModelChoiceField
            (one.pk, Card(one.naam, sub=one.get_kind_display())) for one in working
        ]
        choices = by_rubriek(case)
        for number in range(1, MOST_FIELDS + 1):
            self.fields[f"veld_{number}"] = forms.ChoiceField(
                label=f"Gegeven {number}", choices=choices, required=number == 1
            )
            self.fields[f"waarom_{number}"] = forms.CharField(
                label=f"Waarom is gegeven {number} nodig?", max_length=200, required=number == 1
            )

    @property
    def before(self) -> list[BoundField]:
        return [self[name] for name in ("ketenpartner", "ground", "reason", "doel")]

    @property
    def after(self) -> list[BoundField]:
        return [self[name] for name in ("hours", "sees", "untold_reason", "untold_on")]

    @property
    def rows(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"veld_{number}"], self[f"waarom_{number}"]) for number in range(1, MOST_FIELDS + 1)]

    @property
    def first_rows(self) -> list[tuple[BoundField, BoundField]]:
        return self.rows[:SHOWN_AT_ONCE]

    @property
    def more_rows(self) -> list[tuple[BoundField, BoundField]]:
        return self.rows[SHOWN_AT_ONCE:]

    @property
    def uses_more(self) -> bool:
        return any(bound.value() or bound.errors for row in self.more_rows for bound in row)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen: set[str] = set()
        for number in range(1, MOST_FIELDS + 1):
            code, why = cleaned.get(f"veld_{number}", ""), cleaned.get(f"waarom_{number}", "")
            if code and not why and f"waarom_{number}" not in self.errors:
                self.add_error(f"waarom_{number}", "Schrijf op waarom dit nodig is.")
            if why and not code and f"veld_{number}" not in self.errors:
                self.add_error(f"veld_{number}", "Kies een gegeven, of maak het vak ernaast leeg.")
            if code and code in chosen:
                self.add_error(f"veld_{number}", f"{FIELDS[code].label} koos je al.")
            chosen.add(code)
        self.clean_silence(cleaned)
        return cleaned

    def clean_silence(self, cleaned: dict[str, Any]) -> None:
        """Saying nothing needs a reason and a day; and who says ja leaves both empty."""
        if cleaned.get("sees") != "nee":
            return
        if not cleaned.get("untold_reason", "").strip():
            self.add_error("untold_reason", "Schrijf op waarom zien nu gevaarlijk is.")
        day, today = cleaned.get("untold_on"), timezone.localdate()
        if day is None and "untold_on" not in self.errors:
            self.add_error("untold_on", "Vul in vanaf welke dag de jongere het mag zien.")
        elif day and not today < day <= today + timedelta(days=MOST_DAYS_UNTOLD):
            self.add_error("untold_on", f"Kies een dag na vandaag, hoogstens {MOST_DAYS_UNTOLD} dagen verder.")

    def asked(self) -> dict[str, Any]:
        """What the service wants."""
        said = self.cleaned_data
        fields = {said[code.name]: said[why.name] for code, why in self.rows if said[code.name]}
        names = ("ketenpartner", "reason", "doel", "hours")
        silence = {}
        if said["sees"] == "nee":
            day = timezone.make_aware(datetime.combine(said["untold_on"], time.min))
            silence = {"untold_until": day, "untold_reason": said["untold_reason"]}
        return {name: said[name] for name in names} | silence | {"ground": Ground(said["ground"]), "fields": fields}


def by_rubriek(case: Case) -> list[tuple[str, Any]]:
    """What may be chosen, under the headings of the catalogue, with an empty choice first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for field in may_be_chosen(case):
        found.setdefault(str(field.rubriek.label), []).append((field.code, field.label))
    return [("", "Kies een gegeven"), *found.items()]


class ReviewForm(forms.Form):
    """What the second person finds. Nee closes it at once."""

    justified = forms.TypedChoiceField(
        label="Was dit terecht?", widget=forms.RadioSelect, coerce=lambda given: given == "ja",
        choices=[("ja", Card("Ja, terecht")), ("nee", Card("Nee, niet terecht", sub="Het gaat dan meteen dicht."))],
    )  # fmt: skip
    remark = Text(label="Waarom vind je dat?")
    tell_now = forms.TypedChoiceField(
        label="Is zien voor de jongere nu echt gevaarlijk?", widget=forms.RadioSelect,
        coerce=lambda given: given == "nee",
        choices=[("ja", Card("Ja", sub="De jongere ziet het later.")),
                 ("nee", Card("Nee", sub="De jongere ziet het nu."))],
    )  # fmt: skip

    def __init__(self, data: Any = None, *, untold: bool) -> None:
        super().__init__(data)
        if not untold:
            del self.fields["tell_now"]


class CloseForm(forms.Form):
    """Closing needs a reason and nothing else."""

    reason = forms.CharField(
        label="Waarom is het niet meer nodig?", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom het niet meer nodig is."},
    )  # fmt: skip
