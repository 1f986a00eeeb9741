"""The story of the demo, told through the services as the login of the web: what is refused there is refused here."""

from collections.abc import Callable
from random import Random

from django.db import transaction

from accounts.members.models import Operator
from audit.context import Origin, coming_from
from cases.dossier.models import Case
from cases.dossier.services import close_case
from config.demo import neighbours, noorderkoog, organisations, profiles
from config.demo.crowd import Scene, somebody
from config.demo.numbers import bsns_for
from config.demo.places import PLACES, Place
from config.demo.staff import hire
from tenants import hop
from tenants.names import PUBLIC

JONGEREN_PER_TENANT = 40
FINISHED = (("school", 3), ("werk", 11))
TOLD: dict[str, Callable[[Scene], list[Case]]] = {
    "noorderkoog": noorderkoog.tell,
    "zandwaard": neighbours.tell_zandwaard,
    "waterland": neighbours.tell_waterland,
}


def tell() -> None:
    """First the partners, because a regiehouder can only share with who is there."""
    with coming_from(Origin(address="demo")):
        with hop(PUBLIC), transaction.atomic():
            organisations.enter_all(by=Operator.objects.select_related("user").get().user)
        for number, place in enumerate(PLACES):
            with hop(place.schema):
                tell_of(place, number)


def tell_of(place: Place, number: int) -> None:
    """One tenant: the people with a name, then the others, of whom two are finished."""
    scene = Scene(place, hire(place.schema), Random(place.schema), bsns_for(number))  # noqa: S311  # a story, not a secret
    known = TOLD[place.schema](scene)
    kinds = profiles.IN_A_REGIO if place.kind == "rmc_regio" else profiles.IN_A_GEMEENTE
    leaders = scene.regiehouders()
    others = [
        somebody(scene, kinds[turn % len(kinds)], by=leaders[turn % len(leaders)])
        for turn in range(JONGEREN_PER_TENANT - len(known))
    ]
    for reason, which in FINISHED:
        close_case(case=others[which], version=others[which].version, reason=reason, by=others[which].regiehouder)
