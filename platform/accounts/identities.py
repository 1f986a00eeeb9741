"""From what a provider tells to a user of this schema. DigiD makes nobody: casework knows the BSN, or it does not."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from accounts.members.models import Operator, PartnerMember
from accounts.models import ExternalIdentity, IdentitySource, SourceKind, User
from accounts.refusals import UnknownCitizen, UnknownColleague
from accounts.vault import blind_index

BSN_LENGTH = 9


def require_user(source: IdentitySource, claims: dict[str, Any]) -> User:
    """The active user that this provider vouches for."""
    if source.kind == SourceKind.DIGID:
        return _require_citizen(str(claims.get(source.bsn_claim) or ""))
    return _require_colleague(source, claims)


class AlreadyLinked(Exception):
    """This `sub` of this provider is another user."""


def link(*, source: IdentitySource, sub: str, user: User) -> ExternalIdentity:
    """From now on this `sub` of this provider is this user."""
    if ExternalIdentity.objects.filter(source=source, sub_hmac=_fingerprint(source, sub)).exists():
        raise AlreadyLinked
    return ExternalIdentity.objects.create(source=source, sub_hmac=_fingerprint(source, sub), user=user)


def source_linked_by_hand(user: User | None = None) -> IdentitySource | None:
    """A provider of staff that does not link by e-mail address, and does not know this user yet."""
    sources = IdentitySource.objects.active().filter(kind=SourceKind.STAFF, link_by_email=False)
    if user is not None:
        sources = sources.exclude(identities__user=user)
    return sources.order_by("slug").first()


def _require_citizen(bsn: str) -> User:
    find: Callable[[str], User | None] = import_string(settings.CITIZEN_FINDER)
    citizen = find(bsn.zfill(BSN_LENGTH)) if bsn.isdecimal() and len(bsn) <= BSN_LENGTH else None
    if citizen is None or not citizen.is_active:
        raise UnknownCitizen
    return citizen


def _require_colleague(source: IdentitySource, claims: dict[str, Any]) -> User:
    sub = str(claims["sub"])
    known = (
        ExternalIdentity.objects.filter(source=source, sub_hmac=_fingerprint(source, sub))
        .select_related("user")
        .first()
    )
    colleague = known.user if known else _link_by_email(source, claims)
    if colleague is None or not colleague.is_active or not _may_come_here(source, colleague):
        raise UnknownColleague
    return colleague


def _may_come_here(source: IdentitySource, colleague: User) -> bool:
    """Whoever is no longer a member, operator or colleague is told so at the door, not by empty pages."""
    if source.kind == SourceKind.PARTNER:
        return PartnerMember.objects.active().filter(user=colleague).exists()
    if source.kind == SourceKind.OPERATOR:
        return Operator.objects.filter(user=colleague).exists()
    return colleague.staff_roles.exists()


@transaction.atomic
def _link_by_email(source: IdentitySource, claims: dict[str, Any]) -> User | None:
    """The first login of somebody whom the functioneel beheerder prepared: exactly one, and never linked before.

    A jongere may have the same address: a colleague is also somebody's parent.
    """
    email = str(claims.get("email") or "")
    if not (source.link_by_email and email and claims.get("email_verified") is True):
        return None
    same_address = User.objects.active().filter(email__iexact=email).exclude(external_identities__source=source)
    prepared = [person for person in same_address if _may_come_here(source, person)]
    if len(prepared) != 1:
        return None
    link(source=source, sub=str(claims["sub"]), user=prepared[0])
    return prepared[0]


def _fingerprint(source: IdentitySource, sub: str) -> bytes:
    return blind_index(sub, f"sub|{source.id}")
