"""Walking a round: beginning it, marking for whom somebody looked, and ending it."""

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.jongeren.models import Jongere
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.wijkronde.models import WALKERS, LookOutcome, Wijkronde, WijkrondeLook


class NotAWalker(Refused):
    def __init__(self) -> None:
        super().__init__("Een wijkronde is voor regiehouders en coördinatoren.")


class RondeEnded(Refused):
    def __init__(self) -> None:
        super().__init__("Deze ronde is al klaar. Begin een nieuwe.")


@transaction.atomic
def start_ronde(*, naam: str, by: User, wijk: str = "") -> Wijkronde:
    require_walker(by)
    ronde = save_new(Wijkronde(naam=naam, wijk=wijk, by=by))
    audit.record("wijkronde.started", by=by, about=ronde)
    return ronde


@transaction.atomic
def look_for(*, ronde: Wijkronde, jongere: Jongere, outcome: str, by: User) -> WijkrondeLook:
    """What somebody found, once per jongere and round; a second look replaces the first, and the log keeps both."""
    require_walker(by)
    held = Wijkronde.objects.select_for_update().get(pk=ronde.pk)
    if held.ended_on:
        raise RondeEnded
    values = {"outcome": LookOutcome(outcome).value, "by": by, "at": timezone.now()}
    look, _ = WijkrondeLook.objects.update_or_create(ronde=held, jongere=jongere, defaults=values)
    audit.record("wijkronde.looked", by=by, about=look, details={"outcome": look.outcome})
    return look


@transaction.atomic
def end_ronde(*, ronde: Wijkronde, by: User) -> Wijkronde:
    require_walker(by)
    held = Wijkronde.objects.select_for_update().get(pk=ronde.pk)
    if held.ended_on:
        raise RondeEnded
    save_changes(held, ended_on=timezone.localdate())
    audit.record("wijkronde.ended", by=by, about=held)
    return held


def require_walker(by: User) -> User:
    if not by.has_role(*WALKERS):
        raise NotAWalker
    return by
