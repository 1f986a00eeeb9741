"""What an afweging is about: a field of the catalogue that we give, or an item that we ask a ketenpartner for.

An asked item is no field. Its code begins with `vraag.`, which no field does, so that asking for something can never
open it, and what comes back cannot be shared on (law 1).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models

from cases.catalogue import FIELDS, Category, Field, Rubriek

PREFIX = "vraag."
# That these know somebody says something of a health: all that they could answer counts as health (AVG 4(15)).
HEALTH_PARTNERS = ("ggz", "huisarts", "jgz", "verslavingszorg")


class Way(models.TextChoices):
    """Whether an afweging is about what we give to a ketenpartner, or about what we ask it for."""

    GIVE = "geven", "Delen"
    ASK = "opvragen", "Opvragen"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedItem:
    """One thing that a ketenpartner can be asked. `coarser` names the item that asks for less."""

    code: str
    label: str
    rubriek: Rubriek
    category: Category = Category.GEWOON
    coarser: str | None = None

    @property
    def column(self) -> str:
        """The name of this item in a form."""
        return self.code.replace(".", "__")


Item = Field | AskedItem


def asked(
    name: str, label: str, rubriek: Rubriek, *, less: str = "", category: Category = Category.GEWOON
) -> AskedItem:
    coarser = f"{PREFIX}{less}" if less else None
    return AskedItem(code=f"{PREFIX}{name}", label=label, rubriek=rubriek, coarser=coarser, category=category)


ASKED: dict[str, AskedItem] = {
    one.code: one
    for one in (
        asked("contactgegevens", "Contactgegevens (adres, telefoon en e-mail)", Rubriek.CONTACT, less="contact"),
        asked("contact", "Of er nu contact is met de jongere (ja of nee)", Rubriek.CONTACT),
        asked("inschrijving", "Welke opleiding de jongere volgt", Rubriek.ONDERWIJS, less="ingeschreven"),
        asked("ingeschreven", "Of de jongere staat ingeschreven (ja of nee)", Rubriek.ONDERWIJS),
        asked("voortgang", "Wat er van de opleiding gehaald is", Rubriek.ONDERWIJS),
        asked("overgangsdocument", "Het overgangsdocument van school", Rubriek.ONDERWIJS),
        asked("aanwezigheid", "Hoe vaak de jongere er de laatste vier weken was", Rubriek.VERZUIM, less="aanwezig"),
        asked("aanwezig", "Of de jongere nog komt (ja of nee)", Rubriek.VERZUIM),
        asked("werk", "Welk werk er is en voor hoeveel uur", Rubriek.WERK, less="heeft_werk"),
        asked("heeft_werk", "Of er werk is (ja of nee)", Rubriek.WERK),
        asked("inkomen", "Welk inkomen of welke uitkering er is", Rubriek.WERK, less="heeft_inkomen"),
        asked("heeft_inkomen", "Of er inkomen is (ja of nee)", Rubriek.WERK),
        asked("aanvraag", "Hoe het staat met een aanvraag", Rubriek.WERK),
        asked("woonsituatie", "Waar de jongere nu woont of slaapt", Rubriek.WONEN, less="slaapplek"),
        asked("slaapplek", "Of er een vaste slaapplek is (ja of nee)", Rubriek.WONEN),
        asked("afspraken", "Welke afspraken er met de jongere zijn", Rubriek.PLAN),
        asked("behoefte", "Wat de jongere nodig heeft om verder te kunnen", Rubriek.PLAN),
        asked("begeleiding", "Welke begeleiding er is en tot wanneer", Rubriek.BETROKKENEN, less="heeft_begeleiding"),
        asked("heeft_begeleiding", "Of er nu begeleiding is (ja of nee)", Rubriek.BETROKKENEN),
        asked("begeleider", "Wie de vaste begeleider is en hoe die te bereiken is", Rubriek.BETROKKENEN),
        asked("behandeling", "Welke behandeling er is en wat die vraagt", Rubriek.ZRM, less="behoefte",
              category=Category.GEZONDHEID),
        asked("belastbaarheid", "Hoeveel uur per week haalbaar is", Rubriek.ZRM, less="behoefte",
              category=Category.GEZONDHEID),
        asked("toezicht", "Welk toezicht van de reclassering er is en met welke voorwaarden", Rubriek.ZRM,
              less="afspraken", category=Category.STRAFRECHTELIJK),
    )
}  # fmt: skip
ITEMS: dict[str, Item] = {**FIELDS, **ASKED}


def items_of(way: str) -> Mapping[str, Item]:
    """What can be weighed in this way, in the order in which it is shown."""
    return ASKED if way == Way.ASK else FIELDS


def coarser_items(code: str) -> tuple[Item, ...]:
    """What can stand in for this, each saying or asking less than the one before."""
    coarser = ITEMS[code].coarser
    return (ITEMS[coarser], *coarser_items(coarser)) if coarser else ()


def category_of(code: str, *, way: str, partner_kind: str) -> str:
    """The category of this item between us and this kind of ketenpartner."""
    if way == Way.ASK and partner_kind in HEALTH_PARTNERS and ITEMS[code].category == Category.GEWOON:
        return Category.GEZONDHEID.value
    return str(ITEMS[code].category)
