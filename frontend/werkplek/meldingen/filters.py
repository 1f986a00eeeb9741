"""Searching and filtering the list of meldingen."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from accounts.models import User
from accounts.rights import Role
from cases.signals.channels import Channel
from cases.signals.models import MeldingQuerySet, Status

MINE, NOBODY = "mijn", "niemand"
MORE = ("leeftijd", "regiehouder")


def readers() -> Any:
    return User.objects.with_role(Role.REGIEHOUDER).order_by("naam")


class MeldingFilter(forms.Form):
    """Every field is optional, and a value that we do not know filters nothing."""

    zoek = forms.CharField(
        label="Zoek op naam of organisatie", required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Open"), *Status.choices, ("alle", "Open en beëindigd")],
    )
    kanaal = forms.ChoiceField(label="Kanaal", required=False, choices=[("", "Alle"), *Channel.choices])
    termijn = forms.ChoiceField(
        label="Termijn", required=False, choices=[("", "Alle"), ("te_laat", "Te laat"), ("wacht", "Nog te beoordelen")]
    )
    van = forms.ChoiceField(
        label="Behandelaar", required=False, choices=[("", "Iedereen"), (MINE, "Ik"), (NOBODY, "Nog niemand")]
    )
    leeftijd = forms.ChoiceField(
        label="Leeftijd",
        required=False,
        choices=[("", "Alle"), ("onder18", "Tot 18 (leerplicht)"), ("vanaf18", "18 of ouder")],
    )
    regiehouder = forms.ModelChoiceField(
        readers(), label="Regiehouder van het dossier", required=False, empty_label="Alle"
    )

    def apply(self, meldingen: MeldingQuerySet, user: User) -> MeldingQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        found = with_status(meldingen, asked.get("status", ""))
        if asked.get("kanaal"):
            found = found.filter(channel=asked["kanaal"])
        if asked.get("termijn"):
            found = found.overdue() if asked["termijn"] == "te_laat" else found.unjudged()
        if asked.get("van"):
            found = found.filter(assigned_to=user if asked["van"] == MINE else None)
        if asked.get("leeftijd"):
            found = found.under_18() if asked["leeftijd"] == "onder18" else found.from_18()
        if asked.get("regiehouder"):
            found = found.filter(case__regiehouder=asked["regiehouder"])
        return found.named_like(asked["zoek"]) if asked.get("zoek") else found

    def first(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name not in MORE]

    def more(self) -> list[BoundField]:
        return [self[name] for name in MORE]

    @property
    def uses_more(self) -> bool:
        return any(self.cleaned_data.get(name) for name in MORE)

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values())


def with_status(meldingen: MeldingQuerySet, status: str) -> MeldingQuerySet:
    if status == "alle":
        return meldingen
    return meldingen.filter(status=status) if status else meldingen.open()
