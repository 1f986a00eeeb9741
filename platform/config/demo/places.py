"""Where the demo happens: two gemeenten and a regio with four, all invented, with their wijken."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Wijk:
    naam: str
    straten: tuple[str, ...]


@dataclass(frozen=True)
class Gemeente:
    """A gemeente with a code and a postcode that no real one has."""

    naam: str
    code: str
    postcode: str
    wijken: tuple[Wijk, ...]


@dataclass(frozen=True)
class Place:
    """A tenant of the demo; its theme has the name of its schema."""

    schema: str
    kind: str
    naam: str
    code: str
    gemeenten: tuple[Gemeente, ...]

    @property
    def as_tenant(self) -> dict[str, Any]:
        """What `tenants.lifecycle.add` asks, except the address."""
        names = [gemeente.naam for gemeente in self.gemeenten] if self.kind == "rmc_regio" else []
        known = {"schema": self.schema, "kind": self.kind, "naam": self.naam, "code": self.code}
        return known | {"theme": self.schema, "gemeenten": names}


NOORDERKOOG = Place(
    "noorderkoog",
    "gemeente",
    "Noorderkoog",
    "9901",
    (
        Gemeente(
            "Noorderkoog",
            "9901",
            "9010",
            (
                Wijk("Oosterwijk", ("Zeilmakerstraat", "Touwslagerij", "Ankerplein")),
                Wijk("Centrum", ("Marktstraat", "Kerkgracht", "Waagplein")),
                Wijk("De Koog", ("Graslaan", "Kievitstraat", "Slootweg")),
                Wijk("Havenkwartier", ("Loodsmanstraat", "Kraanweg", "Pakhuisplein")),
                Wijk("Molenbuurt", ("Wiekstraat", "Molenaarspad", "Korenlaan")),
            ),
        ),
    ),
)
ZANDWAARD = Place(
    "zandwaard",
    "gemeente",
    "Zandwaard",
    "9902",
    (
        Gemeente(
            "Zandwaard",
            "9902",
            "9020",
            (
                Wijk("Duinzicht", ("Helmlaan", "Schelpenpad", "Zeeweg")),
                Wijk("Oud-Zandwaard", ("Dorpsstraat", "Kosterslaan", "Brink")),
                Wijk("Waterrijk", ("Rietkraag", "Lisdoddelaan", "Steigerpad")),
                Wijk("Spoorbuurt", ("Stationsweg", "Seinhuisstraat", "Wisselpad")),
            ),
        ),
    ),
)
WATERLAND = Place(
    "waterland",
    "rmc_regio",
    "Waterland-Midden",
    "41",
    (
        Gemeente(
            "Dijkstede",
            "9911",
            "9031",
            (
                Wijk("Binnenstad", ("Sluisstraat", "Raadhuisplein")),
                Wijk("Nieuwe Dijk", ("Dijklaan", "Kruinweg")),
                Wijk("Stadsrand", ("Parklaan", "Singel")),
            ),
        ),
        Gemeente(
            "Meerwijk",
            "9912",
            "9032",
            (Wijk("Meeroever", ("Oeverpad", "Visserslaan")), Wijk("Weidedorp", ("Hooiweg", "Weidelaan"))),
        ),
        Gemeente("Oudeveen", "9913", "9033", (Wijk("Veenkern", ("Turfstraat", "Veenweg", "Baggelaan")),)),
        Gemeente(
            "Polderhaven", "9914", "9034", (Wijk("Haven", ("Kade", "Scheepswerf")), Wijk("Polder", ("Tochtweg",)))
        ),
    ),
)
PLACES = (NOORDERKOOG, ZANDWAARD, WATERLAND)
