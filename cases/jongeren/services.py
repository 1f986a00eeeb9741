"""Registering jongeren, correcting what is written about them, and letting them in."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

import audit
from accounts.models import User
from accounts.vault import blind_index
from cases.corrected import corrected
from cases.jongeren.bsn import BsnRefused, require_bsn
from cases.jongeren.gezagsdragers import Gezagsdrager
from cases.jongeren.models import Jongere
from cases.records import save_new
from cases.refusals import Refused
from cases.versions import update_versioned

BSN_PURPOSE = "bsn"


class AlreadyKnown(Refused):
    def __init__(self) -> None:
        super().__init__("Er staat al een jongere met dit BSN in het systeem. Zoek die op en werk daar verder.")


class CannotLogIn(Refused):
    """Someone who could never be found at login, or who has no say yet, is not invited."""


class Person(TypedDict, total=False):
    voornamen: str
    roepnaam: str
    tussenvoegsel: str
    achternaam: str
    geboortedatum: date
    geslacht: str
    telefoon: str
    email: str
    voorkeur_contact: str
    taal: str
    straat: str
    huisnummer: str
    postcode: str
    woonplaats: str
    wijk: str
    gemeente: str
    gemeentecode: str


@transaction.atomic
def register(*, by: User | None, bsn: str = "", **person: Unpack[Person]) -> Jongere:
    """Write down a jongere that this gemeente did not know yet. Nobody is refused on age."""
    jongere = Jongere(**person)
    if bsn:
        jongere.bsn, jongere.bsn_index = indexed(bsn)
        require_unknown(jongere)
    save_new(jongere)
    audit.record("jongere.registered", by=by, about=jongere, subject_id=jongere.pk)
    return jongere


@transaction.atomic
def correct(
    *, jongere: Jongere, version: int, by: User | None, bsn: str | None = None, **person: Unpack[Person]
) -> Jongere:
    """Correct a jongere. Without `bsn` it stays; another BSN is another person at login, so the user is let go."""
    if bsn is None:
        changed = update_versioned(jongere, version=version, **person)
    else:
        known = jongere.bsn
        number, index = indexed(bsn) if bsn else (None, None)
        user = jongere.user if number == known else None
        require_unknown(Jongere(pk=jongere.pk, bsn_index=index))
        changed = update_versioned(jongere, version=version, bsn=number, bsn_index=index, user=user, **person)
    fields = [name for name in changed if name != "bsn_index"]
    audit.record("jongere.corrected", by=by, about=jongere, subject_id=jongere.pk, fields=fields)
    corrected(jongere, fields=fields, by=by)
    return jongere


def indexed(bsn: str) -> tuple[str, bytes]:
    """The BSN and the key by which it is found again, or BsnRefused."""
    digits = require_bsn(bsn)
    return digits, blind_index(digits, BSN_PURPOSE)


def require_unknown(jongere: Jongere) -> None:
    if jongere.bsn_index and Jongere.objects.filter(bsn_index=jongere.bsn_index).exclude(pk=jongere.pk).exists():
        raise AlreadyKnown


def find_citizen(bsn: str) -> User | None:
    """The user who logs in with this BSN: an invited jongere, or a parent whose authority is seen and in force.

    Anyone else gets None, so that the login page cannot tell who is known here.
    """
    try:
        _, index = indexed(bsn)
    except BsnRefused:
        return None
    jongere = Jongere.objects.filter(bsn_index=index, user__is_active=True).select_related("user").first()
    if jongere:
        return jongere.user
    gezag = Gezagsdrager.objects.in_force().filter(bsn_index=index, user__is_active=True).select_related("user")
    gezagsdrager = gezag.first()
    return gezagsdrager.user if gezagsdrager else None


@transaction.atomic
def invite_citizen(*, person: Jongere | Gezagsdrager, by: User | None) -> User:
    """Make the user with whom this person logs in through DigiD, and link it. Inviting twice gives the same user."""
    require_may_log_in(person)
    if person.user:
        return person.user
    person.user = known_user(person.bsn_index) or User.objects.create_person(naam=person.naam, email=person.email)
    person.save(update_fields=["user"])
    subject = person if isinstance(person, Jongere) else person.jongere
    audit.record("citizen.invited", by=by, about=person, subject_id=subject.pk)
    return person.user


def require_may_log_in(person: Jongere | Gezagsdrager) -> None:
    if not person.bsn:
        raise CannotLogIn("Zonder BSN kan deze persoon niet inloggen met DigiD.")
    if isinstance(person, Gezagsdrager) and not person.verified_at:
        raise CannotLogIn("Kijk eerst na of deze persoon het gezag heeft.")
    if isinstance(person, Gezagsdrager) and person.silence:
        raise CannotLogIn("Deze persoon mag nu niets horen, en krijgt dus geen toegang.")


def known_user(bsn_index: bytes | memoryview | None) -> User | None:
    """The user this BSN already has, as jongere or as gezagsdrager of another jongere: one person, one user."""
    for rows in (Jongere.objects.all(), Gezagsdrager.objects.all()):
        row = rows.filter(bsn_index=bsn_index, user__isnull=False).select_related("user").first()
        if row:
            return row.user
    return None
