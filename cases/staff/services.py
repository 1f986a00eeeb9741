"""Adding colleagues, giving roles, switching accounts off and on, and the yearly review; one act at a time."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

import audit
from accounts.identities import AlreadyLinked, link, source_linked_by_hand
from accounts.models import StaffRole, User
from accounts.rights import Role
from cases.dossier.models import Case
from cases.records import save_changes, save_new
from cases.refusals import Refused
from cases.staff.models import RoleReview
from cases.staff.roster import staff, stamp
from cases.versions import ChangedByOther


class AlreadyStaff(Refused):
    def __init__(self, person: User) -> None:
        state = "" if person.is_active else " Het account staat uit: zet het weer aan."
        super().__init__(f"{person.naam} is al medewerker met dit e-mailadres.{state}")


class NoEmail(Refused):
    def __init__(self) -> None:
        super().__init__("Vul het e-mailadres van het werkaccount in.")


class NoRole(Refused):
    def __init__(self) -> None:
        super().__init__("Kies minstens één rol. Werkt iemand hier niet meer? Zet dan het account uit.")


class NotForYourself(Refused):
    """What somebody may do to others, and not to themselves."""


class LastBeheerder(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Er blijft dan geen functioneel beheerder over. Geef eerst iemand anders de rol functioneel beheerder."
        )


class StillLeads(Refused):
    def __init__(self, person: User, cases: int) -> None:
        number = "nog 1 open dossier" if cases == 1 else f"nog {cases} open dossiers"
        super().__init__(
            f"{person.naam} is regiehouder van {number}. Draag die eerst over aan een collega."
            " Een coördinator kan dat ook doen."
        )


class LinkedToSomeoneElse(Refused):
    def __init__(self) -> None:
        super().__init__("Dit kenmerk van de inlogdienst hoort al bij iemand anders.")


@transaction.atomic
def add_staff(
    *, naam: str, email: str, telefoon: str = "", roles: Iterable[str], kenmerk: str = "", by: User | None
) -> User:
    """Somebody who may log in with their work account from now on, with these roles. `by=None` is the operator."""
    _one_at_a_time()
    person = User(naam=naam, email=_free_email(email), telefoon=telefoon)
    person.username = str(person.pk)
    person.set_unusable_password()  # never empty: see UserManager.create_person
    save_new(person)
    given = _give(person, roles, by=by)
    _link(person, kenmerk, by=by)
    audit.record("staff.added", by=by, about=person, details={"roles": given})
    return person


@transaction.atomic
def change_staff(
    *, person: User, seen: str, naam: str, email: str, telefoon: str, roles: Iterable[str], kenmerk: str = "", by: User
) -> User:
    """Correct how somebody is reached, and give exactly these roles. Both hold from the next request on."""
    changing = _require_as_seen(person, seen)
    was, wanted = changing.roles, frozenset(roles)
    _require_allowed(changing, was=was, wanted=wanted, by=by)
    changed = save_changes(changing, naam=naam, email=_free_email(email, besides=changing), telefoon=telefoon)
    _link(changing, kenmerk, by=by)
    if wanted != was:
        given = _give(changing, wanted, by=by)
        audit.record("staff.roles_changed", by=by, about=changing, details={"was": sorted(was), "roles": given})
    if changed:
        audit.record("staff.changed", by=by, about=changing, fields=changed)
    return changing


@transaction.atomic
def switch_off(*, person: User, by: User) -> User:
    """End every session of this person, and let nobody in with this account. Whoever leads a case hands over first."""
    leaving = _require(person)
    if leaving == by:
        raise NotForYourself("Je kunt je eigen account niet uitzetten. Vraag het een andere functioneel beheerder.")
    _require_no_cases(leaving)
    _require_a_beheerder_besides(leaving)
    if leaving.is_active:
        leaving.is_active = False
        leaving.set_unusable_password()  # a session holds a hash of it: none comes back when the account does
        leaving.save(update_fields=["is_active", "password"])
        audit.record("staff.switched_off", by=by, about=leaving, details={"roles": sorted(leaving.roles)})
    return leaving


@transaction.atomic
def switch_on(*, person: User, by: User) -> User:
    """Let this person in again, with the roles they had; so these are confirmed anew."""
    returning = _require(person)
    if not returning.is_active:
        returning.is_active = True
        returning.save(update_fields=["is_active"])
        RoleReview.objects.create(person=returning, roles=sorted(returning.roles), reviewed_by=by)
        audit.record("staff.switched_on", by=by, about=returning, details={"roles": sorted(returning.roles)})
    return returning


@transaction.atomic
def confirm_roles(*, person: User, seen: str, by: User) -> RoleReview:
    """Somebody looked at the roles of a colleague, and they are still right (BIO2 5.18.02).

    The own roles are for another beheerder to look at, where there is one.
    """
    confirmed = _require_as_seen(person, seen)
    if confirmed == by and _beheerders_besides(by).exists():
        raise NotForYourself("Je eigen rollen laat je nakijken door een andere functioneel beheerder.")
    review = RoleReview.objects.create(person=confirmed, roles=sorted(confirmed.roles), reviewed_by=by)
    audit.record("staff.roles_confirmed", by=by, about=confirmed, details={"roles": review.roles})
    return review


def _one_at_a_time() -> None:
    """Two beheerders who act at once wait for each other, so that they cannot take the last role from each other."""
    list(StaffRole.objects.select_for_update().filter(role=Role.FUNCTIONEEL_BEHEERDER).order_by("pk"))


def _require(person: User) -> User:
    """This member of staff as they are now, held until the act is done."""
    _one_at_a_time()
    return staff().select_for_update().get(pk=person.pk)


def _require_as_seen(person: User, seen: str) -> User:
    held = _require(person)
    if stamp(held) != seen:
        raise ChangedByOther(held)
    return held


def _require_allowed(person: User, *, was: frozenset[str], wanted: frozenset[str], by: User) -> None:
    """Nobody gives themselves a role: that takes a second pair of eyes (BIO2 5.03)."""
    if person == by and wanted - was:
        raise NotForYourself("Je kunt jezelf geen rol geven. Vraag het een andere functioneel beheerder.")
    if Role.REGIEHOUDER in was - wanted:
        _require_no_cases(person)
    if Role.FUNCTIONEEL_BEHEERDER in was - wanted:
        _require_a_beheerder_besides(person)


def _require_no_cases(person: User) -> None:
    if cases := Case.objects.open().filter(regiehouder=person).count():
        raise StillLeads(person, cases)


def _require_a_beheerder_besides(person: User) -> None:
    if not _beheerders_besides(person).exists():
        raise LastBeheerder


def _beheerders_besides(person: User) -> QuerySet[User]:
    return User.objects.with_role(Role.FUNCTIONEEL_BEHEERDER).exclude(pk=person.pk)


def _free_email(email: str, *, besides: User | None = None) -> str:
    """One address is one member of staff: by it their first login finds them."""
    if not email:
        raise NoEmail
    for other in staff().filter(email__iexact=email):
        if other != besides:
            raise AlreadyStaff(other)
    return str(User.objects.normalize_email(email))


def _give(person: User, roles: Iterable[str], *, by: User | None) -> list[str]:
    """Exactly these roles, looked at by who gave them."""
    wanted = sorted({Role(role).value for role in roles})
    if not wanted:
        raise NoRole
    person.staff_roles.exclude(role__in=wanted).delete()
    held = set(person.staff_roles.values_list("role", flat=True))
    StaffRole.objects.bulk_create([StaffRole(user=person, role=role) for role in wanted if role not in held])
    RoleReview.objects.create(person=person, roles=wanted, reviewed_by=by)
    return wanted


def _link(person: User, kenmerk: str, *, by: User | None) -> None:
    """Where the provider is not trusted with e-mail addresses, its own number for this person is told by hand."""
    source = source_linked_by_hand(person) if kenmerk else None
    if source is None:
        return
    try:
        link(source=source, sub=kenmerk, user=person)
    except AlreadyLinked:
        raise LinkedToSomeoneElse from None
    audit.record("staff.linked", by=by, about=person, details={"source": source.slug})
