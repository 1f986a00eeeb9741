"""After a nee there is no other basis for the same (AVG 7(3), EDPB 05/2020; domain.md 0.5).

Who asked a jongere for a ja said that it is theirs to give. To share it all the same, on another grondslag, would make
that question a sham. The database refuses the very same: case, ketenpartner, purpose and field
(`consent_no_other_basis`). Here it also stops what says more than what was refused, and has a colleague look along
where only the purpose is worded in another way.
"""

import re
from collections.abc import Iterator

from consent.afwegingen.models import Afweging
from consent.items import ITEMS, coarser_items

NEE = ("refused", "withdrawn")
LIFE_IN_DANGER = "6(1)(d)"


def refused_before(afweging: Afweging, codes: list[str], *, any_purpose: bool = False) -> list[tuple[str, Afweging]]:
    """Of these codes, those to which somebody said nee on another grondslag, each with the afweging of that nee."""
    giving = afweging.grondslag_geven
    if giving is None or LIFE_IN_DANGER in giving.avg_basis:
        return []
    earlier = Afweging.objects.filter(
        case_id=afweging.case_id, ketenpartner_id=afweging.ketenpartner_id, direction=afweging.direction,
        machtigingen__isnull=False,
    ).distinct().exclude(grondslag_geven__code=giving.code).exclude(pk=afweging.pk)  # fmt: skip
    found = []
    for one in earlier.select_related("grondslag_geven").prefetch_related("machtigingen__events"):
        if any_purpose or plain(one.doel) == plain(afweging.doel):
            refused = set(refused_codes(one))
            found += [(code, one) for code in codes if says(code) & refused]
    return found


def refused_codes(afweging: Afweging) -> Iterator[str]:
    """What somebody said nee to, or took back, and to which there is no ja now."""
    for machtiging in afweging.machtigingen.all():
        events = list(machtiging.events.all())
        standing = set(events[-1].standing) if events else set()
        for event in events:
            if event.event_state in NEE:
                yield from (code for code in event.field_codes if code not in standing)


def says(code: str) -> set[str]:
    """This code and all that is learned with it: its coarser forms."""
    return {code, *(item.code for item in coarser_items(code))}


def plain(purpose: str) -> str:
    """A purpose without capitals, points and double spaces, as the database compares it."""
    return re.sub(r"\W+", " ", purpose).strip().lower()


def why_not(found: list[tuple[str, Afweging]]) -> str:
    """The sentence for who wants to share it all the same."""
    labels = ", ".join(dict.fromkeys(ITEMS[code].label for code, _ in found))
    before = found[0][1]
    basis = before.grondslag_geven.naam if before.grondslag_geven else ""
    return (
        f"{labels}: hierover zei de jongere nee, toen je het vroeg op “{basis}”. Na een nee mag je niet alsnog een"
        " andere grond kiezen (AVG artikel 7, EDPB 05/2020). Deel het niet, of vraag het opnieuw op dezelfde grond."
    )
