"""Who acts for the jongere in what an afweging is about: curatele for all, bewind for money, mentorschap for care.

UAVG 5(2) names the three “for the matter concerned”. Which matter a field belongs to follows from its rubriek, its
category and the work of the ketenpartner; a field can belong to both, and then both sign.
"""

import uuid
from collections.abc import Collection
from datetime import date

from cases.catalogue.field import Rubriek
from cases.categories import Category
from cases.jongeren.gezagsdragers import Gezagsdrager, Vertegenwoordiging
from consent.afwegingen.models import Afweging
from consent.ages import Represented
from consent.items import HEALTH_PARTNERS, ITEMS
from consent.machtigingen.models import ROLE_OF, Signer

MONEY_PARTNERS = {"schuldhulp", "werk_en_inkomen", "uwv"}
CARE_PARTNERS = {*HEALTH_PARTNERS, "jeugdhulp", "wijkteam"}
MONEY_CODES = "zrm.fin"


def concerns(code: str, partner_kind: str) -> set[Vertegenwoordiging]:
    """On what grounds somebody could act for the jongere where this is shared with, or asked of, this partner."""
    item = ITEMS[code]
    on = {Vertegenwoordiging.CURATELE}
    if item.rubriek == Rubriek.WERK or code.startswith(MONEY_CODES) or partner_kind in MONEY_PARTNERS:
        on.add(Vertegenwoordiging.BEWIND)
    of_care = item.rubriek == Rubriek.ZRM and not code.startswith(MONEY_CODES)
    if of_care or item.category == Category.GEZONDHEID or partner_kind in CARE_PARTNERS:
        on.add(Vertegenwoordiging.MENTORSCHAP)
    return on


def represented_in(afweging: Afweging, *, on: date) -> Represented:
    """The capacities in which others act for this jongere on this day, in what this afweging is about."""
    acting = Gezagsdrager.objects.proven(on).filter(jongere=afweging.case.jongere_id)
    grounds = set(acting.exclude(soort=Vertegenwoordiging.GEZAG).values_list("soort", flat=True))
    if not grounds:
        return Represented()
    about = [concerns(code, afweging.ketenpartner_kind) & grounds for code in afweging.shared_codes()]
    if Vertegenwoordiging.CURATELE in grounds:
        return Represented((Signer.CURATOR,))
    named = set().union(*about)
    roles = tuple(ROLE_OF[soort] for soort in Vertegenwoordiging if soort in named)
    return Represented(roles, wholly=all(about))


def nobody_acts(jongere_id: uuid.UUID, signers: Collection[str], silenced: "Collection[uuid.UUID]" = ()) -> bool:
    """Whether one of these signatures can come from nobody whose proof was seen and who may be told. `silenced` are
    those from whom this one decision is kept."""
    asked = set(signers) - {Signer.JONGERE}
    if not asked:
        return False
    here = Gezagsdrager.objects.in_force().filter(jongere=jongere_id).exclude(pk__in=silenced)
    acting = here.values_list("soort", flat=True)
    return bool(asked - {ROLE_OF[Vertegenwoordiging(soort)] for soort in acting})


def only_silenced(jongere_id: uuid.UUID, signers: Collection[str]) -> list[Gezagsdrager]:
    """Who could sign and is not to be told, where there is nobody else who could; an empty list else."""
    if not nobody_acts(jongere_id, signers):
        return []
    roles = {soort for soort, role in ROLE_OF.items() if role in signers}
    return list(Gezagsdrager.objects.proven().filter(jongere=jongere_id, soort__in=roles, stiltes__weer=None,
                                                     stiltes__isnull=False).distinct())  # fmt: skip
