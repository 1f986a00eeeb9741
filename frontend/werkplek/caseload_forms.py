"""Searching and filtering the caseload."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.forms.boundfield import BoundField

from accounts.models import User
from cases.doelgroepen.derive import in_doelgroep
from cases.doelgroepen.own import filter_choices
from cases.dossier.caseload import from_18, search, under_18, wijken
from cases.dossier.models import Case
from cases.dossier.tasks import Phase, Task

MINE, OPEN, CLOSED = "mijn", "open", "gesloten"
MORE = ("wijk", "doelgroep", "taak", "status")
AGES = {"onder18": under_18, "vanaf18": from_18}


class CaseloadFilter(forms.Form):
    """Every field is optional, and a value that we do not know filters nothing."""

    zoek = forms.CharField(
        label="Zoek op naam of kenmerk", required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    van = forms.ChoiceField(label="Regiehouder", required=False, choices=[("", "Iedereen"), (MINE, "Alleen van mij")])
    leeftijd = forms.ChoiceField(
        label="Leeftijd",
        required=False,
        choices=[("", "Alle"), ("onder18", "Tot 18 (leerplicht)"), ("vanaf18", "18 of ouder")],
    )
    fase = forms.ChoiceField(label="Fase", required=False, choices=[("", "Alle"), *Phase.choices])
    doelgroep = forms.ChoiceField(label="Doelgroep", required=False, choices=filter_choices)
    taak = forms.ChoiceField(label="Taak", required=False, choices=[("", "Alle"), *Task.choices])
    wijk = forms.ChoiceField(label="Wijk", required=False)
    status = forms.ChoiceField(
        label="Dossiers", required=False, choices=[("", "Open"), (CLOSED, "Afgesloten"), ("alle", "Open en afgesloten")]
    )

    def __init__(self, data: Any, *, cases: QuerySet[Case], user: User) -> None:
        super().__init__(data)
        known = [(wijk, wijk) for wijk in wijken(cases, user)]
        self.fields["wijk"].choices = [("", "Alle"), *known]  # type: ignore[attr-defined]  # a ChoiceField

    def apply(self, cases: QuerySet[Case], user: User) -> QuerySet[Case]:
        """The cases that fit what was asked."""
        self.is_valid()
        asked = self.cleaned_data
        wanted = Q()
        for lookup, name in (
            ("phase", "fase"),
            ("task", "taak"),
            ("jongere__wijk", "wijk"),
        ):
            if asked.get(name):
                wanted &= Q(**{lookup: asked[name]})
        if asked.get("van") == MINE:
            wanted &= Q(regiehouder=user)
        found = with_status(cases.filter(wanted), asked.get("status"))
        if asked.get("doelgroep"):
            found = in_doelgroep(found, asked["doelgroep"])
        if asked.get("leeftijd"):
            found = AGES[asked["leeftijd"]](found)
        return search(found, asked["zoek"]) if asked.get("zoek") else found

    def first(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name not in MORE]

    def more(self) -> list[BoundField]:
        """The filters that are folded away until somebody uses them."""
        return [self[name] for name in MORE]

    @property
    def uses_more(self) -> bool:
        return any(self.cleaned_data.get(name) for name in MORE)

    @property
    def is_used(self) -> bool:
        """Whether anything was asked, so that an empty list can say why it is empty."""
        return any(self.cleaned_data.values())


def with_status(cases: QuerySet[Case], status: str | None) -> QuerySet[Case]:
    if status == CLOSED:
        return cases.filter(closed_at__isnull=False)
    return cases if status == "alle" else cases.filter(closed_at=None)
