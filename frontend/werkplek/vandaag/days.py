"""The list of a day as a page shows it: late, today, and soon, each line with the pages that it opens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.agenda import Item, Urgency
from cases.catalogue.field import Rubriek
from frontend.werkplek.lists import Rows
from frontend.werkplek.vandaag.places import Place, place_of

# What a line of who stands still shows.
STILL = (Rubriek.PERSONALIA, Rubriek.CONTACTMOMENTEN)
TITLES = {Urgency.LATE: "Te laat", Urgency.TODAY: "Vandaag", Urgency.SOON: "Binnenkort"}


@dataclass(frozen=True)
class Line:
    """One thing that is due: `url` is where it is done, and the case is one click away as well."""

    item: Item
    place: Place
    url: str
    is_late: bool


@dataclass(frozen=True)
class Part:
    """The lines that are equally urgent."""

    title: str
    lines: list[Line]
    is_late: bool


def on_the_day(items: Iterable[Item]) -> list[Rows]:
    """Whom these things are about, and what each of them tells."""
    return [Rows([item.case], (Rubriek.PERSONALIA, place_of(item).tells)) for item in items]


def parts(items: list[Item], day: date) -> list[Part]:
    """What is late comes first; a part without lines stands there as well, so that a good day is seen to be good."""
    lines = [line(item, day) for item in items]
    by = {urgency: [one for one in lines if one.item.urgency(day) == urgency] for urgency in Urgency}
    return [Part(TITLES[urgency], by[urgency], urgency == Urgency.LATE) for urgency in Urgency]


def line(item: Item, day: date, *, looks_along: bool = False) -> Line:
    """`looks_along`: for who may read the case but not act in it."""
    place = place_of(item)
    url = place.where_it_shows(item) if looks_along else place.url(item)
    return Line(item, place, url, item.urgency(day) == Urgency.LATE)
