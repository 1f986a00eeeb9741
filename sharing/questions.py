"""Reading what one is asked, and answering it, through the same narrow door as everything for partners (law 3)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import DatabaseError, IntegrityError, connection
from psycopg import errors

import audit
from audit.services import write
from cases.refusals import Refused
from partners.services import Place, place_of, places_of
from sharing.models import AskedQuestion
from sharing.planned import count_of
from sharing.reading import Member, NotShared, as_partner

WHO = ("naam", "geboortedatum", "regiehouder_telefoon", "regiehouder_email")
MOST_PER_PLACE = 200


class NotAsked(Refused):
    def __init__(self) -> None:
        super().__init__(
            "Deze vraag staat niet meer open. Misschien gaf een collega al antwoord, of is de vraag gestopt."
        )


class NothingSaid(Refused):
    def __init__(self) -> None:
        super().__init__("Geef minstens één antwoord, of zeg dat jullie het niet geven.")


@dataclass(frozen=True)
class Asked:
    """One question, and the gemeente that asks it."""

    place: Place
    question: AskedQuestion


@dataclass(frozen=True)
class Reply:
    """What is said to one item: an answer, or why it is not given."""

    text: str = ""
    why_not: str = ""


def open_questions(member: Member) -> list[Asked]:
    """What this organisation is asked now, over all gemeenten; what ends first comes first. No name of a jongere."""
    found: list[Asked] = []
    for place in places_of(member.ketenpartner_id):
        with place.enter(), as_partner(member):
            rows = AskedQuestion.objects.defer(*WHO).order_by("valid_until", "reference")[:MOST_PER_PLACE]
            found += [Asked(place, row) for row in rows]
    return sorted(found, key=lambda asked: asked.question.valid_until)


def count_questions(member: Member) -> int:
    """How many questions wait for an answer."""
    total = 0
    for place in places_of(member.ketenpartner_id):
        with place.enter(), as_partner(member):
            total += count_of(AskedQuestion.objects.all())
    return total


def find_question(member: Member, question_id: uuid.UUID) -> Asked:
    """What is asked, in whichever gemeente, without about whom; so nothing is written down. Raises NotShared."""
    for place in places_of(member.ketenpartner_id):
        with place.enter(), as_partner(member):
            known = AskedQuestion.objects.defer(*WHO).filter(pk=question_id).first()
        if known is not None:
            return Asked(place, known)
    raise NotShared


def open_question(member: Member, schema: str, question_id: uuid.UUID) -> Asked:
    """Write down that this question is read, then read about whom it is. Raises NotShared."""
    place = place_of(member.ketenpartner_id, schema)
    if place is None:
        raise NotShared
    with place.enter(), as_partner(member):
        known = AskedQuestion.objects.defer(*WHO).filter(pk=question_id).first()
        if known is None:
            raise NotShared
        write([{
            "kind": "read", "action": "question.read", "actor_id": member.id, "actor_name": member.naam,
            "actor_role": member.role, "organisation_id": member.ketenpartner_id, "organisation": member.organisation,
            "case_id": known.case_id, "share_id": known.pk, "fields": [item.code for item in known.items],
            "grondslag": known.grondslag, "purpose": known.doel, "details": {}, "outcome": "ok",
        }])  # fmt: skip
        question = AskedQuestion.objects.filter(pk=question_id).first()
    if question is None:
        raise NotShared
    return Asked(place, question)


def answer(member: Member, schema: str, question_id: uuid.UUID, replies: Mapping[str, Reply]) -> None:
    """Keep what is said to these items, with a line in the log. Raises NothingSaid, NotShared or NotAsked."""
    said = {code: reply for code, reply in replies.items() if reply.text.strip() or reply.why_not.strip()}
    if not said:
        raise NothingSaid
    place = place_of(member.ketenpartner_id, schema)
    if place is None:
        raise NotShared
    try:
        with place.enter(), as_partner(member):
            known = AskedQuestion.objects.defer(*WHO).filter(pk=question_id).first()
            if known is None:
                raise NotAsked
            audit.record(
                "question.answered", by=member, role=member.role, case_id=known.case_id, fields=sorted(said),
                details={"share_id": question_id},
            )  # fmt: skip
            insert(member, question_id, said)
    except DatabaseError as error:
        if isinstance(error, IntegrityError) or isinstance(error.__cause__, errors.InsufficientPrivilege):
            raise NotAsked from error
        raise


def insert(member: Member, question_id: uuid.UUID, said: Mapping[str, Reply]) -> None:
    """One row per item, all or none. The database judges each."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into consent_answer"
            " (id, afweging_id, ketenpartner_id, code, text, why_not, member_id, member_name)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s)",
            [
                [uuid.uuid4(), question_id, member.ketenpartner_id, code, reply.text.strip(), reply.why_not.strip(),
                 member.id, member.naam]
                for code, reply in said.items()
            ],
        )  # fmt: skip
