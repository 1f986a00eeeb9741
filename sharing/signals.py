"""Sending a signal to a gemeente one works with, and reading what it told back; by the same narrow door (C12)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import DataError, IntegrityError, connection
from psycopg import sql

from audit.services import write
from cases.refusals import Refused
from partners.services import Place, place_of, places_of
from sharing.models import OwnSignal
from sharing.reading import Member, NotShared, as_partner
from sharing.view import SIGNAL_SENT

MOST_PER_PLACE = 200


class SignalRefused(Refused):
    def __init__(self) -> None:
        super().__init__("Deze melding kon niet worden verstuurd. Kijk de naam en de geboortedatum na.")


@dataclass(frozen=True)
class Sent:
    """One signal, and the gemeente it went to."""

    place: Place
    signal: OwnSignal


def send(member: Member, schema: str, values: Mapping[str, Any]) -> uuid.UUID:
    """Send a signal, with a line in the log of that gemeente. Raises NotShared where the partner does not work."""
    place = place_of(member.ketenpartner_id, schema)
    if place is None:
        raise NotShared
    number = uuid.uuid4()
    row = {"signal_id": number, "ketenpartner_id": member.ketenpartner_id, "melder_naam": member.naam, **values}
    columns = [name for name in SIGNAL_SENT if name in row]
    try:
        with place.enter(), as_partner(member), connection.cursor() as cursor:
            write([line(member, number)])
            cursor.execute(insertion(columns), [row[name] for name in columns])
    except (DataError, IntegrityError) as error:
        raise SignalRefused from error
    return number


def own_signals(member: Member) -> list[Sent]:
    """What this organisation sent, over all gemeenten it works with today; latest first."""
    found: list[Sent] = []
    for place in places_of(member.ketenpartner_id):
        with place.enter(), as_partner(member):
            rows = OwnSignal.objects.order_by("-sent_at", "signal_id")[:MOST_PER_PLACE]
            found += [Sent(place, row) for row in rows]
    return sorted(found, key=lambda sent: sent.signal.sent_at, reverse=True)


def insertion(columns: list[str]) -> sql.Composed:
    return sql.SQL("insert into sharing_own_signal ({}) values ({})").format(
        sql.SQL(", ").join(map(sql.Identifier, columns)), sql.SQL(", ").join([sql.Placeholder()] * len(columns))
    )


def line(member: Member, number: uuid.UUID) -> dict[str, Any]:
    return {
        "kind": "act", "action": "melding.sent", "actor_id": member.id, "actor_name": member.naam,
        "actor_role": member.role, "organisation_id": member.ketenpartner_id, "organisation": member.organisation,
        "fields": [], "details": {"about": "Melding", "about_id": str(number)}, "outcome": "ok",
    }  # fmt: skip
