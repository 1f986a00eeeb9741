"""The domains and levels of the ZRM 2017: names only.

The names are those of the Zelfredzaamheid-Matrix, © GGD Amsterdam. Its cell texts are licensed and not in this
product. No domain is compulsory: scoring what a case does not need breaks the law (AP, 15-2-2018).
"""

from dataclasses import dataclass

from django.db import models

from cases.categories import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """One domain of an instrument. Its code is unique over all instruments, and at most four characters long."""

    code: str
    label: str
    category: Category
    support: str = ""
    """What the coarser field says: "heeft ondersteuning nodig bij …"."""
    plain: str = ""
    """What the jongere reads on the phone, when asked how it goes."""
    hint: str = ""
    """What whoever scores reads beside it."""

    @property
    def asked_as(self) -> str:
        return self.plain or self.label


def _domain(code: str, label: str, category: Category, support: str, plain: str) -> Domain:
    return Domain(code=code, label=label, category=category, support=support, plain=plain)


_ALL = (
    _domain("FIN", "Financiën", Category.GEWOON, "geld", "Geld"),
    _domain("WO", "Werk & Opleiding", Category.GEWOON, "werk of opleiding", "School of werk"),
    _domain("TIJD", "Tijdsbesteding", Category.GEWOON, "een zinvolle dag", "Wat je op een dag doet"),
    _domain("HUIS", "Huisvesting", Category.GEWOON, "wonen", "Wonen"),
    # May hold both health and criminal matters: the stricter of the two stops applies to it as well.
    _domain("REL", "Huiselijke relaties", Category.GEZONDHEID, "de situatie thuis", "Thuis"),
    _domain("GG", "Geestelijke gezondheid", Category.GEZONDHEID, "geestelijke gezondheid", "Hoe je je voelt"),
    _domain("LG", "Lichamelijke gezondheid", Category.GEZONDHEID, "lichamelijke gezondheid", "Je lijf"),
    _domain("MID", "Middelengebruik", Category.GEZONDHEID, "middelengebruik", "Drank en drugs"),
    _domain("BADL", "Basale ADL", Category.GEZONDHEID, "dagelijkse verzorging", "Goed voor jezelf zorgen"),
    _domain("IADL", "Instrumentele ADL", Category.GEZONDHEID, "dagelijkse handelingen", "Koken, wassen en regelen"),
    _domain("SOC", "Sociaal netwerk", Category.GEWOON, "contact met anderen", "Vrienden en familie"),
    _domain("MP", "Maatschappelijke participatie", Category.GEWOON, "meedoen", "Meedoen in de buurt"),
    _domain("JUS", "Justitie", Category.STRAFRECHTELIJK, "zaken met justitie", "Politie en justitie"),
)

DOMAINS: dict[str, Domain] = {domain.code: domain for domain in _ALL}


class Level(models.IntegerChoices):
    """Ordinal: no sum, no average, no distance between two levels."""

    ACUUT = 1, "acute problematiek"
    NIET = 2, "niet zelfredzaam"
    BEPERKT = 3, "beperkt zelfredzaam"
    VOLDOENDE = 4, "voldoende zelfredzaam"
    VOLLEDIG = 5, "volledig zelfredzaam"


LEVELS: dict[int, str] = {level.value: str(level.label) for level in Level}
NEEDS_SUPPORT_UNTIL = Level.BEPERKT
