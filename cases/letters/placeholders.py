"""What a letter may fill in: a closed list, and which of it is about the jongere."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import models
from django.utils import timezone, translation
from django.utils.formats import date_format

from cases.dossier.models import Case


class Placeholder(models.TextChoices):
    """In a text it stands between square brackets: [roepnaam]."""

    ROEPNAAM = "roepnaam", "Roepnaam van de jongere"
    NAAM = "naam", "Naam van de jongere"
    KENMERK = "kenmerk", "Kenmerk van het dossier"
    DATUM = "datum", "Datum van de brief"
    BEZOEK = "bezoek", "Dag en tijd van het huisbezoek dat gepland is"
    GEMEENTE = "gemeente", "Gemeente die verantwoordelijk is"
    REGIEHOUDER = "regiehouder", "Naam van de regiehouder"
    TELEFOON = "telefoon", "Telefoon van de regiehouder"
    EMAIL = "email", "E-mail van de regiehouder"


PERSONAL = (Placeholder.ROEPNAAM, Placeholder.NAAM, Placeholder.KENMERK)
BETWEEN_BRACKETS = re.compile(r"\[([^\[\]\n]{1,40})\]")
EXAMPLE = {
    Placeholder.ROEPNAAM: "Robin",
    Placeholder.NAAM: "Robin Voorbeeld",
    Placeholder.KENMERK: "XX-2026-00000",
    Placeholder.GEMEENTE: "Voorbeeldstad",
    Placeholder.REGIEHOUDER: "Sam de Graaf",
    Placeholder.TELEFOON: "06 00000000",
    Placeholder.EMAIL: "s.degraaf@voorbeeldstad.example",
}

type Values = Mapping[str, str]


def used_in(*texts: str) -> list[str]:
    """The names between brackets, each once, in the order of the text."""
    return list(dict.fromkeys(name for text in texts for name in BETWEEN_BRACKETS.findall(text)))


def fill(text: str, values: Values) -> str:
    """The text with its placeholders filled in, in one pass: a name that looks like a placeholder stays a name."""
    return BETWEEN_BRACKETS.sub(lambda found: values.get(found[1], found[0]), text)


def values_of(case: Case, *, on: datetime, visit: datetime | None) -> dict[str, str]:
    """What is filled in for this case: the regiehouder signs, also when a colleague prints."""
    leader = case.regiehouder
    return {
        Placeholder.ROEPNAAM.value: case.jongere.roepnaam or case.jongere.voornamen,
        Placeholder.NAAM.value: case.jongere.naam,
        Placeholder.KENMERK.value: case.reference,
        Placeholder.GEMEENTE.value: case.verantwoordelijke_gemeente,
        Placeholder.REGIEHOUDER.value: leader.naam,
        Placeholder.TELEFOON.value: leader.telefoon,
        Placeholder.EMAIL.value: leader.email,
        **moments(on, visit),
    }


def example(on: datetime) -> dict[str, str]:
    """Values of an invented jongere, for a preview."""
    return {name.value: value for name, value in EXAMPLE.items()} | moments(on, on)


def moments(on: datetime, visit: datetime | None) -> dict[str, str]:
    with translation.override("nl"):
        visiting = f"{date_format(timezone.localtime(visit), 'l j F, H.i')} uur" if visit else ""
        return {
            Placeholder.DATUM.value: date_format(timezone.localtime(on), "j F Y"),
            Placeholder.BEZOEK.value: visiting,
        }
