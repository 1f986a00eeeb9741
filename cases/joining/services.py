"""Joining a melding to a jongere or to another melding, keeping them apart, and taking either back."""

from typing import Unpack

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

import audit
from accounts.models import User
from cases.dossier.models import Case
from cases.joining.models import Joining, Verdict
from cases.jongeren.models import Jongere
from cases.jongeren.services import Person, register
from cases.records import save_new
from cases.refusals import Refused
from cases.signals.models import Melding
from cases.signals.services import note_change, tell_regiehouder


class AlreadyJoined(Refused):
    def __init__(self) -> None:
        super().__init__("Deze melding is al aan een jongere gekoppeld. Haal die koppeling eerst weg.")


class AlreadySaid(Refused):
    def __init__(self) -> None:
        super().__init__("Hierover is al iets besloten. Neem dat eerst terug.")


class AlreadyEnded(Refused):
    def __init__(self) -> None:
        super().__init__("Dit was al teruggenomen.")


class WhyMissing(Refused):
    def __init__(self) -> None:
        super().__init__("Schrijf op waarom: dat helpt een collega die dit later leest.")


@transaction.atomic
def join_jongere(*, melding: Melding, jongere: Jongere, why: str, by: User | None) -> Joining:
    """This melding is about this jongere. If there is an open case the melding belongs to it from now on."""
    locked(melding)
    if melding.jongere_id:
        raise AlreadyJoined
    joining = said(melding, jongere, Verdict.SAMEN, why, by)
    case = jongere.cases.open().select_related("regiehouder").first()
    place(melding, jongere, case)
    audit.record("melding.joined", by=by, about=melding, details={"joining": str(joining.pk)})
    if case and case.regiehouder != by:
        tell_regiehouder(melding, case)
    for other in joined_without_jongere(melding):
        join_jongere(melding=other, jongere=jongere, why=why, by=by)
    return joining


@transaction.atomic
def join_melding(*, melding: Melding, other: Melding, why: str, by: User) -> Joining:
    """These two are about the same person. If we know that person for one of them, we know it for both."""
    locked(melding)
    joining = said(melding, other, Verdict.SAMEN, why, by)
    audit.record("melding.joined", by=by, about=melding, details={"joining": str(joining.pk), "other": str(other.pk)})
    if other.jongere and not melding.jongere_id:
        join_jongere(melding=melding, jongere=other.jongere, why=why, by=by)
    elif melding.jongere and not other.jongere_id:
        join_jongere(melding=other, jongere=melding.jongere, why=why, by=by)
    return joining


@transaction.atomic
def keep_apart(*, melding: Melding, row: Jongere | Melding, why: str, by: User) -> Joining:
    """They look alike and are not the same: nobody has to think about it again."""
    locked(melding)
    joining = said(melding, row, Verdict.APART, why, by)
    audit.record("melding.kept_apart", by=by, about=melding, details={"joining": str(joining.pk)})
    return joining


@transaction.atomic
def take_back(*, joining: Joining, why: str, by: User) -> Joining:
    """It was not so after all. The melding leaves the case; what was done there stays."""
    if joining.ended_at:
        raise AlreadyEnded
    if not why.strip():
        raise WhyMissing
    joining.ended_at, joining.ended_by, joining.ended_why = timezone.now(), by, why
    joining.save(update_fields=["ended_at", "ended_by", "ended_why"])
    melding = joining.melding
    # Before the melding lets go of its case, so that the line stands in the log of that case too.
    audit.record("melding.taken_back", by=by, about=melding, details={"joining": str(joining.pk)})
    if joining.jongere_id and joining.verdict == Verdict.SAMEN:
        place(melding, None, None)
    return joining


@transaction.atomic
def register_and_join(*, melding: Melding, by: User, why: str, bsn: str = "", **person: Unpack[Person]) -> Jongere:
    """We did not know this jongere: write them down, and join the melding."""
    jongere = register(by=by, bsn=bsn, **person)
    join_jongere(melding=melding, jongere=jongere, why=why, by=by)
    return jongere


def said_about(melding: Melding) -> list[Joining]:
    """All that was ever said about whom this melding is, also what was taken back; latest first."""
    both_ways = Joining.objects.filter(Q(melding=melding) | Q(other=melding))
    return list(both_ways.select_related("jongere", "melding__jongere", "other__jongere", "by", "ended_by"))


def said(melding: Melding, row: Jongere | Melding, verdict: Verdict, why: str, by: User | None) -> Joining:
    if not why.strip():
        raise WhyMissing
    about = {"jongere": row} if isinstance(row, Jongere) else {"other": row}
    if Joining.objects.standing().filter(melding=melding, **about).exists() or said_the_other_way(melding, row):
        raise AlreadySaid
    return save_new(Joining(melding=melding, verdict=verdict, why=why, by=by, **about))


def said_the_other_way(melding: Melding, row: Jongere | Melding) -> bool:
    return isinstance(row, Melding) and Joining.objects.standing().filter(melding=row, other=melding).exists()


def joined_without_jongere(melding: Melding) -> list[Melding]:
    """The meldingen of which somebody said that they belong to this one, and whose jongere is not known yet."""
    together = Joining.objects.standing().together()
    to, from_ = together.filter(melding=melding).values("other"), together.filter(other=melding).values("melding")
    return list(Melding.objects.filter(pk__in=to.union(from_), jongere=None))


def place(melding: Melding, jongere: Jongere | None, case: Case | None) -> None:
    melding.jongere, melding.case = jongere, case
    melding.save(update_fields=["jongere", "case"])
    note_change(melding)


def locked(melding: Melding) -> None:
    """Two people at once wait for each other; the second sees what the first said."""
    now = Melding.objects.select_for_update().get(pk=melding.pk)
    melding.jongere_id, melding.case_id = now.jongere_id, now.case_id
