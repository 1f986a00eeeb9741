"""Who belongs to a ketenpartner: inviting by its beheerder, a link to choose a password, and ending a membership.

Each act is written down in the public log.
"""

import uuid

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

import audit
from accounts.members.models import PartnerMember
from accounts.models import User
from cases.refusals import Refused
from frontend.http import UserRequest
from sharing.reading import look_as


class NotYourself(Refused):
    def __init__(self) -> None:
        super().__init__("Je kunt je eigen toegang niet stoppen. Vraag het aan een andere beheerder.")


class AddressTaken(Refused):
    def __init__(self) -> None:
        super().__init__("Met dit e-mailadres is er al een account. Vraag de beheerder van het platform om hulp.")


class NoNewcomer(Refused):
    def __init__(self, member: PartnerMember) -> None:
        super().__init__(
            f"{member.naam} kan al inloggen. Een nieuw wachtwoord kiest {member.naam} zelf, bij het inloggen."
        )


@transaction.atomic
def invite(*, by: PartnerMember, naam: str, email: str, functie: str, role: str) -> PartnerMember:
    """A colleague of this beheerder. The database sees to it that it is the own ketenpartner, and no other."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            look_as(str(by.ketenpartner_id))
            call = "select members_invite(%s, %s, %s, %s, %s)"
            cursor.execute(call, [by.pk, naam, User.objects.normalize_email(email), functie, role])
            invited: uuid.UUID = cursor.fetchone()[0]
            look_as("")
    except IntegrityError as refusal:
        raise AddressTaken from refusal
    member = PartnerMember.objects.select_related("user", "ketenpartner").get(pk=invited)
    details = {"ketenpartner": member.ketenpartner_id, "as": member.role}
    audit.record("member.added", by=by.user, about=member, role=by.role, details=details)
    return member


@transaction.atomic
def give_password_link(*, member: PartnerMember, by: User, role: str, request: UserRequest) -> str:
    """An address where this person chooses a password, once: it works until then, or until it is too old."""
    key = {"uidb36": user_pk_to_url_str(member.user), "key": default_token_generator.make_token(member.user)}
    path = reverse("account_reset_password_from_key", kwargs=key, urlconf="config.urls.partners")
    audit.record("member.password_link", by=by, about=member, role=role)
    _, colon, port = request.get_host().partition(":")
    return f"{request.scheme}://partners.{settings.KETEN_DOMAIN}{colon}{port}{path}"


def is_newcomer(member: PartnerMember) -> bool:
    """Whether this person never had a way in: no password, no login elsewhere, and was never here."""
    person = member.user
    known = person.has_usable_password() or person.last_login or person.external_identities.all()
    return not known


def require_newcomer(member: PartnerMember) -> PartnerMember:
    """A beheerder helps a newcomer in, and cannot come in as somebody who already has a login of their own."""
    if not is_newcomer(member):
        raise NoNewcomer(member)
    return member


@transaction.atomic
def end_membership(*, member: PartnerMember, by: User, role: str) -> None:
    """From the next request on this person reads nothing. The row stays, because the log points to it."""
    if member.user_id == by.pk:
        raise NotYourself
    if member.active_until is None or member.active_until > timezone.now():
        member.active_until = timezone.now()
        member.save(update_fields=["active_until"])
        audit.record("member.ended", by=by, about=member, role=role)
