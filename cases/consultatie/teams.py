"""Putting a consultatieteam together, and stopping with it."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

import audit
from accounts.models import User
from accounts.notices.services import tell
from cases.consultatie.lending import hold_open_questions, lend_as_asked, members_of
from cases.consultatie.models import FORMERS, Consultatie, Consultatieteam, Teamlid
from cases.dossier.team import require_colleague
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
    seat(team, leden, by=by)
    audit.record("consultatieteam.formed", by=by, about=team, details={"leden": len(leden)})
    return team


@transaction.atomic
def change_team(
    *, team: Consultatieteam, version: int, naam: str, leden: Collection[User], by: User
) -> Consultatieteam:
    """Another name or other colleagues. Who leaves sees the open questions no longer, and reads no case for them; who
    comes is told of them, may advise, and reads along where a question lends that."""
    require_former(by)
    update_versioned(team, version=version, naam=naam)
    seat(team, leden, by=by)
    audit.record("consultatieteam.changed", by=by, about=team, details={"leden": len(leden)})
    return team


@transaction.atomic
def end_team(*, team: Consultatieteam, by: User) -> Consultatieteam:
    """No new questions; what was asked can still be answered."""
    require_former(by)
    update_versioned(team, version=team.version, ended_on=timezone.localdate())
    audit.record("consultatieteam.ended", by=by, about=team)
    return team


def seat(team: Consultatieteam, leden: Collection[User], *, by: User) -> None:
    """These colleagues and nobody else are in the team, also for what was asked already."""
    if not leden:
        raise Nobody
    asked = hold_open_questions(team)
    seated = {lid.user for lid in team.leden.select_related("user")}
    wanted = {require_colleague(colleague) for colleague in leden}
    coming, leaving = wanted - seated, seated - wanted
    team.leden.filter(user__in=leaving).delete()
    for colleague in coming:
        save_new(Teamlid(team=team, user=colleague))
    for question in asked:
        seat_for(question, coming=coming, leaving=leaving, by=by)


def seat_for(asked: Consultatie, *, coming: Collection[User], leaving: Collection[User], by: User) -> None:
    """What a change of the team means for one open question: who reads along, which the log tells, and who hears."""
    readers = [member for member in members_of(asked) if member in coming]
    if asked.reads_along and (readers or leaving):
        lend_as_asked(case=asked.case, colleagues={*coming, *leaving})
        people = {"joined": readers, "left": leaving}
        details = {"team": asked.team.naam} | {how: sorted(str(one.pk) for one in who) for how, who in people.items()}
        audit.record("consultatie.readers_changed", by=by, about=asked, details=details)
    tell(to=readers, kind="consultatie.asked", key=f"consultatie.asked:{asked.pk}", about_id=asked.pk)


def require_former(by: User) -> User:
    if not by.has_role(*FORMERS):
        raise NotAFormer
    return by
