"""Not telling a parent of one share or question, and telling again."""

from django.db import transaction

import audit
from accounts.models import User
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.records import save_new
from cases.refusals import Refused
from consent.afwegingen.models import Afweging
from consent.afwegingen.rules import nobody_can_sign
from consent.machtigingen.models import ConsentEvent
from consent.stiltes.models import Stilte


class NotAParent(Refused):
    def __init__(self) -> None:
        super().__init__("Kies een ouder of voogd met gezag die nu mag meekijken.")


class SaidAlready(Refused):
    def __init__(self, person: Gezagsdrager) -> None:
        super().__init__(f"{person.naam} gaf hier al antwoord op en kent dit dus. Stop hiermee, of begin opnieuw.")


class MustSign(Refused):
    """Who must sign is told all of it."""

    def __init__(self, person: Gezagsdrager) -> None:
        super().__init__(
            f"Dit kan niet: {person.naam} moet hiervoor tekenen, en er is niemand anders die dat mag. Stop hiermee,"
            " kies een grond waarvoor niemand tekent, of laat de jongere het zelf vertellen."
        )


@transaction.atomic
def keep_from(*, afweging: Afweging, gezagsdrager: Gezagsdrager, reason: str, by: User) -> Stilte:
    """From here on this parent sees nothing of this one decision and is asked nothing about it (domain.md §1.4)."""
    locked = lock(afweging)
    if gezagsdrager not in parents_of(locked):
        raise NotAParent
    if standing := Stilte.objects.standing().filter(afweging=locked, gezagsdrager=gezagsdrager).first():
        return standing
    if ConsentEvent.objects.filter(machtiging__afweging=locked, gezagsdrager=gezagsdrager).exists():
        raise SaidAlready(gezagsdrager)
    silence = save_new(Stilte(afweging=locked, gezagsdrager=gezagsdrager, reason=reason.strip(), by=by))
    if locked.asks_machtiging and nobody_can_sign(locked):
        raise MustSign(gezagsdrager)
    audit.record("stilte.began", by=by, about=silence, case_id=locked.case_id)
    return silence


@transaction.atomic
def tell_again(*, stilte: Stilte, reason: str, by: User) -> Stilte:
    """This parent may see again what the law allows."""
    afweging = lock(stilte.afweging)
    if not Stilte.objects.standing().filter(pk=stilte.pk).exists():
        raise Refused("Deze ouder mag hier al weer van horen.")
    ending = save_new(
        Stilte(afweging=afweging, gezagsdrager=stilte.gezagsdrager, ends=stilte, reason=reason.strip(), by=by)
    )
    audit.record("stilte.ended", by=by, about=ending, case_id=afweging.case_id)
    return ending


def lock(afweging: Afweging) -> Afweging:
    """One at a time: the afweging is the queue, because nobody may update a stilte, not even to lock it."""
    return Afweging.objects.select_for_update(of=("self",)).select_related("case__jongere").get(pk=afweging.pk)


def parents_of(afweging: Afweging) -> list[Gezagsdrager]:
    """Who could see something of this: parents whose authority holds, and who may be told of the jongere at all."""
    known = Gezagsdrager.objects.in_force().filter(jongere=afweging.case.jongere_id)
    return [person for person in known.order_by("naam") if person.is_parent]
