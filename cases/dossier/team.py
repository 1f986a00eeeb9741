"""The team of a case: colleagues who may read, work or share in it beside the regiehouder."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from guardian.shortcuts import assign_perm, remove_perm

import audit
from accounts.models import User
from accounts.rights import Right
from cases.dossier.models import Case, CaseUserObjectPermission
from cases.dossier.services import require_open
from cases.refusals import Refused
from cases.versions import update_versioned


class NotAColleague(Refused):
    def __init__(self, person: User) -> None:
        super().__init__(f"{person.naam} werkt hier niet (meer): alleen een collega met een rol kan meewerken.")


@transaction.atomic
def add_colleague(*, case: Case, colleague: User, rights: Iterable[str], by: User) -> None:
    """Give a colleague exactly these rights on this case: what they had before and is not named, they lose.

    Whoever may do something may also read it.
    """
    require_open(case)
    require_colleague(colleague)
    wanted = {Right(right) for right in rights}
    if wanted:
        wanted.add(Right.VIEW_CASE)
    for right in Right:
        change = assign_perm if right in wanted else remove_perm
        change(right.value, colleague, case)
    case.given_rights.filter(user=colleague).update(until=None)
    details = {"colleague": str(colleague.pk), "rights": sorted(right.value for right in wanted)}
    audit.record("case.colleague_set", by=by, about=case, details=details)


@transaction.atomic
def give_procesregie(*, case: Case, version: int, colleague: User, by: User) -> Case:
    """Lay procesregie with someone beside the regiehouder (B18), who may read and change the case, and not share."""
    require_open(case)
    update_versioned(case, version=version, procesregisseur=require_colleague(colleague))
    if colleague != case.regiehouder:
        add_colleague(case=case, colleague=colleague, rights=[Right.CHANGE_CASE], by=by)
    audit.record("case.procesregie_given", by=by, about=case, details={"colleague": str(colleague.pk)})
    return case


@transaction.atomic
def remove_colleague(*, case: Case, colleague: User, by: User) -> None:
    """Take all rights on this case away; this also works for someone who left, and on a closed case."""
    case.given_rights.filter(user=colleague).delete()
    audit.record("case.colleague_removed", by=by, about=case, details={"colleague": str(colleague.pk)})


@transaction.atomic
def lend_reading(*, case: Case, colleagues: Iterable[User], until: date) -> None:
    """Let these colleagues read this case until a day. Who may read it for good already keeps that (B49)."""
    require_open(case)
    for colleague in colleagues:
        held = case.given_rights.filter(user=colleague)
        if held.filter(until=None).exists():
            continue
        assign_perm(Right.VIEW_CASE.value, require_colleague(colleague), case)
        held.update(until=until)


def take_back_lent(*, case: Case, colleagues: Iterable[User]) -> None:
    """What was lent ends now; what was given for good stays."""
    case.given_rights.lent().filter(user__in=list(colleagues)).delete()


def reads_on_loan(*, user: User, case: Case) -> bool:
    """Whether this user reads the case only for as long as it is lent."""
    return case.given_rights.in_force().filter(user=user).lent().exists()


def lent_to(user: User) -> set[UUID]:
    """The cases that this user reads only for as long as they are lent."""
    return set(
        CaseUserObjectPermission.objects.in_force().filter(user=user).lent().values_list("content_object", flat=True)
    )


def require_colleague(person: User) -> User:
    """The person, if they work here."""
    if not person.is_active or not person.staff_roles.exists():
        raise NotAColleague(person)
    return person


def team(case: Case) -> dict[User, frozenset[Right]]:
    """The colleagues on this case with their rights, without the regiehouder."""
    found: dict[User, set[Right]] = {}
    for given in case.given_rights.in_force().select_related("user", "permission").order_by("user__naam"):
        found.setdefault(given.user, set()).add(Right(given.permission.codename))
    return {colleague: frozenset(rights) for colleague, rights in found.items()}


def team_with_ends(case: Case) -> list[tuple[User, frozenset[Right], date | None]]:
    """The same, each with the day until which it is lent."""
    ends = dict(case.given_rights.lent().values_list("user", "until"))
    return [(colleague, rights, ends.get(colleague.pk)) for colleague, rights in team(case).items()]
