"""Agreeing who has the casusregie (B124), and what still has to be agreed."""

from collections.abc import Iterator
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.dossier.services import require_open
from cases.dossier.tasks import Phase
from cases.phases.gates import gate
from cases.records import save_new
from cases.refusals import Refused
from cases.regie.models import RegieAfspraak


class NotYet(Refused):
    def __init__(self) -> None:
        super().__init__("Kies voor aangenomen en verteld een dag die al geweest is.")


class RegieValues(TypedDict, total=False):
    bij: str
    naam: str
    sinds: date
    aangenomen_op: date | None
    verteld_op: date | None
    text: str


@transaction.atomic
def agree_regie(*, case: Case, by: User, **values: Unpack[RegieValues]) -> RegieAfspraak:
    """With whom the casusregie lies from now on. What held before stays to be read."""
    require_open(case)
    heard = (values.get("aangenomen_op"), values.get("verteld_op"))
    if any(day and day > timezone.localdate() for day in heard):
        raise NotYet
    agreed = save_new(RegieAfspraak(case=case, regiehouder=case.regiehouder, by=by, **values))
    audit.record("regie.agreed", by=by, about=agreed, details={"bij": agreed.bij})
    return agreed


def regie_of(case: Case) -> RegieAfspraak | None:
    """The agreement that was made last."""
    return case.regie_afspraken.select_related("regiehouder", "by").first()


@gate(Phase.HANDELEN)
def regie_is_agreed(case: Case) -> Iterator[str]:
    """The routekaart agrees on regie in the phase plannen: so it is asked for before the plan is carried out."""
    agreed = regie_of(case)
    if agreed is None:
        yield "Er is nog niet afgesproken wie de regie heeft."
        return
    if agreed.regiehouder_id != case.regiehouder_id:
        yield "Sinds de afspraak over de regie is er een andere regiehouder. Spreek het opnieuw af."
    if not agreed.is_accepted:
        yield "Wie de casusregie krijgt, heeft die nog niet aangenomen."
    if agreed.verteld_op is None:
        yield "De jongere weet nog niet wie de regie heeft."
