"""The domains and levels of the ZRM 2017: names only.

The names are those of the Zelfredzaamheid-Matrix, © GGD Amsterdam. Its cell texts are licensed and not in this
product. No domain is compulsory: scoring what a case does not need breaks the law (AP, 15-2-2018).
"""

from dataclasses import dataclass

from django.db import models

from cases.categories import Category


@dataclass(frozen=True, slots=True)
class Domain:
    code: str
    label: str
    category: Category
    support: str
    """What the coarser field says: "heeft ondersteuning nodig bij …"."""


_ALL = (
    Domain("FIN", "Financiën", Category.GEWOON, "geld"),
    Domain("WO", "Werk & Opleiding", Category.GEWOON, "werk of opleiding"),
    Domain("TIJD", "Tijdsbesteding", Category.GEWOON, "een zinvolle dag"),
    Domain("HUIS", "Huisvesting", Category.GEWOON, "wonen"),
    # May hold both health and criminal matters: the stricter of the two stops applies to it as well.
    Domain("REL", "Huiselijke relaties", Category.GEZONDHEID, "de situatie thuis"),
    Domain("GG", "Geestelijke gezondheid", Category.GEZONDHEID, "geestelijke gezondheid"),
    Domain("LG", "Lichamelijke gezondheid", Category.GEZONDHEID, "lichamelijke gezondheid"),
    Domain("MID", "Middelengebruik", Category.GEZONDHEID, "middelengebruik"),
    Domain("BADL", "Basale ADL", Category.GEZONDHEID, "dagelijkse verzorging"),
    Domain("IADL", "Instrumentele ADL", Category.GEZONDHEID, "dagelijkse handelingen"),
    Domain("SOC", "Sociaal netwerk", Category.GEWOON, "contact met anderen"),
    Domain("MP", "Maatschappelijke participatie", Category.GEWOON, "meedoen"),
    Domain("JUS", "Justitie", Category.STRAFRECHTELIJK, "zaken met justitie"),
)

DOMAINS: dict[str, Domain] = {domain.code: domain for domain in _ALL}
DOMAIN_CHOICES = [(domain.code, domain.label) for domain in _ALL]


class Level(models.IntegerChoices):
    """Ordinal: no sum, no average, no distance between two levels."""

    ACUUT = 1, "acute problematiek"
    NIET = 2, "niet zelfredzaam"
    BEPERKT = 3, "beperkt zelfredzaam"
    VOLDOENDE = 4, "voldoende zelfredzaam"
    VOLLEDIG = 5, "volledig zelfredzaam"


LEVELS: dict[int, str] = {level.value: str(level.label) for level in Level}
NEEDS_SUPPORT_UNTIL = Level.BEPERKT
