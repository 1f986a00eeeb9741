"""Putting a consultatieteam together, and stopping with it."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from cases.consultatie.models import FORMERS, Consultatieteam, Teamlid
from cases.dossier.team import require_colleague, take_back_lent
from cases.records import save_new
from cases.refusals import Refused
from cases.versions import update_versioned


class NotAFormer(Refused):
    def __init__(self) -> None:
        super().__init__("Alleen een coördinator of functioneel beheerder stelt een consultatieteam samen.")


class Nobody(Refused):
    def __init__(self) -> None:
        super().__init__("Zet ten minste één collega in het team.")


@transaction.atomic
def form_team(*, naam: str, leden: Collection[User], by: User) -> Consultatieteam:
    require_former(by)
    team = save_new(Consultatieteam(naam=naam, by=by))
    seat(team, leden)
    audit.record("consultatieteam.formed", by=by, about=team, details={"leden": len(leden)})
    return team


@transaction.atomic
def change_team(
    *, team: Consultatieteam, version: int, naam: str, leden: Collection[User], by: User
) -> Consultatieteam:
    """Another name or other colleagues. Who leaves sees the open questions no longer, and reads no case for them; who
    comes may advise, and reads along from the next question on."""
    require_former(by)
    update_versioned(team, version=version, naam=naam)
    seat(team, leden)
    audit.record("consultatieteam.changed", by=by, about=team, details={"leden": len(leden)})
    return team


@transaction.atomic
def end_team(*, team: Consultatieteam, by: User) -> Consultatieteam:
    """No new questions; what was asked can still be answered."""
    require_former(by)
    update_versioned(team, version=team.version, ended_on=timezone.localdate())
    audit.record("consultatieteam.ended", by=by, about=team)
    return team


def seat(team: Consultatieteam, leden: Collection[User]) -> None:
    if not leden:
        raise Nobody
    gone = team.leden.exclude(user__in=leden).select_related("user")
    leaving = [lid.user for lid in gone]
    for asked in team.consultaties.open().select_related("case") if leaving else ():
        take_back_lent(case=asked.case, colleagues=leaving)
    gone.delete()
    seated = set(team.leden.values_list("user_id", flat=True))
    for colleague in leden:
        if require_colleague(colleague).pk not in seated:
            save_new(Teamlid(team=team, user=colleague))


def require_former(by: User) -> User:
    if not by.has_role(*FORMERS):
        raise NotAFormer
    return by
