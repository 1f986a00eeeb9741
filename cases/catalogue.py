"""Temporary: the catalogue arrives from the cases session."""

from dataclasses import dataclass

from cases.categories import Category


@dataclass(frozen=True)
class Field:
    code: str
    label: str
    rubriek: str
    category: str
    kind: str
    sql: str
    coarser: str | None = None
    example: str = ""

    @property
    def column(self) -> str:
        return self.code.replace(".", "__")


FIELDS = {f.code: f for f in [Field("persoon.achternaam", "Achternaam", "Personalia", Category.GEWOON, "text", "j.achternaam")]}


def coarser_chain(code: str) -> list[str]:
    return []
