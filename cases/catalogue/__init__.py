"""The catalogue: every field of a case that can be shared, from which the sharing view is generated.

What is not in here does not exist for a ketenpartner. The BSN is not in here.
"""

from cases.catalogue.dossier import BETROKKENEN, CASUS, CONTACTMOMENTEN, PLAN
from cases.catalogue.field import Field, Kind, Rubriek
from cases.catalogue.intake import INTAKE
from cases.catalogue.leefsituatie import WERK, WONEN
from cases.catalogue.onderwijs import ONDERWIJS, VERZUIM
from cases.catalogue.persoon import CONTACT, PERSONALIA
from cases.catalogue.zrm import ZRM
from cases.categories import Category

__all__ = ["FIELDS", "Category", "Field", "Kind", "Rubriek", "coarser_chain", "field"]

FIELDS: dict[str, Field] = {
    one.code: one
    for one in (
        *PERSONALIA,
        *CONTACT,
        *ONDERWIJS,
        *VERZUIM,
        *WERK,
        *WONEN,
        *ZRM,
        *PLAN,
        *CONTACTMOMENTEN,
        *BETROKKENEN,
        *INTAKE,
        *CASUS,
    )
}


def field(code: str) -> Field:
    """The field with this code, or KeyError."""
    return FIELDS[code]


def coarser_chain(code: str) -> tuple[Field, ...]:
    """The fields that can stand in for this one, each saying less than the one before."""
    coarser = FIELDS[code].coarser
    return (FIELDS[coarser], *coarser_chain(coarser)) if coarser else ()
