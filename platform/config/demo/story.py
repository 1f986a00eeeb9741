"""The story of the demo, told through the services as the login of the web: what is refused there is refused here."""

from collections.abc import Callable
from random import Random

from django.db import transaction

from accounts.members.models import Operator
from audit.context import Origin, coming_from
from cases.dossier.models import Case
from cases.dossier.services import close_case
from cases.wijkronde.out_of_sight import FROM_AGE
from config.demo import (
    bewaren,
    calling,
    following,
    neighbours,
    noorderkoog,
    organisations,
    oversight,
    profiles,
    scholen,
    search,
    together,
)
from config.demo.crowd import Scene, somebody
from config.demo.numbers import bsns_for
from config.demo.places import PLACES, Place
from config.demo.staff import hire
from tenants import hop
from tenants.names import PUBLIC

FROM_DEMO = Origin(address="demo")
JONGEREN_PER_TENANT = 100
FINISHED, GIVEN_UP = (("school", 3),), 11
TOLD: dict[str, Callable[[Scene], list[Case]]] = {
    "noorderkoog": noorderkoog.tell,
    "zandwaard": neighbours.tell_zandwaard,
    "waterland": neighbours.tell_waterland,
}


def tell_of_partners() -> None:
    """The ketenpartners and their people, in the public schema."""
    with coming_from(FROM_DEMO), hop(PUBLIC), transaction.atomic():
        organisations.enter_all(by=Operator.objects.select_related("user").get().user)


def tell_of(place: Place) -> None:
    """One tenant: its staff, the people with a name, and then the others."""
    with coming_from(FROM_DEMO), hop(place.schema):
        dice = Random(place.schema)  # noqa: S311  # a story, not a secret
        scene = Scene(place, hire(place.schema), dice, bsns_for(PLACES.index(place)))
        following.agree_on_signals(scene)
        known = TOLD[place.schema](scene)
        others = fill_up(scene, JONGEREN_PER_TENANT - len(known))
        following.tell(scene, known + others)
        scholen.tell(scene)
        together.tell(scene, known + others)
        finish_some(others)
        search.walk(scene)
        calling.call_around(scene)
        oversight.oversee(scene)
        if place.schema == "noorderkoog":
            bewaren.tell(scene)


def fill_up(scene: Scene, number: int) -> list[Case]:
    """So many jongeren of all kinds, divided over the regiehouders."""
    kinds = profiles.IN_A_REGIO if scene.place.kind == "rmc_regio" else profiles.IN_A_GEMEENTE
    leaders = scene.regiehouders()
    return [somebody(scene, kinds[turn % len(kinds)], by=leaders[turn % len(leaders)]) for turn in range(number)]


def finish_some(cases: list[Case]) -> None:
    for reason, which in FINISHED:
        case = cases[which]
        close_case(case=case, version=case.version, reason=reason, by=case.regiehouder)
    search.give_up_on(next(case for case in cases[GIVEN_UP:] if case.jongere.leeftijd() >= FROM_AGE))
