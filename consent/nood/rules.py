"""What may not be opened in nood: the law's hard stops win, also here (law 8), and more than the smallest set."""

from collections.abc import Iterable, Mapping

from cases import catalogue
from cases.categories import Category
from cases.dossier.models import Case
from cases.refusals import Refused
from consent.afwegingen.rules import NO_FREE_TEXT
from consent.grondslagen.models import HardStop
from consent.nood.models import MOST_FIELDS, Ground
from consent.refusals import ForbiddenByLaw
from consent.verzoeken.models import Verzoek

NOT_ON_THIS_GROUND = {
    "article": "huisregel",
    "explanation": "In nood openen we dit niet op deze grond.",
    "alternatives": "Vertel de ander wat er nu gedaan moet worden, zonder dit gegeven.",
}


class AskedToWait(Refused):
    """The jongere asked for a restriction, which holds for everything (AVG 18)."""

    def __init__(self) -> None:
        super().__init__(
            "De jongere vroeg ons om nu niets te delen. Ook in nood gaat er dan niets open."
            " Is het gevaar er nu? Bel 112, of bel de ander."
        )


class AskedToWaitWith(Refused):
    """The jongere asked for a restriction of these fields, whoever would read them (AVG 18)."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__(
            f"De jongere vroeg ons om dit nu niet te delen: {', '.join(labels)}. Ook in nood gaat het niet open."
            " Is het gevaar er nu? Bel 112, of bel de ander."
        )


def require_smallest_set(fields: Mapping[str, str]) -> None:
    """At least one field, no more than a few, each with why."""
    if not 1 <= len(fields) <= MOST_FIELDS:
        raise Refused(f"Kies minstens één en hoogstens {MOST_FIELDS} gegevens.")
    for code, why in fields.items():
        field = catalogue.FIELDS.get(code)
        if field is None:
            raise Refused("Dit veld bestaat niet.")
        if not why.strip():
            raise Refused(f"{field.label}: schrijf op waarom.")


def require_may_be_opened(*, case: Case, ground: Ground, codes: Iterable[str]) -> None:
    """Raise ForbiddenByLaw for a field that a hard stop, or the ground, keeps shut."""
    asked = list(codes)
    for category, refusal in forbidden(case=case, ground=ground).items():
        if labels := [catalogue.FIELDS[code].label for code in asked if catalogue.FIELDS[code].category == category]:
            raise refusal.about(labels)


def forbidden(*, case: Case, ground: Ground) -> dict[str, ForbiddenByLaw]:
    """What cannot be opened, per category: a hard stop of the law first, then the ground and our rules."""
    found = {
        category: ForbiddenByLaw(**(NO_FREE_TEXT if category == Category.VRIJE_TEKST else NOT_ON_THIS_GROUND))
        for category in Category.values
        if category not in ground.categories
    }
    for stop in HardStop.objects.in_case(case):
        found[stop.category] = ForbiddenByLaw(
            article=stop.article, explanation=stop.explanation, alternatives=stop.alternatives
        )
    return found


def may_be_chosen(case: Case) -> list[catalogue.Field]:
    """What the form offers: what may be opened on at least one ground."""
    shut = [set(forbidden(case=case, ground=ground)) for ground in Ground]
    never = set.intersection(*shut)
    return [field for field in catalogue.FIELDS.values() if field.category not in never]


def require_nobody_asked_to_wait(case: Case, codes: Iterable[str]) -> None:
    """Raise AskedToWait when everything is restricted, AskedToWaitWith when one of these fields is."""
    named: set[str] = set()
    for restriction in Verzoek.objects.restricting(case):
        if not restriction.field_codes:
            raise AskedToWait
        named |= set(restriction.field_codes)
    if shut := [catalogue.FIELDS[code].label for code in codes if code in named]:
        raise AskedToWaitWith(shut)
