"""Field: one thing of a case that may be shared, and how the database yields it."""

from dataclasses import dataclass

from django.db import models

from cases.categories import Category


class Kind(models.TextChoices):
    """What a value is: text, date, int, bool, or a jsonb array of objects with Dutch keys (dates in it are ISO)."""

    TEXT = "text", "tekst"
    DATE = "date", "datum"
    NUMBER = "number", "getal"
    YESNO = "yesno", "ja of nee"
    LIST = "list", "lijst"


class Rubriek(models.TextChoices):
    """The headings under which fields are shown, in this order."""

    PERSONALIA = "personalia", "Personalia"
    CONTACT = "contact", "Contact"
    ONDERWIJS = "onderwijs", "Onderwijs"
    VERZUIM = "verzuim", "Verzuim"
    WERK = "werk", "Werk en inkomen"
    WONEN = "wonen", "Wonen"
    ZRM = "zrm", "Zelfredzaamheid"
    PLAN = "plan", "Plan"
    CONTACTMOMENTEN = "contactmomenten", "Contactmomenten"
    BETROKKENEN = "betrokkenen", "Betrokkenen"
    INTAKE = "intake", "Intake en analyse"
    CASUS = "casus", "Casus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A shareable field. `sql` is a scalar expression over `c` (cases_case) and `j` (cases_jongere).

    `coarser` names the field that can stand in for this one: its value follows from this value and says less.
    The BSN is not a field, and never becomes one (law 7).
    """

    code: str
    label: str
    rubriek: Rubriek
    kind: Kind
    sql: str
    example: str
    category: Category = Category.GEWOON
    coarser: str | None = None

    @property
    def column(self) -> str:
        """The name of this field in the sharing view."""
        return self.code.replace(".", "__")

    @property
    def shareable(self) -> bool:
        """Free text may hold anything, so it is not on offer unless a gemeente decides otherwise."""
        return self.category != Category.VRIJE_TEKST
