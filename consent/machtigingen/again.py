"""Asking again: the same decision, put to whoever must sign now, because a signature ended by itself.

No longer date and no shorter way: the period of the decision stays, what somebody said nee to is not asked, and until
the new signature is there nothing is open. Where the decision itself is over, or the law does not carry it any more, a
new afweging is the way.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from cases.dossier.models import Case
from cases.jongeren.ages import DOORSTROOMPUNT_UNTIL
from cases.refusals import Refused
from consent.afwegingen import rules
from consent.afwegingen.models import Afweging
from consent.afwegingen.services import require_samenwerking
from consent.lapses.models import Lapse
from consent.lapses.services import write_down_lapse
from consent.machtigingen.models import Cause, Machtiging
from consent.machtigingen.services import ask, lock

# So many days before, it is on the list of the regiehouder, and the new question can be made ready.
AHEAD = timedelta(days=30)
NEW = " Begin een nieuwe afweging."


def to_ask_again(cases: "QuerySet[Case] | Iterable[Case]") -> "QuerySet[Lapse]":
    """Signatures that end within thirty days, or ended, while the decision goes on and nobody was asked again."""
    found = Lapse.objects.filter(
        case__in=cases, ended_on__lte=timezone.localdate() + AHEAD, machtiging__replaced_by=None,
        machtiging__afweging__in=Afweging.objects.standing(),
    )  # fmt: skip
    of_case = ("machtiging__afweging__case__jongere", "machtiging__afweging__case__regiehouder")
    found = found.exclude(cause=Cause.DATUM).select_related(*of_case)
    return found.prefetch_related("machtiging__events").order_by("ended_on")


@transaction.atomic
def ask_again(*, afweging: Afweging, by: User) -> Machtiging:
    """Ask whoever must sign from the day on which the signature ends. Before that day nobody can sign it."""
    locked = lock(afweging.machtiging)
    lapse = to_ask_again([locked.afweging.case]).filter(machtiging=locked).first()
    if lapse is None:
        raise Refused("Hier hoef je niet opnieuw te vragen, of er is al opnieuw gevraagd.")
    write_down_lapse(locked.pk)
    day = max(lapse.ended_on, timezone.localdate())
    decided = locked.afweging
    require_still_allowed(decided, lapse)
    if rules.nobody_can_sign(decided, on=day):
        raise Refused("Wie moet tekenen, staat nog niet in het dossier of is nog niet nagekeken. Doe dat eerst.")
    return ask(afweging=decided, by=by, replaces=locked, on=day, codes=list(lapse.field_codes))


def require_still_allowed(decided: Afweging, lapse: Lapse) -> None:
    """The decision reaches past that day, and the law of today still carries it; raises Refused."""
    if decided.valid_until is None or decided.valid_until < lapse.ended_on:
        raise Refused("Dit besluit loopt dan zelf ook af." + NEW)
    too_old = decided.case.jongere.leeftijd(lapse.ended_on) >= DOORSTROOMPUNT_UNTIL
    if decided.case.task == "doorstroompunt" and too_old:
        raise Refused("Vanaf 27 jaar deelt het Doorstroompunt niets meer (WEB 9.2.1). Kies eerst een andere taak.")
    require_samenwerking(decided.ketenpartner_id)
    if gaps := [*rules.basis(decided), *rules.not_to_be_told(decided)]:
        raise Refused(f"{gaps[0]}{NEW}")
    rules.require_allowed(decided, list(lapse.field_codes))
